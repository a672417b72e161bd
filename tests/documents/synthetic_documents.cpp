// Writes the documents of three invented restitutions, as `vigie publish` does: three waves, a small first one, and one where
// nothing may be shown. For the validator and for whoever wants to look at them.
//
//     synthetic_documents DIR
#include <filesystem>
#include <fstream>
#include <iostream>

#include "../reports/synthetic_survey.hpp"
#include "publication/publication_files.hpp"
#include "reports/plenary_report.hpp"

namespace {

reports::PlenaryInput one_wave(const std::string& campaign, std::vector<reports::tests::Job> jobs) {
    reports::PlenaryInput input;
    input.campaign = campaign;
    reports::tests::WaveRecipe recipe;
    recipe.label = "T4 2026";
    recipe.jobs = std::move(jobs);
    recipe.unsaid = 2;
    input.waves.push_back(reports::tests::synthetic_wave(recipe));
    return input;
}

void write(const std::filesystem::path& folder, const reports::PlenaryInput& input) {
    std::filesystem::create_directories(folder);
    for (const auto& file : commands::publication_files(reports::plenary_report(input)))
        std::ofstream(folder / file.name, std::ios::binary) << file.content;
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::cerr << "usage: synthetic_documents DIR\n";
        return 2;
    }
    const std::filesystem::path folder = words[1];
    write(folder / "trois-vagues", reports::tests::synthetic_campaign(3));
    write(folder / "vingt-cinq-reponses",
          one_wave("Vingt-cinq réponses", {{"ce", 12, 30}, {"cemp", 8, 20}, {"mrs", 3, 9}}));
    write(folder / "huit-reponses", one_wave("Huit réponses", {{"ce", 6, 30}}));
}
