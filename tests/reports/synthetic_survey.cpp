#include "synthetic_survey.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <random>

namespace reports::tests {
namespace {

using questionnaires::Choice;
using questionnaires::Page;
using questionnaires::Question;
using questionnaires::QuestionKind;

struct Axis {
    const char* name;
    const char* label;
    std::vector<std::string> items;
    std::vector<bool> reversed;
};

const std::vector<Axis>& axes() {
    static const std::vector<Axis> all = {
        {"intensite",
         "Intensité et temps de travail",
         {"Avec les outils d’IA, on attend de moi plus de dossiers dans le même temps.",
          "Les alertes, les listes et les scores me font garder trop de choses en tête.",
          "J’ai le temps d’étudier une situation avant de décider de la suite.",
          "Mon rythme de travail me laisse faire de vraies pauses."},
         {false, false, true, true}},
        {"emotions",
         "Exigences émotionnelles",
         {"Je dois expliquer un résultat de l’outil que je ne comprends pas moi-même.",
          "Je reçois la colère de personnes qu’un tri automatique a écartées.",
          "Je tais mes doutes sur les outils.", "Après un échange difficile, je peux souffler ou en parler."},
         {false, false, false, true}},
        {"autonomie",
         "Manque d’autonomie",
         {"Je choisis ma façon d’accompagner les personnes.",
          "C’est l’outil qui fixe l’ordre de mes dossiers.",
          "J’ai mon mot à dire sur la manière d’utiliser l’IA.", "Suivre l’outil est devenu la règle."},
         {true, false, true, false}},
        {"rapports",
         "Rapports sociaux dégradés",
         {"Je trouve de l’aide auprès de mon encadrement.", "Nous prenons le temps de parler des outils.",
          "Les chiffres des outils comptent plus que ce que je fais vraiment.",
          "Les indicateurs servent à nous comparer entre collègues."},
         {true, true, false, false}},
        {"valeurs",
         "Conflits de valeurs",
         {"Je fais un travail moins soigné que je ne le voudrais.",
          "Je participe, malgré moi, à un traitement injuste.",
          "Le contact humain recule dans mon travail, et je le regrette.", "Je vois à quoi je sers."},
         {false, false, false, true}},
        {"insecurite",
         "Insécurité de la situation de travail",
         {"J’ai peur que l’IA fasse disparaître mon poste.",
          "J’ai peur que l’IA rende mes compétences moins utiles.",
          "Je vois clairement comment mon métier va évoluer.",
          "J’ai peur que mes données soient utilisées contre moi."},
         {false, false, true, false}}};
    return all;
}

const std::vector<std::pair<std::string, std::string>>& guarantees() {
    static const std::vector<std::pair<std::string, std::string>> all = {
        {"empl", "Aucune suppression d’emploi due à l’IA"},
        {"form", "Une formation pour chaque personne, sur le temps de travail"},
        {"charg", "Une charge de travail tenable"},
        {"rps", "Un suivi régulier des risques psychosociaux, inscrit au document unique (DUERP)"},
        {"deco", "Un droit à la déconnexion respecté"},
        {"human", "Une décision humaine et un contact humain pour le public"}};
    return all;
}

std::string item_name(std::size_t axis, std::size_t item) {
    return std::string(axes()[axis].name).substr(0, 3) + std::to_string(item + 1);
}

Question question(std::string name, QuestionKind kind, std::string label, std::string list = "") {
    Question one;
    one.name = std::move(name);
    one.kind = kind;
    one.label = std::move(label);
    one.list = std::move(list);
    return one;
}

Choice choice(std::string code, std::string label, bool missing = false) {
    return {std::move(code), std::move(label), false, false, missing};
}

/// Draws that are the same with every standard library.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : engine_{seed} {}

    double uniform() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
    double normal() {
        return std::sqrt(-2.0 * std::log(1.0 - uniform())) * std::cos(2.0 * std::numbers::pi * uniform());
    }

private:
    std::mt19937_64 engine_;
};

/// A column filled row by row with codes; empty = missing, « NA » = refused.
class Filling {
public:
    explicit Filling(std::string name) : name_{std::move(name)} {}

    void add(const std::string& code) { cells_.push_back(code); }

    analysis::NamedColumn column() const {
        analysis::CodedColumn coded;
        std::vector<std::string> codes;
        for (const auto& cell : cells_)
            if (!cell.empty() && cell != "NA") codes.push_back(cell);
        std::sort(codes.begin(), codes.end());
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
        for (const auto& code : codes) {
            const bool number = code.find_first_not_of("0123456789") == std::string::npos;
            coded.categories.push_back({code, code, number ? std::optional{std::stod(code)} : std::nullopt});
        }
        for (const auto& cell : cells_) {
            if (cell.empty())
                coded.codes.push_back(analysis::CodedColumn::kMissing);
            else if (cell == "NA")
                coded.codes.push_back(analysis::CodedColumn::kRefused);
            else
                coded.codes.push_back(static_cast<std::uint8_t>(
                    std::lower_bound(codes.begin(), codes.end(), cell) - codes.begin()));
        }
        return {name_, name_, std::move(coded)};
    }

private:
    std::string name_;
    std::vector<std::string> cells_;
};

std::string likert_code(double latent, bool reversed) {
    const double turned = reversed ? -latent : latent;
    return std::to_string(std::clamp(static_cast<int>(std::lround(3.0 + 1.1 * turned)), 1, 5));
}

}  // namespace

