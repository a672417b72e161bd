#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/expression.hpp"
#include "questionnaires/scale.hpp"

namespace questionnaires {

/// One line of the `choices` sheet.
struct Choice {
    std::string code;  ///< 1 to 5 ASCII letters or digits; a number on an answer scale
    std::string label;
    bool exclusive = false;  ///< in a multiple choice, excludes every other choice (`vigie::exclusif`)
    bool specify = false;    ///< opens a short text « précisez » (`vigie::precisez`, or `or_other`)
    bool missing = false;    ///< an answer outside the scale, such as « Non concerné » (`vigie::manquant`)
};

struct ChoiceList {
    std::string name;
    std::vector<Choice> choices;
};

enum class QuestionKind { select_one, select_multiple, rank, integer, decimal, text, note, calculate };

/// One line of the `survey` sheet that is not a group. Texts are French, as they will be shown.
struct Question {
    std::string name;  ///< [A-Za-z][A-Za-z0-9]{0,19}
    QuestionKind kind = QuestionKind::note;
    std::string label;
    std::string hint;
    std::string list;       ///< name of the choice list; empty for kinds without choices
    bool required = false;  ///< asks once more when empty, then accepts: nobody is forced to answer
    bool refusal = true;    ///< offers « Je préfère ne pas répondre » (`vigie::refus`)
    /// `appearance` likert: an item of an answer scale, shown in one row on wide screens
    bool likert = false;
    bool multiline = false;  ///< `appearance` multiline
    int max_length = 0;      ///< of a text or a « précisez », in Unicode code points (`vigie::longueur`)
    std::optional<Expression> relevant;
    std::optional<Expression> constraint;  ///< `.` is the answer itself
    std::string constraint_message;
    std::optional<Expression> calculation;
    bool band = false;  ///< may serve as a breakdown in results (`vigie::bande`)
    /// bands this question is crossed with in results (`vigie::croise_avec`)
    std::vector<std::string> crossed_with;
    bool verbatim = false;  ///< texts may be quoted after review (`vigie::verbatim`)
};

/// A group of the `survey` sheet: what is shown on one screen.
struct Page {
    std::string name;
    std::string title;
    std::optional<Expression> relevant;
    std::vector<Question> questions;
};

struct Settings {
    std::string title;
    std::string id;
    std::string version;
    std::string language;  ///< "fr"
    int minutes = 0;       ///< announced duration (`vigie::minutes`); 0 when not announced
    std::string licence;   ///< `vigie::licence`
    /// the one band whose answer stays beside each text at the tally (`vigie::bande_textes`); empty: none does
    std::string text_band = {};
};

/// A questionnaire that has passed every check of the reader: names are unique and known, conditions
/// refer to earlier questions only, lists exist, scales name items that exist.
struct Questionnaire {
    Settings settings;
    std::vector<ChoiceList> lists;
    std::vector<Page> pages;
    std::vector<Scale> scales;

    /// nullptr when there is no such question, list or scale.
    const Question* question(std::string_view name) const;
    const ChoiceList* list(std::string_view name) const;
    const Scale* scale(std::string_view name) const;
    /// The choices of a question; empty for kinds without choices.
    const std::vector<Choice>& choices_of(const Question& question) const;
};

}  // namespace questionnaires
