#include "moved_wave.hpp"

#include <string>

#include "campaign/campaign.hpp"
#include "campaign/durable_file.hpp"

namespace campaign {

namespace {

std::filesystem::path file_in(const std::filesystem::path& wave_folder) {
    return wave_folder / "moved.txt";
}

}  // namespace

void mark_moved(const std::filesystem::path& wave_folder) {
    replace_file(
        file_in(wave_folder),
        "Cette vague a été déménagée avec tous ses bulletins : elle continue là où sa sauvegarde a été "
        "rétablie.\nElle n’est plus servie ici, pour qu’aucun code ne serve deux fois.\n",
        Readable::by_group);
}

void unmark_moved(const std::filesystem::path& wave_folder) {
    std::filesystem::remove(file_in(wave_folder));
}

bool is_moved(const std::filesystem::path& wave_folder) {
    return std::filesystem::exists(file_in(wave_folder));
}

void refuse_moved(const std::filesystem::path& wave_folder) {
    if (!is_moved(wave_folder)) return;
    throw Refusal(
        "La vague " + wave_folder.filename().string() +
        " a été déménagée : elle continue ailleurs, et un code ne doit pas servir à deux endroits. Allez là "
        "où sa sauvegarde a été rétablie ; pour la reprendre ici, rétablissez la dernière sauvegarde "
        "entière dans un nouveau dossier avec « vigie restore ».");
}

}  // namespace campaign