questionnaires::Questionnaire synthetic_questionnaire() {
    questionnaires::Questionnaire result;
    result.settings = {
        "L’intelligence artificielle dans notre travail", "synthetique", "1", "fr", 10, "CC BY 4.0"};
    result.lists = {{"accord",
                     {choice("1", "Pas du tout d’accord"), choice("2", "Plutôt pas d’accord"),
                      choice("3", "Ni d’accord ni pas d’accord"), choice("4", "Plutôt d’accord"),
                      choice("5", "Tout à fait d’accord"), choice("nc", "Non concerné", true)}},
                    {"ouinon", {choice("oui", "Oui"), choice("non", "Non")}},
                    {"metier",
                     {choice("ce", "Conseiller ou conseillère entreprise"),
                      choice("cemp", "Conseiller ou conseillère emploi"),
                      choice("mrs", "Méthode de recrutement par simulation (MRS)"),
                      choice("enc", "Encadrement"), choice("sup", "Autre métier ou fonction support")}},
                    {"garanties", {}}};
    for (const auto& [code, label] : guarantees()) result.lists.back().choices.push_back(choice(code, label));

    Page items{"pItems", "Votre travail", {}, {}};
    for (std::size_t a = 0; a < axes().size(); ++a) {
        questionnaires::Scale scale;
        scale.name = axes()[a].name;
        scale.label = axes()[a].label;
        scale.axis = static_cast<int>(a) + 1;
        for (std::size_t i = 0; i < axes()[a].items.size(); ++i) {
            items.questions.push_back(
                question(item_name(a, i), QuestionKind::select_one, axes()[a].items[i], "accord"));
            scale.items.push_back({item_name(a, i), 1.0, axes()[a].reversed[i]});
        }
        result.scales.push_back(std::move(scale));
    }
    items.questions[18].crossed_with = {"metier"};  // « Le contact humain recule… »
    questionnaires::Scale wellbeing;
    wellbeing.name = "bienetre";
    wellbeing.label = "Bien-être au travail";
    wellbeing.direction = questionnaires::Direction::resource;
    for (const char* name : {"bie1", "bie2"}) {
        items.questions.push_back(question(name, QuestionKind::select_one,
                                           "J’ai passé de bons moments au travail, " + std::string(name),
                                           "accord"));
        wellbeing.items.push_back({name, 1.0, false});
    }
    result.scales.push_back(std::move(wellbeing));
    items.questions.push_back(question("formation", QuestionKind::select_one,
                                       "Avez-vous reçu une formation à l’un de ces outils d’IA ?", "ouinon"));
    items.questions.back().crossed_with = {"metier"};

    Page end{"pFin", "Pour finir", {}, {}};
    end.questions.push_back(question(
        "attentes", QuestionKind::rank,
        "Classez ces garanties, de la plus importante à la moins importante pour vous.", "garanties"));
    end.questions.push_back(
        question("opPropos", QuestionKind::text,
                 "Que proposez-vous pour que l’IA serve vraiment votre travail et le public ?"));
    end.questions.back().multiline = true;
    end.questions.push_back(
        question("metier", QuestionKind::select_one, "Quel est votre métier ?", "metier"));
    end.questions.back().band = true;
    result.pages = {std::move(items), std::move(end)};
    return result;
}

