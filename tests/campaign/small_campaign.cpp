#include "small_campaign.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "questionnaires/routing.hpp"

namespace tests {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_content(const std::filesystem::path& file, std::string_view content) {
    std::ofstream stream(file, std::ios::binary);
    stream << content;
    if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
}

void write_small_questionnaire(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    write_content(
        folder / "survey.csv",
        "type,name,label::Français (fr),relevant,calculation,appearance,vigie::bande,vigie::longueur\n"
        "begin group,pTravail,Votre travail,,,,,\n"
        "select_one accord,q1,La charge est lourde.,,,likert,,\n"
        "select_one accord,q2,Je tiens mon rythme.,,,likert,,\n"
        "select_multiple outils,m1,Quels outils ?,,,,,\n"
        "rank garanties,r1,Classez ces garanties.,,,,,\n"
        "integer,n1,Combien d’heures ?,,,,,\n"
        "decimal,d1,Quelle part ?,,,,,\n"
        "calculate,c1,,,\"if(coalesce(${q1}, 0) > 3, 1, 0)\",,,\n"
        "text,t1,Avec vos mots ?,,,,,80\n"
        "end group,,,,,,,\n"
        "begin group,pProfil,Vous,,,,,\n"
        "select_one metier,metier,Quel métier ?,,,,yes,\n"
        "end group,,,,,,,\n");
    write_content(folder / "choices.csv",
                  "list_name,name,label::Français (fr),vigie::exclusif,vigie::precisez,vigie::manquant\n"
                  "accord,1,Pas du tout d’accord,,,\n"
                  "accord,2,Plutôt pas d’accord,,,\n"
                  "accord,3,Ni l’un ni l’autre,,,\n"
                  "accord,4,Plutôt d’accord,,,\n"
                  "accord,5,Tout à fait d’accord,,,\n"
                  "accord,nc,Non concerné,,,yes\n"
                  "outils,a,Outil A,,,\n"
                  "outils,b,Outil B,,,\n"
                  "outils,aucun,Aucun,yes,,\n"
                  "outils,autre,\"Autre, précisez\",,yes,\n"
                  "garanties,x,Emploi,,,\n"
                  "garanties,y,Formation,,,\n"
                  "garanties,z,Charge,,,\n"
                  "metier,ce,Conseil,,,\n"
                  "metier,enc,Encadrement,,,\n");
    write_content(folder / "scales.csv",
                  "name,label,axis,items,reversed,low,high,missing,direction\n"
                  "charge,Charge de travail,1,q1 q2,q2,1,5,half,risk\n");
    write_content(folder / "settings.csv",
                  "form_title,form_id,version,default_language\n"
                  "Essai du trimestre,essai,1,fr\n");
}

campaign::Campaign create_small_campaign(const TemporaryFolder& folder, int threshold) {
    write_small_questionnaire(folder / "questionnaire");
    return campaign::Campaign::create(
        folder / "c",
        {.questionnaire = folder / "questionnaire", .threshold = threshold, .key_file = folder / "c.key"});
}

questionnaires::AnswerSheet simple_sheet(std::string_view q1, std::string_view q2, std::string_view metier) {
    questionnaires::AnswerSheet sheet;
    sheet["q1"].codes = {std::string(q1)};
    sheet["q2"].codes = {std::string(q2)};
    sheet["metier"].codes = {std::string(metier)};
    return sheet;
}

urn::Submission submission(const campaign::OpenWave& wave, const std::string& code,
                           const questionnaires::AnswerSheet& sheet) {
    const auto final = questionnaires::final_sheet(wave.questionnaire, sheet);
    return urn::Submission{
        .code = urn::hash_code(urn::canonical_code(code).value(), wave.code_secret),
        .retry = {},
        .ballot = urn::seal(questionnaires::write_sheet(final), wave.padded_size, wave.sealing_key)};
}

void collect(campaign::Campaign& campaign, std::string_view wave,
             const std::vector<questionnaires::AnswerSheet>& sheets, const std::filesystem::path& headcount) {
    const auto codes = campaign.draw_codes(wave, sheets.size());
    campaign.open_wave(wave, campaign::Mode::codes, headcount);
    {
        const auto open = campaign.serve(wave);
        std::vector<urn::Submission> group;
        for (std::size_t i = 0; i < sheets.size(); ++i)
            group.push_back(submission(open, codes[i], sheets[i]));
        for (const urn::Put put : open.urn->put(group)) {
            if (put != urn::Put::stored) throw std::runtime_error("a ballot was not stored");
        }
    }
    campaign.close_wave(wave);
}

}  // namespace tests
