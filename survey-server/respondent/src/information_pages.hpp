#pragma once

#include "http/form.hpp"
#include "http/handler.hpp"
#include "survey.hpp"

namespace respondent {

/// What this is, and anonymity in six short answers, before anything else.
http::Response start_page(const Survey& survey);
http::Response anonymity_page(const Survey& survey);
http::Response accessibility_page(const Survey& survey);
http::Response stylesheet();

http::Response not_found_page(const Survey& survey);
/// `allowed`: methods, as in the Allow header.
http::Response not_allowed_page(const Survey& survey, const char* allowed);
http::Response see_other(const char* path);

/// The answers so far cannot be read: another wave's page, an altered or cut one. Gives back the texts that came
/// with the form, which cost the person most.
http::Response unopened_page(const Survey& survey, const http::Form& form);

}  // namespace respondent
