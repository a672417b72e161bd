#pragma once

#include <string>
#include <vector>

/// Bytes that no browser sends, and the status that refuses them.
struct BadRequest {
    std::string what;
    int status = 0;
    std::string bytes;
};

/// What Beast's parser refuses by itself, what it lets through, and what else no browser sends. A second
/// request stands behind most of them: were the first one misread, it would come to a handler.
std::vector<BadRequest> bad_requests();

/// A form sent to /envoi with these fields of the head.
std::string post(const std::string& fields, const std::string& body);
