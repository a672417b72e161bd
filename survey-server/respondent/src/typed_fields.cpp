#include "typed_fields.hpp"

#include <algorithm>

namespace respondent {

using questionnaires::FormFields;

bool belongs_to(std::string_view field, std::string_view question) {
    return field.starts_with(question) && (field.size() == question.size() || field[question.size()] == '.');
}

FormFields fields_of(const FormFields& fields, std::string_view question) {
    FormFields own;
    for (const auto& [name, value] : fields) {
        if (belongs_to(name, question)) own.emplace(name, value);
    }
    return own;
}

std::string_view value_of(const FormFields& fields, std::string_view field) {
    const auto found = fields.find(field);
    return found == fields.end() ? std::string_view{} : std::string_view{found->second};
}

bool is_filled(const FormFields& fields, std::string_view question) {
    return std::any_of(fields.begin(), fields.end(), [question](const auto& field) {
        return !field.second.empty() && belongs_to(field.first, question);
    });
}

bool is_ticked(const FormFields& fields, std::string_view field, std::string_view value) {
    const auto [first, last] = fields.equal_range(field);
    return std::any_of(first, last, [value](const auto& sent) { return sent.second == value; });
}

}  // namespace respondent
