#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace questionnaires {

/// One answer, as given. An unanswered question has no Answer at all. In a ballot, a calculated question has one:
/// its value, as text.
struct Answer {
    bool refused = false;            ///< « Je préfère ne pas répondre »: codes and text are empty
    std::vector<std::string> codes;  ///< select_one: one; select_multiple: in list order; rank: best first
    std::string text;  ///< a text; a number in canonical form (decimal point); a « précisez »

    bool operator==(const Answer&) const = default;
};

/// What one person answered, by question name. Holds nothing else: no time, no order, no identity.
using AnswerSheet = std::map<std::string, Answer, std::less<>>;

/// The sheet as one line of text and back: what travels sealed between pages and in the ballot.
/// write_sheet is deterministic; read_sheet returns an empty sheet only for the text of an empty sheet
/// and throws std::invalid_argument for anything write_sheet cannot have written (our own sealed
/// bytes: a fault there is a fault of the machine, not of a person).
std::string write_sheet(const AnswerSheet& sheet);
AnswerSheet read_sheet(std::string_view text);

}  // namespace questionnaires