PlenaryWave synthetic_wave(const WaveRecipe& recipe) {
    PlenaryWave wave;
    wave.label = recipe.label;
    wave.questionnaire = synthetic_questionnaire();
    wave.answers.source = recipe.label;
    Draws draws{recipe.seed};

    std::vector<std::string> job_of_row;
    for (const Job& job : recipe.jobs) {
        job_of_row.insert(job_of_row.end(), job.answers, job.code);
        if (recipe.headcounts) wave.headcounts.push_back({job.code, job.people});
    }
    job_of_row.insert(job_of_row.end(), recipe.unsaid, "");
    wave.answers.rows = job_of_row.size();
    if (recipe.headcounts) wave.strata = "metier";

    std::vector<Filling> items;
    for (std::size_t a = 0; a < axes().size(); ++a)
        for (std::size_t i = 0; i < 4; ++i) items.emplace_back(item_name(a, i));
    Filling bie1{"bie1"};
    Filling bie2{"bie2"};
    Filling training{"formation"};
    Filling metier{"metier"};
    std::vector<Filling> ranks;
    for (const auto& [code, label] : guarantees()) ranks.emplace_back("attentes." + code);

    std::int64_t writers = 0;
    for (const std::string& job : job_of_row) {
        const double common = 0.6 * draws.normal();
        const double of_job = job == "cemp" ? 0.35 : job == "enc" ? -0.4 : 0.0;
        for (std::size_t a = 0; a < axes().size(); ++a) {
            const double latent = recipe.level[a] + of_job + common + 0.5 * draws.normal();
            for (std::size_t i = 0; i < 4; ++i) {
                const double draw = draws.uniform();
                const std::string code = likert_code(latent + 0.7 * draws.normal(), axes()[a].reversed[i]);
                items[4 * a + i].add(draw < 0.03 ? "NA" : draw < 0.05 ? "" : draw < 0.08 ? "nc" : code);
            }
        }
        bie1.add(likert_code(-common + 0.8 * draws.normal(), false));
        bie2.add(likert_code(-common + 0.8 * draws.normal(), false));
        training.add(draws.uniform() < (job == "cemp" ? 0.62 : 0.38) ? "oui" : "non");
        metier.add(job);
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t g = 0; g < ranks.size(); ++g)
            order.emplace_back(draws.normal() + 0.45 * static_cast<double>(g), g);
        std::sort(order.begin(), order.end());
        std::vector<std::string> rank(ranks.size());
        for (std::size_t place = 0; place < order.size(); ++place)
            rank[order[place].second] = std::to_string(place + 1);
        const bool ranked = draws.uniform() > 0.1;
        for (std::size_t g = 0; g < ranks.size(); ++g) ranks[g].add(ranked ? rank[g] : "");
        if (draws.uniform() < 0.3) ++writers;
    }
    for (const auto* group : {&items, &ranks})
        for (const Filling& one : *group) wave.answers.columns.push_back(one.column());
    for (const Filling* one : {&bie1, &bie2, &training, &metier})
        wave.answers.columns.push_back(one->column());
    wave.received = static_cast<std::int64_t>(wave.answers.rows);
    wave.issued = 1500;
    wave.writers["opPropos"] = writers;
    return wave;
}

PlenaryWave even_wave(const questionnaires::Questionnaire& questionnaire, std::size_t people,
                      std::uint64_t seed) {
    PlenaryWave wave;
    wave.label = "T4 2026";
    wave.questionnaire = questionnaire;
    wave.answers.rows = people;
    wave.received = static_cast<std::int64_t>(people);
    wave.issued = wave.received;
    Draws draws{seed};
    for (const Page& page : questionnaire.pages)
        for (const Question& one : page.questions) {
            const auto& choices = questionnaire.choices_of(one);
            if (one.kind == QuestionKind::select_one) {
                Filling filling{one.name};
                for (std::size_t row = 0; row < people; ++row)
                    filling.add(choices[static_cast<std::size_t>(draws.uniform() *
                                                                 static_cast<double>(choices.size()))]
                                    .code);
                wave.answers.columns.push_back(filling.column());
            }
            if (one.kind == QuestionKind::rank) {
                std::vector<Filling> ranks;
                for (const Choice& each : choices) ranks.emplace_back(one.name + "." + each.code);
                for (std::size_t row = 0; row < people; ++row) {
                    const auto first =
                        static_cast<std::size_t>(draws.uniform() * static_cast<double>(ranks.size()));
                    for (std::size_t c = 0; c < ranks.size(); ++c)
                        ranks[(first + c) % ranks.size()].add(std::to_string(c + 1));
                }
                for (const Filling& rank : ranks) wave.answers.columns.push_back(rank.column());
            }
            if (one.kind == QuestionKind::text) wave.writers[one.name] = wave.received / 2;
        }
    return wave;
}

PlenaryInput synthetic_campaign(std::size_t waves) {
    PlenaryInput input;
    input.campaign = "France Travail Pro et l’intelligence artificielle";
    for (std::size_t w = 0; w < waves; ++w) {
        const auto back = static_cast<double>(waves - 1 - w);
        WaveRecipe recipe;
        const std::size_t quarter = 8 - waves + w;  // the last one is T4 2026
        recipe.label = "T" + std::to_string(quarter % 4 + 1) + " " + std::to_string(2025 + quarter / 4);
        recipe.seed = 100 + w;
        recipe.jobs = {
            {"ce", 170, 420}, {"cemp", 250, 640}, {"mrs", 40, 90}, {"enc", 60, 150}, {"sup", 70, 200}};
        recipe.unsaid = 30;
        recipe.level = {0.55 - 0.22 * back, 0.2, 0.0, -0.05, 0.3, -0.35 + 0.2 * back};
        input.waves.push_back(synthetic_wave(recipe));
    }
    return input;
}

}  // namespace reports::tests
