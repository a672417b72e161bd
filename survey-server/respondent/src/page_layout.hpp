#pragma once

#include <string>

#include "http/handler.hpp"
#include "survey.hpp"
#include "view.hpp"

namespace respondent {

/// A page's content, to be put between the header and the footer that every page has.
struct PageLayout {
    std::string title;
    View::Part content;
    /// the content has its own element of id "contenu", such as an error summary
    bool focus_in_content = false;
    bool answering = false;  ///< answers are on the page: links to elsewhere open another tab
};

http::Response lay_out(const Survey& survey, const PageLayout& layout, int status = 200);

/// Address of the stylesheet, which changes with its text.
const std::string& stylesheet_path();

}  // namespace respondent
