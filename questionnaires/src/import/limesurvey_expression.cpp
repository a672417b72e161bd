#include <cctype>

#include "import/limesurvey.hpp"

namespace questionnaires {
namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Reads the tokens of a condition one after the other; gives up at what it does not know.
class Translation {
public:
    Translation(std::string_view source, const std::map<std::string, std::string>& multiple)
        : source_{source}, multiple_{multiple} {}

    std::optional<std::string> whole() {
        std::string ours;
        for (skip_blanks(); at_ < source_.size(); skip_blanks()) {
            const auto token = next();
            if (!token) return std::nullopt;
            ours += (ours.empty() ? "" : " ") + *token;
        }
        return ours;
    }

private:
    void skip_blanks() {
        while (at_ < source_.size() && std::isspace(static_cast<unsigned char>(source_[at_])) != 0) ++at_;
    }

    bool take(std::string_view sign) {
        if (!source_.substr(at_).starts_with(sign)) return false;
        at_ += sign.size();
        return true;
    }

    std::optional<std::string> next() {
        if (take("&&")) return "and";
        if (take("||")) return "or";
        if (take("==")) return "=";
        for (const std::string_view sign : {"!=", "<=", ">=", "<", ">", "(", ")", "+", "-", "*"})
            if (take(sign)) return std::string{sign};
        const char c = source_[at_];
        if (c == '"' || c == '\'') return text();
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) return number();
        if (is_word(c)) return name();
        return std::nullopt;
    }

    std::optional<std::string> text() {
        const auto end = source_.find(source_[at_], at_ + 1);
        if (end == std::string_view::npos) return std::nullopt;
        const std::string content{source_.substr(at_ + 1, end - at_ - 1)};
        if (content.find('\'') != std::string::npos) return std::nullopt;
        at_ = end + 1;
        return "'" + content + "'";
    }

    std::optional<std::string> number() {
        const std::size_t from = at_;
        while (at_ < source_.size() &&
               (std::isdigit(static_cast<unsigned char>(source_[at_])) != 0 || source_[at_] == '.'))
            ++at_;
        return std::string{source_.substr(from, at_ - from)};
    }

    std::optional<std::string> name() {
        const std::size_t from = at_;
        while (at_ < source_.size() && is_word(source_[at_])) ++at_;
        std::string word{source_.substr(from, at_ - from)};
        if (word == "and" || word == "or") return word;
        if (word == "eq") return "=";
        if (word == "ne") return "!=";
        if (word == "lt") return "<";
        if (word == "le") return "<=";
        if (word == "gt") return ">";
        if (word == "ge") return ">=";
        for (const std::string_view suffix : {".NAOK", ".code", ".value", ".valueNAOK"})
            if (source_.substr(at_).starts_with(suffix) &&
                (at_ + suffix.size() == source_.size() || !is_word(source_[at_ + suffix.size()]))) {
                at_ += suffix.size();
                break;
            }
        skip_blanks();
        if (at_ < source_.size() && (source_[at_] == '(' || source_[at_] == '.')) return std::nullopt;
        const auto ticked = multiple_.find(word);
        if (ticked == multiple_.end()) return "${" + word + "}";
        return ticked_answer(ticked->second);
    }

    /// `Q_SQ == "Y"` is that the choice is ticked, `!= "Y"` and `== ""` that it is not.
    std::optional<std::string> ticked_answer(const std::string& selected) {
        const bool equal = take("==");
        if (!equal && !take("!=")) return std::nullopt;
        skip_blanks();
        const auto value =
            at_ < source_.size() && (source_[at_] == '"' || source_[at_] == '\'') ? text() : std::nullopt;
        if (!value || (*value != "'Y'" && *value != "''")) return std::nullopt;
        return (*value == "'Y'") == equal ? selected : "not(" + selected + ")";
    }

    std::string_view source_;
    const std::map<std::string, std::string>& multiple_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<std::string> lime_expression(std::string_view source,
                                           const std::map<std::string, std::string>& multiple) {
    return Translation{source, multiple}.whole();
}

}  // namespace questionnaires
