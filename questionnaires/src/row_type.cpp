#include "row_type.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "naming.hpp"

namespace questionnaires {

namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::pair<std::string_view, QuestionKind>, 8> kKinds{{
    {"select_one", QuestionKind::select_one},
    {"select_multiple", QuestionKind::select_multiple},
    {"rank", QuestionKind::rank},
    {"integer", QuestionKind::integer},
    {"decimal", QuestionKind::decimal},
    {"text", QuestionKind::text},
    {"note", QuestionKind::note},
    {"calculate", QuestionKind::calculate},
}};

constexpr std::string_view kPlace =
    "un lieu précis permet de reconnaître une personne ; proposez de grandes zones dans une "
    "question select_one";
constexpr std::string_view kRecording =
    "un fichier ou un enregistrement porte des traces de la personne (voix, visage, "
    "appareil) ; posez une question text";
constexpr std::string_view kDate =
    "une date précise permet de reconnaître une personne ; proposez des tranches dans une "
    "question select_one";
constexpr std::string_view kTrace =
    "il enregistre qui répond, quand ou avec quel appareil ; supprimez cette ligne";
constexpr std::string_view kRepeat =
    "les questions répétées ne peuvent pas être dépouillées sans reconnaître des "
    "personnes ; posez chaque question une fois";
constexpr std::string_view kOutside =
    "les choix doivent se trouver dans la feuille choices, pour être relus et scellés avec "
    "le questionnaire";

/// Types of XLSForm that Vigie does not keep.
constexpr std::array<std::pair<std::string_view, std::string_view>, 37> kLeftOut{{
    {"geopoint", kPlace},
    {"geotrace", kPlace},
    {"geoshape", kPlace},
    {"start-geopoint", kPlace},
    {"image", kRecording},
    {"photo", kRecording},
    {"audio", kRecording},
    {"background-audio", kRecording},
    {"video", kRecording},
    {"file", kRecording},
    {"signature", kRecording},
    {"barcode", kRecording},
    {"qrcode", kRecording},
    {"date", kDate},
    {"time", kDate},
    {"datetime", kDate},
    {"start", kTrace},
    {"end", kTrace},
    {"today", kTrace},
    {"deviceid", kTrace},
    {"subscriberid", kTrace},
    {"simserial", kTrace},
    {"username", kTrace},
    {"phonenumber", kTrace},
    {"email", kTrace},
    {"audit", kTrace},
    {"begin_repeat", kRepeat},
    {"end_repeat", kRepeat},
    {"select_one_from_file", kOutside},
    {"select_multiple_from_file", kOutside},
    {"select_one_external", kOutside},
    {"csv-external", kOutside},
    {"xml-external", kOutside},
    {"range", "écrivez une question integer avec une contrainte, comme . >= 0 and . <= 10"},
    {"acknowledge", "écrivez une question select_one avec un seul choix"},
    {"trigger", "écrivez une question select_one avec un seul choix"},
    {"hidden", "écrivez une ligne calculate"},
}};

std::string known_types() {
    std::string known = "begin group, end group";
    for (const auto& [name, kind] : kKinds) known += ", " + std::string{name};
    return known;
}

/// `begin group` and `begin_group` are the same type.
void join_begin_and_end(Words& words) {
    if (words.size() < 2 || (words[0] != "begin" && words[0] != "end")) return;
    words[0] += "_" + folded(words[1]);
    words.erase(words.begin() + 1);
}

std::optional<std::string> why_left_out(std::string_view type) {
    const auto found =
        std::find_if(kLeftOut.begin(), kLeftOut.end(), [type](const auto& one) { return one.first == type; });
    if (found == kLeftOut.end()) return std::nullopt;
    return "le type « " + std::string{type} + " » n’est pas gardé : " + std::string{found->second} + ".";
}

Result<RowType, std::string> type_with_list(RowType type, const Words& words) {
    if (words.size() < 2) {
        return Failure{"le type « " + words[0] + " » doit nommer sa liste de choix, comme « " + words[0] +
                       " metiers »."};
    }
    type.list = words[1];
    const bool selects = type.question != QuestionKind::rank;
    type.or_other = selects && words.size() == 3 && folded(words[2]) == "or_other";
    if (words.size() == 2 || type.or_other) return type;
    return Failure{"le type « " + words[0] + " » ne comprend pas « " + words[2] +
                   " » : le nom d’une liste n’a pas d’espace" +
                   (selects ? ", et seul « or_other » peut le suivre." : ".")};
}

}  // namespace

Result<RowType, std::string> row_type(std::string_view cell) {
    Words words = words_of(cell);
    if (words.empty()) return Failure{"le type manque. Types connus : " + known_types() + "."};
    words[0] = folded(words[0]);
    join_begin_and_end(words);

    RowType type;
    if (words[0] == "begin_group" || words[0] == "end_group") {
        type.kind = words[0] == "begin_group" ? RowType::Kind::begin_group : RowType::Kind::end_group;
    } else {
        const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                       [&words](const auto& one) { return one.first == words[0]; });
        if (kind == kKinds.end()) {
            if (const auto reason = why_left_out(words[0])) return Failure{*reason};
            return Failure{"le type « " + words[0] + " » est inconnu. Types connus : " + known_types() + "."};
        }
        type.question = kind->second;
        if (has_choices(type.question)) return type_with_list(type, words);
    }
    if (words.size() > 1) {
        return Failure{"rien ne doit suivre le type « " + words[0] + " ». Retirez « " + words[1] + " »."};
    }
    return type;
}

bool is_asked(QuestionKind kind) {
    return kind != QuestionKind::note && kind != QuestionKind::calculate;
}

bool has_choices(QuestionKind kind) {
    return kind == QuestionKind::select_one || kind == QuestionKind::select_multiple ||
           kind == QuestionKind::rank;
}

}  // namespace questionnaires
