#include "server_secrets.hpp"

#include "bytes.hpp"
#include "campaign/campaign.hpp"
#include "campaign/secret_file.hpp"
#include "record_file.hpp"

namespace campaign {

namespace {

std::filesystem::path file_in(const std::filesystem::path& wave_folder) {
    return wave_folder / "server-secrets.json";
}

Bytes32 secret_of(const Record& json, std::string_view key, const std::filesystem::path& file) {
    const auto secret = bytes_from_hex(json.text(key));
    if (secret) return *secret;
    throw Refusal("Le fichier " + file.string() + " est abîmé (" + std::string(key) +
                  "). Reprenez-en une copie intacte : sans lui, les codes de la vague ne valent plus rien.");
}

}  // namespace

ServerSecrets read_server_secrets(const std::filesystem::path& wave_folder) {
    const std::filesystem::path file = file_in(wave_folder);
    const Record json = Record::read(file);
    return ServerSecrets{.code_secret = secret_of(json, "code_secret", file),
                         .page_state_key = secret_of(json, "page_state_key", file)};
}

void write_server_secrets(const std::filesystem::path& wave_folder, const ServerSecrets& secrets) {
    Record json;
    json.set("code_secret", to_hex(secrets.code_secret));
    json.set("page_state_key", to_hex(secrets.page_state_key));
    replace_file(file_in(wave_folder), json.json(), Readable::by_owner);
}

void destroy_server_secrets(const std::filesystem::path& wave_folder) {
    erase_file(file_in(wave_folder));
}

}  // namespace campaign
