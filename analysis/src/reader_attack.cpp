#include "analysis/reader_attack.hpp"

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <utility>

namespace analysis {
namespace {

using Group = ReaderKnowledge::Group;
using Members = std::vector<std::uint32_t>;

constexpr double kRounding = 1e-6;

/// « + ensemble », « − site = Lyon », « 0.5 × … ».
std::string term(double weight, const std::string& name) {
    std::string text = weight > 0.0 ? "+ " : "− ";
    const double size = std::abs(weight);
    if (std::abs(size - 1.0) > kRounding) {
        std::string digits = std::to_string(size);
        digits.erase(std::max(digits.find_last_not_of('0'), digits.find('.') + 1) + 1);
        text += digits + " × ";
    }
    return text + name;
}

/// Everything shown as one system of equations, loaded once.
class Equations {
public:
    explicit Equations(const ReaderKnowledge& knowledge) : knowledge_{knowledge} {
        std::vector<int> rows{0};
        std::vector<int> columns{0};
        std::vector<double> ones{0.0};
        for (std::size_t r = 0; r < knowledge.known.size(); ++r)
            for (const std::uint32_t p : knowledge.known[r].profiles) {
                rows.push_back(static_cast<int>(r) + 1);
                columns.push_back(static_cast<int>(p) + 1);
                ones.push_back(1.0);
            }
        glp_set_obj_dir(problem_.get(), GLP_MAX);
        glp_add_cols(problem_.get(), static_cast<int>(knowledge.profiles.size()));
        for (int p = 1; p <= static_cast<int>(knowledge.profiles.size()); ++p)
            glp_set_col_bnds(problem_.get(), p, GLP_LO, 0.0, 0.0);
        if (knowledge.known.empty()) return;
        glp_add_rows(problem_.get(), static_cast<int>(knowledge.known.size()));
        for (std::size_t r = 0; r < knowledge.known.size(); ++r) {
            const auto people = static_cast<double>(knowledge.known[r].people);
            glp_set_row_bnds(problem_.get(), static_cast<int>(r) + 1, GLP_FX, people, people);
        }
        glp_load_matrix(problem_.get(), static_cast<int>(rows.size()) - 1, rows.data(), columns.data(),
                        ones.data());
    }

    /// Infinite when nothing bounds it; nullopt when no counts agree with the equations.
    std::optional<double> most(const Members& group) {
        for (const std::uint32_t p : group) glp_set_obj_coef(problem_.get(), static_cast<int>(p) + 1, 1.0);
        ++programs_;
        int status = solve();
        if (status == GLP_UNDEF || status == GLP_INFEAS || status == GLP_FEAS) {
            glp_adv_basis(problem_.get(), 0);
            status = solve();
        }
        for (const std::uint32_t p : group) glp_set_obj_coef(problem_.get(), static_cast<int>(p) + 1, 0.0);
        if (status == GLP_UNBND) return std::numeric_limits<double>::infinity();
        if (status == GLP_NOFEAS) return std::nullopt;
        if (status != GLP_OPT)
            throw std::runtime_error("le solveur GLPK n’a pas abouti sur une borne de l’attaque");
        return most_;
    }

    /// The sums whose combination is the bound last computed.
    std::vector<std::string> because() const { return because_; }
    std::size_t programs() const { return programs_; }

private:
    struct Delete {
        void operator()(glp_prob* problem) const { glp_delete_prob(problem); }
    };

    int solve() {
        glp_smcp settings;
        glp_init_smcp(&settings);
        settings.msg_lev = GLP_MSG_OFF;
        settings.meth = GLP_PRIMAL;
        if (glp_simplex(problem_.get(), &settings) != 0) return GLP_UNDEF;
        most_ = glp_get_obj_val(problem_.get());
        because_.clear();
        if (glp_get_status(problem_.get()) == GLP_OPT)
            for (std::size_t r = 0; r < knowledge_.known.size(); ++r) {
                const double weight = glp_get_row_dual(problem_.get(), static_cast<int>(r) + 1);
                if (std::abs(weight) > kRounding) because_.push_back(term(weight, knowledge_.known[r].name));
            }
        return glp_get_status(problem_.get());
    }

