#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// Fields of application/x-www-form-urlencoded, in any number per name.
using Form = std::multimap<std::string, std::string, std::less<>>;

/// Decodes a form body or query; nullopt for a malformed percent escape or more than `max_fields` fields.
std::optional<Form> parse_form(std::string_view body, std::size_t max_fields = 1000);

/// The reverse: percent-encodes what is not unreserved (RFC 3986 § 2.3), blanks as '+'.
std::string write_form(const Form& form);

}  // namespace http
