#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/form.hpp"

namespace simulation {

/// A field of a form as it stands on the page.
struct Control {
    std::string name;
    std::string type;     ///< radio, checkbox, select, textarea, or the type of an input
    std::string value;    ///< what it sends: of a radio or checkbox when ticked, of the others as it stands
    bool ticked = false;  ///< radio or checkbox
    std::vector<std::string> options;  ///< values of a select
};

struct Button {
    std::string label;  ///< what a person reads on it
    std::string name;
    std::string value;
    std::string action;  ///< where it sends the form: its own `formaction`, else the form's
};

struct PageForm {
    std::vector<Control> controls;
    std::vector<Button> buttons;

    /// nullptr when no button reads so.
    const Button* button(std::string_view label) const;
    bool offers(std::string_view name) const;
    /// What a browser would send if nothing were changed: hidden fields, ticked boxes, texts as they stand.
    http::Form as_it_stands() const;
};

/// A page of the survey as a person meets it: what its title says and which forms it offers.
struct SurveyPage {
    std::string title;
    std::vector<PageForm> forms;

    /// The first form with a button of this label; nullptr when there is none.
    const PageForm* form_with(std::string_view button) const;
};

/// Reads a page, which must be well-formed as XML. Throws std::runtime_error when it is not.
SurveyPage read_survey_page(std::string_view html);

}  // namespace simulation
