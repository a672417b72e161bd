#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace analysis {

/// One variable of an SPSS file, as its dictionary declares it.
struct SavVariable {
    std::string name;       ///< long name
    std::string label;      ///< empty when it has none
    std::string label_set;  ///< name of its value labels; empty when it has none
};

/// What the bytes of an SPSS file say, in their order:
///
///     (variable)* (weighted_by)? (value_label)* (cell: row by row, every variable of a row)*
///
/// Texts are in the file's words, recoded to UTF-8 but not checked. What a member throws ends the reading and is
/// thrown on by parse_sav.
class SavVisitor {
public:
    virtual ~SavVisitor() = default;

    virtual void variable(const SavVariable& variable) = 0;
    virtual void weighted_by(std::string_view variable) = 0;
    virtual void value_label(std::string_view label_set, std::string_view code, std::string_view label) = 0;
    /// `text` is the cell as in a CSV file: « 1 », « 2.5 », a trimmed text, or empty for system-missing and for each value
    /// that the dictionary declares missing.
    virtual void cell(std::size_t row, std::size_t variable, std::string_view text) = 0;
};

/// Reads an SPSS system file (.sav, also .zsav) from its bytes. Returns what is wrong with it, in French with
/// what to do; whatever the visitor was told before is then worth nothing.
std::optional<std::string> parse_sav(std::string_view bytes, SavVisitor& visitor);

/// A value as the text of a cell: a whole number without decimals, else the shortest text that reads back as the same number.
std::string sav_number_text(double value);

}  // namespace analysis
