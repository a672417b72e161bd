// A foreign questionnaire on its way into the sheets of our profile.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/import.hpp"

namespace questionnaires {

struct DraftChoice {
    std::string code;
    std::string label;
    bool specify = false;
};

struct DraftQuestion {
    std::string type;  ///< « text », « select_one »: without its list
    std::string list;  ///< key of a draft list; empty for none
    std::string name;  ///< as in the foreign file
    std::string label;
    std::string hint;
    bool required = false;
    bool or_other = false;
    std::string relevant;  ///< in our dialect, with foreign names
    std::string constraint;
    std::string constraint_message;
    std::string calculation;
    std::string appearance;
    std::map<std::string, std::string> own = {};  ///< our own columns, `vigie::…`
};

struct DraftPage {
    std::string name;
    std::string title;
    std::string relevant;
    std::vector<DraftQuestion> questions;
};

struct DraftForm {
    std::string title;
    std::string id;
    std::string version = "1";
    std::vector<DraftPage> pages;
    std::map<std::string, std::vector<DraftChoice>> lists;
    std::vector<Loss> losses;

    void lose(std::string question, std::string reason) {
        losses.push_back({std::move(question), std::move(reason)});
    }
};

/// The sheets, once names and codes fit our limits and expressions are ones we understand; what changes is a loss.
Import sheets_of(DraftForm form);

/// Text without its HTML; `stripped` tells whether something more than plain formatting went.
std::string without_html(std::string_view text, bool& stripped);

}  // namespace questionnaires
