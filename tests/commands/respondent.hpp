#pragma once

#include <string>

#include "http/client.hpp"
#include "http/form.hpp"

namespace tests {

/// Goes through every page of the survey as a browser without script does, with these answers by field name, to the
/// page that reviews them; returns that page. Throws std::runtime_error when a page is not one of the survey.
std::string answer_pages(http::Client& client, const http::Form& answers);

/// Sends the reviewed answers with a code; the page that comes back.
http::ClientResponse send_answers(http::Client& client, const std::string& review, const std::string& code);

/// Whether the page says that the ballot is on the disk.
bool is_acknowledged(const http::ClientResponse& response);

}  // namespace tests