    const ReaderKnowledge& knowledge_;
    std::unique_ptr<glp_prob, Delete> problem_{glp_create_prob()};
    double most_ = 0.0;
    std::vector<std::string> because_;
    std::size_t programs_ = 0;
};

std::vector<Group> sensitive_groups(const ReaderKnowledge& knowledge) {
    std::vector<Group> sensitive;
    for (const auto* list : {&knowledge.known, &knowledge.hidden})
        std::copy_if(list->begin(), list->end(), std::back_inserter(sensitive), [&](const Group& group) {
            return group.people > 0 && group.people < knowledge.threshold;
        });
    return sensitive;
}

/// Differences of two groups shown.
class Differences {
public:
    explicit Differences(const ReaderKnowledge& knowledge)
        : knowledge_{knowledge}, empty_(knowledge.profiles.size()) {
        for (const auto* list : {&knowledge.known, &knowledge.hidden})
            for (const Group& group : *list)
                if (group.people == 0)
                    for (const std::uint32_t p : group.profiles) empty_[p] = true;
        for (const auto* list : {&knowledge.known, &knowledge.hidden})
            for (const Group& group : *list)
                if (group.people >= knowledge.threshold || list == &knowledge.hidden)
                    named_.insert(people_of(group.profiles));
    }

    /// Those of 1 to k people that no table names: those it names have their own bound.
    std::vector<ReaderProof> small_ones() const {
        std::vector<std::vector<std::size_t>> groups_of(knowledge_.profiles.size());
        for (std::size_t g = 0; g < knowledge_.known.size(); ++g)
            for (const std::uint32_t p : knowledge_.known[g].profiles) groups_of[p].push_back(g);
        std::map<Members, ReaderProof> found;
        for (const Group& part : knowledge_.known) {
            if (part.people == 0 || part.profiles.empty()) continue;
            for (const std::size_t w : groups_of[part.profiles.front()])
                add(knowledge_.known[w], part, found);
        }
        std::vector<ReaderProof> proofs;
        for (auto& [members, proof] : found) proofs.push_back(std::move(proof));
        return proofs;
    }

private:
    Members people_of(const Members& profiles) const {
        Members present;
        std::copy_if(profiles.begin(), profiles.end(), std::back_inserter(present),
                     [this](std::uint32_t p) { return !empty_[p]; });
        return present;
    }

    void add(const Group& all, const Group& part, std::map<Members, ReaderProof>& found) const {
        if (all.people <= part.people || all.people - part.people > knowledge_.threshold) return;
        if (!std::includes(all.profiles.begin(), all.profiles.end(), part.profiles.begin(),
                           part.profiles.end()))
            return;
        Members rest;
        std::set_difference(all.profiles.begin(), all.profiles.end(), part.profiles.begin(),
                            part.profiles.end(), std::back_inserter(rest));
        if (named_.contains(people_of(rest))) return;
        const std::size_t people = all.people - part.people;
        found.try_emplace(rest, ReaderProof{ReaderProof::Kind::difference,
                                            {all.name + " sans " + part.name, rest, people},
                                            static_cast<double>(people),
                                            {"+ " + all.name, "− " + part.name}});
    }

    const ReaderKnowledge& knowledge_;
    std::vector<bool> empty_;  ///< profiles of nobody
    std::set<Members> named_;  ///< people of the groups of the tables
};

}  // namespace

questionnaires::Result<ReaderAttack, DataError> attack(const ReaderKnowledge& knowledge) {
    ReaderAttack result;
    result.solver = std::string{"GLPK "} + glp_version();
    Equations equations{knowledge};
    const auto k = static_cast<double>(knowledge.threshold);
    const double with_oneself = std::min(k + 1.0, static_cast<double>(knowledge.people));
    double lowest = std::numeric_limits<double>::infinity();
    for (const Group& group : sensitive_groups(knowledge)) {
        const auto most = equations.most(group.profiles);
        if (!most)
            return questionnaires::Failure{
                DataError{"les effectifs montrés se contredisent : aucun tableau ne les vérifie tous ; "
                          "parlent-ils des mêmes personnes ?"}};
        ++result.sensitive;
        lowest = std::min(lowest, *most);
        result.bounds.emplace_back(group, *most);
        if (std::floor(*most + kRounding) < k)
            result.proofs.push_back({ReaderProof::Kind::bound, group, *most, equations.because()});
        else if (std::floor(*most + kRounding) < with_oneself)
            result.proofs.push_back({ReaderProof::Kind::insider, group, *most, equations.because()});
    }
    for (auto& proof : Differences{knowledge}.small_ones()) result.proofs.push_back(std::move(proof));
    std::stable_sort(result.bounds.begin(), result.bounds.end(),
                     [](const auto& a, const auto& b) { return a.second < b.second; });
    if (result.sensitive > 0)
        result.minimum_upper_bound =
            finite_or(std::abs(lowest - std::round(lowest)) < kRounding ? std::round(lowest) : lowest,
                      "rien n’est montré");
    result.programs = equations.programs();
    return result;
}

}  // namespace analysis
