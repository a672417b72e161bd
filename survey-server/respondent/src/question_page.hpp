#pragma once

#include <string>

#include "http/handler.hpp"
#include "journey.hpp"
#include "survey.hpp"

namespace respondent {

/// The page of questions that a screen asks for. Precondition: screen.visit.page names a page.
http::Response question_page(const Survey& survey, const Screen& screen);

/// The visit, sealed for this wave: the hidden field « _etat » of every form.
std::string seal_visit(const Survey& survey, const Visit& visit);

}  // namespace respondent
