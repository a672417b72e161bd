#include "storage_texts.hpp"

#include <filesystem>

#include "sqlite_error.hpp"

namespace urn {
namespace {

std::string in_quotes(std::string_view text) {
    return "«\u00A0" + std::string(text) + "\u00A0»";
}

std::string the_urn(const std::string& file) {
    return "L’urne " + in_quotes(file);
}

}  // namespace

StorageError urn_absent(const std::string& file) {
    return StorageError(
        the_urn(file) +
        " est absente. Vérifiez le dossier de la vague\u202F; si la vague n’est pas encore ouverte, "
        "ouvrez-la avec «\u00A0vigie wave open\u00A0».");
}

StorageError urn_exists(const std::string& file) {
    return StorageError(
        the_urn(file) +
        " existe déjà\u00A0: une urne n’est jamais remplacée. Choisissez une autre vague, ou rangez ce "
        "fichier ailleurs s’il n’a pas servi.");
}

StorageError urn_unfinished(const std::string& file) {
    return StorageError(
        the_urn(file) +
        " est vide\u00A0: sa création a été interrompue, elle n’a reçu aucun bulletin. Supprimez ce "
        "fichier et ouvrez de nouveau la vague.");
}

StorageError urn_in_use(const std::string& file) {
    return StorageError(the_urn(file) +
                        " est déjà utilisée par un autre programme. Arrêtez-le (par exemple un «\u00A0vigie "
                        "serve\u00A0» resté ouvert), puis recommencez.");
}

StorageError urn_read_only(const std::string& file) {
    const std::string folder = std::filesystem::path(file).parent_path().string();
    return StorageError(the_urn(file) +
                        " ne peut pas être écrite. Donnez à vigie le droit d’écrire dans le dossier " +
                        in_quotes(folder.empty() ? "." : folder) +
                        " et dans ce fichier, et vérifiez que le disque n’est pas en lecture seule.");
}

StorageError urn_not_opened(const std::string& file, std::string_view reason) {
    return StorageError(
        the_urn(file) + " n’a pas pu être ouverte (" + std::string(reason) +
        "). Vérifiez le chemin, les droits du dossier et l’état du disque, puis recommencez.");
}

StorageError not_an_urn(const std::string& file) {
    return StorageError(
        in_quotes(file) +
        " n’est pas une urne de Vigie, ou son début est endommagé. Gardez ce fichier et rétablissez "
        "l’urne depuis sa dernière sauvegarde.");
}

StorageError urn_of_another_definition(const std::string& file) {
    return StorageError(
        the_urn(file) +
        " n’est pas celle de cette vague\u00A0: ses bulletins répondent à une autre définition. "
        "Remettez à sa place l’urne de la vague, depuis sa dernière sauvegarde.");
}

StorageError newer_urn(const std::string& file, std::int64_t format, std::int64_t known_format) {
    return StorageError(the_urn(file) + " vient d’une version plus récente de Vigie (format " +
                        std::to_string(format) + "\u202F; cette version lit jusqu’au format " +
                        std::to_string(known_format) +
                        "). Installez la version qui l’a créée, ou une plus récente.");
}

StorageError urn_damaged(const std::string& file, std::string_view reason) {
    return StorageError(
        the_urn(file) + " est endommagée (" + std::string(reason) +
        "). Arrêtez la collecte, gardez une copie de ce fichier, vérifiez le disque et rétablissez "
        "l’urne depuis sa dernière sauvegarde.");
}

StorageError setting_refused(const std::string& file, std::string_view setting, std::string_view wanted,
                             std::string_view answered) {
    return StorageError(
        the_urn(file) + " n’est pas utilisée\u00A0: SQLite refuse le réglage " + std::string(setting) + " (" +
        in_quotes(wanted) + " demandé, " + in_quotes(answered) +
        " obtenu), sans lequel ni l’anonymat ni la conservation des bulletins ne sont assurés. "
        "Rétablissez le fichier créé par Vigie et le SQLite de la distribution.");
}

StorageError disk_full(const std::string& file) {
    return StorageError("Il n’y a plus assez de place sur le disque de l’urne " + in_quotes(file) +
                        ". Libérez de la place, puis recommencez\u00A0: rien n’a été enregistré à moitié.");
}

StorageError urn_stopped(const std::string& file, std::string_view reason) {
    return StorageError(
        the_urn(file) + " est arrêtée après une erreur du disque (" + std::string(reason) +
        "). Aucun bulletin confirmé n’est en cause. Vérifiez le disque, puis relancez vigie.");
}

StorageError explain(const std::string& file, const SqliteError& error) {
    if (error.lacks_space()) return disk_full(file);
    if (error.is_busy()) return urn_in_use(file);
    if (error.is_foreign()) return not_an_urn(file);
    if (error.is_corrupt()) return urn_damaged(file, error.what());
    if (error.is_read_only()) return urn_read_only(file);
    return urn_not_opened(file, error.what());
}

}  // namespace urn
