#include "urn/passphrase.hpp"

#include <set>

#include "catch.hpp"

namespace {

using Catch::Matchers::Contains;

std::string reason(std::string_view typed) {
    return urn::weakness_of(urn::Secret::copy_of(typed), "Enquête IA de l’agence de Montreuil").value_or("");
}

}  // namespace

TEST_CASE("a short passphrase is refused with its length") {
    CHECK_THAT(reason(""), Contains("n’a que 0 caractères"));
    CHECK_THAT(reason("été à Nîmes"), Contains("n’a que 11 caractères, il en faut au moins 12"));
}

TEST_CASE("a passphrase that everybody tries is refused") {
    for (const char* typed :
         {"aaaaaaaaaaaaaaaa", "123456789012", "abcdefghijklmnop", "azertyuiop123", "motdepasse123",
          "motdepasse2026!", "abcabcabcabcabc", "vigievigievigie", "Montreuil2026", "enquete Montreuil",
          "qsdfghjklmwxcvbn", "bonjour bonjour", "112233445566", "10987654321098"}) {
        CAPTURE(typed);
        CHECK_THAT(reason(typed), Contains("se devine"));
    }
}

TEST_CASE("words without a link are accepted") {
    for (const char* typed : {"cheval pile agrafe correct", "la girafe boit du gasoil", "tR5!kq0Zp#vM2",
                              "öffnen über Straße zwölf", "été pluvieux chez Ursule"}) {
        CAPTURE(typed);
        CHECK(reason(typed).empty());
    }
}

TEST_CASE("a drawn passphrase is accepted and never drawn twice") {
    std::set<std::string> drawn;
    for (int i = 0; i < 200; ++i) {
        const urn::Secret passphrase = urn::draw_passphrase();
        CHECK(passphrase.size() == 27);
        CHECK_FALSE(urn::weakness_of(passphrase, ""));
        drawn.emplace(passphrase.text());
    }
    CHECK(drawn.size() == 200);
}
