#include "anonymity_sheet.hpp"

#include <string_view>
#include <utility>

#include "grouped_digits.hpp"
#include "page_layout.hpp"
#include "urn/sealing.hpp"

namespace respondent {
namespace {

View either(View view, bool holds, const char* when_true, const char* when_false) {
    view.show(holds ? when_true : when_false);
    return view;
}

/// The first 16 hexadecimal digits of SHA-256 of the key that seals the ballots.
std::string fingerprint_of(const urn::PublicKey& key) {
    std::string bytes;
    for (const std::byte byte : key) bytes += std::to_integer<char>(byte);
    return urn::sha256_hex(bytes).substr(0, 16);
}

const char* custody_section(campaign::KeyProtection key) {
    switch (key) {
        case campaign::KeyProtection::none:
            break;
        case campaign::KeyProtection::passphrase:
            return "KEY_PASSPHRASE";
        case campaign::KeyProtection::shares:
            return "KEY_SHARES";
        case campaign::KeyProtection::shares_and_passphrase:
            return "KEY_BOTH";
    }
    return "KEY_PLAIN";
}

}  // namespace

http::Response anonymity_sheet(const Survey& survey, const Serving& serving) {
    const campaign::OpenWave& wave = survey.wave;
    View view;
    view.set("WAVE", campaign::wave_label(wave.name));
    view.set("THRESHOLD", std::to_string(wave.threshold));
    view.set("BALLOT_SIZE", std::to_string(wave.padded_size));
    view.add("DEFINITION", grouped_digits(wave.definition));
    view.add("SEALING_KEY", grouped_digits(fingerprint_of(wave.sealing_key)));
    view = either(std::move(view), wave.mode == campaign::Mode::codes, "CODES_MODE", "OPEN_MODE");
    view = either(std::move(view), serving.encrypted_link, "ENCRYPTED_LINK", "CLEAR_LINK");
    view = either(std::move(view), serving.closed_memory, "CLOSED_MEMORY", "OPEN_MEMORY");
    view = either(std::move(view), serving.daily_shuffle, "DAILY_SHUFFLE", "CLOSING_SHUFFLE");

    view.show(custody_section(serving.key));

    PageLayout layout;
    layout.title = "Fiche d’anonymat – " + survey.questionnaire.settings.title;
    layout.content = {"sheet.tpl", std::move(view)};
    return lay_out(survey, layout);
}

}  // namespace respondent
