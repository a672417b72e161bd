#include "store_settings.hpp"

#include <sodium.h>

#include "database.hpp"
#include "sodium_ready.hpp"
#include "storage_texts.hpp"

namespace urn {

BallotKey draw_ballot_key() {
    need_sodium();
    BallotKey key{};
    randombytes_buf(key.data(), key.size());
    return key;
}

void apply_settings(Database& database, const std::string& file, const StoreSettings& settings) {
    for (const Setting& setting : settings.sqlite) {
        database.execute("PRAGMA " + setting.name + " = " + setting.value);
    }
    for (const Setting& setting : settings.sqlite) {
        const std::string answer = database.answer("PRAGMA " + setting.name);
        if (answer != setting.read_back) {
            throw setting_refused(file, setting.name, setting.read_back, answer);
        }
    }
}

}  // namespace urn
