#include "society.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

namespace simulation {

namespace {

namespace json = boost::json;
using questionnaires::Question;
using questionnaires::Questionnaire;

[[noreturn]] void refuse(const std::string& key, const std::string& reason) {
    throw std::runtime_error("« " + key + " » : " + reason);
}

const json::object& object_at(const json::object& parent, std::string_view key) {
    static const json::object none;
    const json::value* value = parent.if_contains(key);
    if (value == nullptr) return none;
    if (!value->is_object()) refuse(std::string{key}, "un objet est attendu.");
    return value->get_object();
}

double number(const json::value& value, const std::string& key) {
    if (!value.is_number()) refuse(key, "un nombre est attendu.");
    return value.to_number<double>();
}

double share(const json::object& parent, const std::string& key) {
    const json::value* value = parent.if_contains(key);
    if (value == nullptr) return 0.0;
    const double given = number(*value, key);
    if (!(given >= 0.0 && given <= 1.0)) refuse(key, "une part de 0 à 1 est attendue.");
    return given;
}

const Question& question_of(const Questionnaire& questionnaire, std::string_view name,
                            const std::string& key) {
    const Question* question = questionnaire.question(name);
    if (question == nullptr) refuse(key, "le questionnaire n’a pas de question de ce nom.");
    return *question;
}

void check_scale(const Questionnaire& questionnaire, std::string_view name, const std::string& key) {
    if (questionnaire.scale(name) == nullptr) refuse(key, "le questionnaire n’a pas d’échelle de ce nom.");
}

/// In the order of the choice list, so that the order of the file does not matter.
CodeWeights code_weights(const json::object& given, const Questionnaire& questionnaire,
                         const Question& question, const std::string& key) {
    CodeWeights result;
    for (const questionnaires::Choice& choice : questionnaire.choices_of(question)) {
        const json::value* weight = given.if_contains(choice.code);
        if (weight == nullptr) continue;
        result.codes.push_back(choice.code);
        result.weights.push_back(number(*weight, key + "." + choice.code));
        if (!(result.weights.back() >= 0.0))
            refuse(key + "." + choice.code, "un poids ne peut pas être négatif.");
    }
    if (result.codes.size() != given.size())
        refuse(key, "un code n’est pas dans la liste de choix de cette question.");
    if (std::none_of(result.weights.begin(), result.weights.end(),
                     [](double weight) { return weight > 0.0; })) {
        refuse(key, "aucun choix n’a de poids.");
    }
    return result;
}

std::map<std::string, CodeWeights, std::less<>> all_code_weights(const json::object& root,
                                                                 const Questionnaire& questionnaire,
                                                                 const std::string& section) {
    std::map<std::string, CodeWeights, std::less<>> result;
    for (const auto& [name, given] : object_at(root, section)) {
        const std::string key = section + "." + std::string{name};
        if (!given.is_object()) refuse(key, "un objet est attendu.");
        result.emplace(name, code_weights(given.get_object(), questionnaire,
                                          question_of(questionnaire, name, key), key));
    }
    return result;
}

/// `{band: {code of the band: {code: weight}}}` of one question.
AnswersByBand answers_by_band(const json::value& given, const Questionnaire& questionnaire,
                              const Question& question, const std::string& key) {
    if (!given.is_object() || given.get_object().size() != 1)
        refuse(key, "un objet d’une seule question de profil est attendu.");
    const auto& [band, by_code] = *given.get_object().begin();
    question_of(questionnaire, band, key);
    if (!by_code.is_object()) refuse(key, "un objet est attendu.");
    AnswersByBand result{std::string{band}, {}};
    for (const auto& [code, weights] : by_code.get_object()) {
        const std::string where = key + "." + std::string{code};
        if (!weights.is_object()) refuse(where, "un objet est attendu.");
        result.weights.emplace(code, code_weights(weights.get_object(), questionnaire, question, where));
    }
    return result;
}

ByName by_scale(const json::object& given, const Questionnaire& questionnaire, const std::string& section) {
    ByName result;
    for (const auto& [scale, shift] : given) {
        const std::string key = section + "." + std::string{scale};
        check_scale(questionnaire, scale, key);
        result.emplace(scale, number(shift, key));
    }
    return result;
}

NumberRange number_range(const json::value& given, const std::string& key) {
    if (!given.is_array() || given.get_array().size() != 2)
        refuse(key, "deux nombres [bas, haut] sont attendus.");
    const NumberRange range{static_cast<int>(number(given.get_array()[0], key)),
                            static_cast<int>(number(given.get_array()[1], key))};
    if (range.low > range.high) refuse(key, "le bas dépasse le haut.");
    return range;
}

Sentences sentences(const json::value& given, const std::string& key) {
    if (!given.is_object()) refuse(key, "un objet est attendu.");
    Sentences result{share(given.get_object(), "rate"), {}};
    const json::value* texts = given.get_object().if_contains("sentences");
    if (texts == nullptr || !texts->is_array())
        refuse(key + ".sentences", "une liste de phrases est attendue.");
    for (const json::value& text : texts->get_array()) {
        if (!text.is_string()) refuse(key + ".sentences", "une phrase est attendue.");
        result.texts.emplace_back(text.get_string());
    }
    if (result.texts.empty()) refuse(key + ".sentences", "au moins une phrase est attendue.");
    return result;
}

Society society_of(const json::object& root, const Questionnaire& questionnaire) {
    Society society;
    society.bands = all_code_weights(root, questionnaire, "bands");
    society.answers = all_code_weights(root, questionnaire, "answers");
    for (const auto& [name, given] : object_at(root, "answers_by")) {
        const std::string key = "answers_by." + std::string{name};
        const Question& question = question_of(questionnaire, name, key);
        society.answers_by.emplace(name, answers_by_band(given, questionnaire, question, key));
    }
    society.means = by_scale(object_at(root, "means"), questionnaire, "means");
    for (const auto& [band, effects] : object_at(root, "band_effects")) {
        const std::string key = "band_effects." + std::string{band};
        question_of(questionnaire, band, key);
        if (!effects.is_object()) refuse(key, "un objet est attendu.");
        for (const auto& [code, shifts] : effects.get_object()) {
            const std::string where = key + "." + std::string{code};
            if (!shifts.is_object()) refuse(where, "un objet est attendu.");
            society.band_effects[band].emplace(code, by_scale(shifts.get_object(), questionnaire, where));
        }
    }
    for (const auto& [scale, quarters] : object_at(root, "drift")) {
        const std::string key = "drift." + std::string{scale};
        check_scale(questionnaire, scale, key);
        if (!quarters.is_array() || quarters.get_array().empty())
            refuse(key, "une liste de nombres est attendue.");
        for (const json::value& shift : quarters.get_array())
            society.drift[scale].push_back(number(shift, key));
    }
    for (const auto& [name, range] : object_at(root, "numbers")) {
        const std::string key = "numbers." + std::string{name};
        question_of(questionnaire, name, key);
        society.numbers.emplace(name, number_range(range, key));
    }
    for (const auto& [name, texts] : object_at(root, "texts")) {
        const std::string key = "texts." + std::string{name};
        question_of(questionnaire, name, key);
        society.texts.emplace(name, sentences(texts, key));
    }
    society.correlation = share(root, "correlation");
    society.refusal = share(root, "refusal");
    society.dropout = share(root, "dropout");
    return society;
}

}  // namespace

Society parse_society(std::string_view text, const Questionnaire& questionnaire) {
    json::error_code error;
    const json::value root = json::parse({text.data(), text.size()}, error);
    if (error || !root.is_object()) throw std::runtime_error("ce n’est pas un objet JSON.");
    return society_of(root.get_object(), questionnaire);
}

double drift_of(const Society& society, std::string_view scale, int quarter) {
    const auto found = society.drift.find(scale);
    if (found == society.drift.end() || quarter < 0) return 0.0;
    return found->second[std::min(static_cast<std::size_t>(quarter), found->second.size() - 1)];
}

}  // namespace simulation
