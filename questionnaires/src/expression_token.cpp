#include "expression_token.hpp"

#include <array>
#include <optional>
#include <utility>

#include "questionnaires/utf8.hpp"

namespace questionnaires {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

template <class Accepted>
std::size_t end_of_run(std::string_view source, std::size_t at, Accepted accepted) {
    while (at < source.size() && accepted(source[at])) ++at;
    return at;
}

/// What other languages or a word processor write in place of ours.
std::optional<std::string> advice_on(std::string_view rest) {
    using Advice = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Advice, 14> kAdvice{{
        {"==", "écrivez un seul signe « = »"},
        {"<>", "« différent de » s’écrit « != »"},
        {"&", "« et » s’écrit « and »"},
        {"|", "« ou » s’écrit « or »"},
        {"!", "la négation s’écrit « not(…) », « différent de » s’écrit « != »"},
        {"/", "la division s’écrit « div »"},
        {"%", "le reste d’une division s’écrit « mod »"},
        {"$", "le nom d’une question s’écrit entre accolades, comme ${nom}"},
        {"≤", "« au plus » s’écrit « <= »"},
        {"≥", "« au moins » s’écrit « >= »"},
        {"’", "un texte s’écrit entre apostrophes droites, comme 'oui'"},
        {"‘", "un texte s’écrit entre apostrophes droites, comme 'oui'"},
        {"“", "un texte s’écrit entre apostrophes droites, comme 'oui'"},
        {"«", "un texte s’écrit entre apostrophes droites, comme 'oui'"},
    }};
    for (const auto& [written, advice] : kAdvice) {
        if (rest.starts_with(written)) return std::string{advice};
    }
    return std::nullopt;
}

/// The code point at the beginning of `rest`, or what stands for a byte that is none.
std::string first_sign(std::string_view rest) {
    for (std::size_t length = 1; length <= 4 && length <= rest.size(); ++length) {
        const std::string_view sign = rest.substr(0, length);
        if (well_formed_utf8(sign) == length) return std::string{sign};
    }
    return "�";
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view source) : source_{source} {}

    Result<Token, ExpressionError> next() {
        at_ = end_of_run(source_, at_, is_space);
        // A spreadsheet may leave no-break spaces between words.
        while (source_.substr(at_).starts_with("\u00A0")) at_ = end_of_run(source_, at_ + 2, is_space);
        if (at_ == source_.size()) return Token{Token::Kind::end, "", at_};

        const char first = source_[at_];
        if (is_digit(first) || (first == '.' && at_ + 1 < source_.size() && is_digit(source_[at_ + 1])))
            return number();
        if (first == '\'' || first == '"') return quoted(first);
        if (source_.substr(at_).starts_with("${")) return reference();
        if (is_letter(first)) {
            return word(end_of_run(
                source_, at_, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; }));
        }
        return sign();
    }

private:
    Token taken(Token::Kind kind, std::size_t end, std::string text) {
        const std::size_t begin = std::exchange(at_, end);
        return Token{kind, std::move(text), begin};
    }

    Token word(std::size_t end) {
        return taken(Token::Kind::word, end, std::string{source_.substr(at_, end - at_)});
    }

    Result<Token, ExpressionError> number() {
        std::size_t end = end_of_run(source_, at_, is_digit);
        if (end < source_.size() && source_[end] == '.') end = end_of_run(source_, end + 1, is_digit);
        if (end < source_.size() && (is_letter(source_[end]) || source_[end] == '.')) {
            return Failure{ExpressionError{
                at_, "ce nombre est mal écrit. Un nombre s’écrit avec des chiffres et un point, comme 12.5"}};
        }
        return taken(Token::Kind::number, end, std::string{source_.substr(at_, end - at_)});
    }

    Result<Token, ExpressionError> quoted(char quote) {
        const std::size_t end = source_.find(quote, at_ + 1);
        if (end == std::string_view::npos) {
            return Failure{
                ExpressionError{at_, "ce texte n’est pas fermé. Ajoutez l’apostrophe qui manque à la fin"}};
        }
        return taken(Token::Kind::text, end + 1, std::string{source_.substr(at_ + 1, end - at_ - 1)});
    }

    Result<Token, ExpressionError> reference() {
        const std::size_t begin = at_ + 2;
        const std::size_t end =
            end_of_run(source_, begin, [](char c) { return is_letter(c) || is_digit(c); });
        if (end == begin || end == source_.size() || source_[end] != '}') {
            return Failure{ExpressionError{
                at_, "ce renvoi est mal écrit. Une question se nomme comme ${nom}, sans espace ni accent"}};
        }
        return taken(Token::Kind::reference, end + 1, std::string{source_.substr(begin, end - begin)});
    }

    Result<Token, ExpressionError> sign() {
        const std::string_view rest = source_.substr(at_);
        if (!rest.starts_with("!=") && !rest.starts_with("<=") && !rest.starts_with(">=")) {
            if (const auto advice = advice_on(rest)) {
                return Failure{
                    ExpressionError{at_, "« " + first_sign(rest) + " » n’est pas compris ici : " + *advice}};
            }
        }
        constexpr std::array<std::string_view, 13> kSigns{"!=", "<=", ">=", "=", "<", ">", "+",
                                                          "-",  "*",  "(",  ")", ",", "."};
        for (const std::string_view known : kSigns) {
            if (rest.starts_with(known))
                return taken(Token::Kind::sign, at_ + known.size(), std::string{known});
        }
        return Failure{
            ExpressionError{at_, "« " + first_sign(rest) + " » n’est pas compris dans une expression"}};
    }

    std::string_view source_;
    std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<Token>, ExpressionError> tokenize(std::string_view source) {
    std::vector<Token> tokens;
    Tokenizer tokenizer{source};
    do {
        Result<Token, ExpressionError> token = tokenizer.next();
        if (!token) return Failure{token.error()};
        tokens.push_back(std::move(token).value());
    } while (tokens.back().kind != Token::Kind::end);
    return tokens;
}

}  // namespace questionnaires
