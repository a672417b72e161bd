#include "campaign/key_file.hpp"

#include <sys/stat.h>

#include "catch.hpp"
#include "small_campaign.hpp"

namespace {

using Catch::Matchers::Contains;
using tests::content_of;
using tests::refusal_of;
using tests::TemporaryFolder;
using tests::write_content;
using urn::Secret;

constexpr auto kLowest = urn::Cost::lowest;

campaign::AskPassphrase saying(std::string_view passphrase) {
    return [passphrase] { return Secret::copy_of(passphrase); };
}

urn::KeyPair write_protected(const std::filesystem::path& file, std::string_view passphrase) {
    urn::KeyPair keys = urn::draw_key_pair();
    const Secret secret = Secret::copy_of(passphrase);
    campaign::write_key_file(file, "Essai\ndu trimestre", keys, &secret, kLowest);
    return keys;
}

std::string with_changed_digit(std::string text, std::string_view after) {
    char& digit = text[text.find(after) + after.size()];
    digit = digit == '0' ? '1' : '0';
    return text;
}

}  // namespace

TEST_CASE("a protected key opens with its passphrase and shows nothing of the private key") {
    const TemporaryFolder folder;
    const auto file = folder / "c.key";
    const urn::KeyPair keys = write_protected(file, "girafe pluie agrafe");

    const urn::KeyPair read = campaign::read_key_file(file, keys.public_key, saying("girafe pluie agrafe"));

    CHECK(read.public_key == keys.public_key);
    CHECK(read.secret_key.equals(keys.secret_key));
    const auto label = campaign::read_key_label(file);
    CHECK(label.title == "Essai du trimestre");
    CHECK(label.is_protected);
    CHECK(label.public_key == keys.public_key);
    const std::string text = content_of(file);
    CHECK_THAT(text, Contains("VIGIE - CLE PRIVEE") && Contains("derivation: argon2id 1 8192 "));
    std::string hex;
    for (const std::byte byte : keys.secret_key.bytes()) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        hex += kDigits[std::to_integer<unsigned>(byte) / 16];
        hex += kDigits[std::to_integer<unsigned>(byte) % 16];
    }
    CHECK_THAT(text, !Contains(hex.substr(0, 16)));
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
}

TEST_CASE("a wrong passphrase is told from a damaged file") {
    const TemporaryFolder folder;
    const auto file = folder / "c.key";
    const urn::KeyPair keys = write_protected(file, "girafe pluie agrafe");
    const std::string text = content_of(file);

    CHECK_THROWS_AS(campaign::read_key_file(file, saying("girafe pluie agraffe")), campaign::WrongPassphrase);
    CHECK_THAT(refusal_of([&] { campaign::read_key_file(file, saying("")); }),
               Contains("Ce n’est pas la phrase secrète") && Contains("le fichier lui-même est intact"));
    for (const char* line : {"publique: ", "derivation: argon2id 1 8192 ", "privee: ", "controle: "}) {
        CAPTURE(line);
        write_content(file, with_changed_digit(text, line));
        CHECK_THAT(refusal_of([&] { campaign::read_key_file(file, saying("girafe pluie agrafe")); }),
                   Contains("est abîmé"));
    }
    write_content(file, text.substr(0, text.find("derivation")) + text.substr(text.find("privee")));
    CHECK_THAT(refusal_of([&] { campaign::read_key_file(file, saying("girafe pluie agrafe")); }),
               Contains("est abîmé"));
    write_content(file, text);
    CHECK_THAT(refusal_of([&] { campaign::read_key_file(file, {}); }),
               Contains("protégée par une phrase secrète"));
    bool asked = false;
    const auto never = [&asked] {
        asked = true;
        return Secret(0);
    };
    CHECK_THAT(refusal_of([&] { campaign::read_key_file(file, urn::draw_key_pair().public_key, never); }),
               Contains("autre campagne"));
    CHECK_FALSE(asked);
}

TEST_CASE("lines changed together with their check do not open") {
    // Whoever can write the file can make its check right, but not what is authenticated.
    const TemporaryFolder folder;
    const auto file = folder / "c.key";
    const urn::KeyPair keys = write_protected(file, "girafe pluie agrafe");
    std::string text = with_changed_digit(content_of(file), "publique: ");
    const std::size_t start = text.find("publique: ");
    const std::size_t end = text.find("controle: ");
    text.replace(end + 10, 16, urn::sha256_hex(text.substr(start, end - start)).substr(0, 16));
    write_content(file, text);

    CHECK_THROWS_AS(campaign::read_key_file(file, saying("girafe pluie agrafe")), campaign::WrongPassphrase);
}

TEST_CASE("a plain key is put under a passphrase and later under another one") {
    const TemporaryFolder folder;
    const auto file = folder / "c.key";
    const urn::KeyPair keys = urn::draw_key_pair();
    campaign::write_key_file(file, "Essai", keys, nullptr);
    CHECK_FALSE(campaign::read_key_label(file).is_protected);
    CHECK(campaign::read_key_file(file, {}).secret_key.equals(keys.secret_key));

    campaign::protect_key_file(file, {}, Secret::copy_of("la première phrase"), kLowest);
    CHECK(campaign::read_key_label(file).is_protected);
    CHECK(campaign::read_key_label(file).title == "Essai");
    CHECK(campaign::read_key_file(file, saying("la première phrase")).secret_key.equals(keys.secret_key));

    CHECK_THROWS_AS(
        campaign::protect_key_file(file, saying("une autre"), Secret::copy_of("la seconde phrase"), kLowest),
        campaign::WrongPassphrase);
    CHECK(campaign::read_key_file(file, saying("la première phrase")).secret_key.equals(keys.secret_key));

    write_content(folder / "c.key.part", "left by an interruption");
    campaign::protect_key_file(file, saying("la première phrase"), Secret::copy_of("la seconde phrase"),
                               kLowest);
    CHECK(campaign::read_key_file(file, saying("la seconde phrase")).secret_key.equals(keys.secret_key));
    CHECK_THROWS_AS(campaign::read_key_file(file, saying("la première phrase")), campaign::WrongPassphrase);
    CHECK_FALSE(std::filesystem::exists(folder / "c.key.part"));
}

TEST_CASE("the plain key does not stay in the blocks of the old file") {
    const TemporaryFolder folder;
    const auto file = folder / "c.key";
    const urn::KeyPair keys = urn::draw_key_pair();
    campaign::write_key_file(file, "Essai", keys, nullptr);
    std::FILE* held = std::fopen(file.c_str(), "rb");  // the old file, whatever its name becomes
    REQUIRE(held != nullptr);

    campaign::protect_key_file(file, {}, Secret::copy_of("la première phrase"), kLowest);

    std::string old(4096, '?');
    old.resize(std::fread(old.data(), 1, old.size(), held));
    std::fclose(held);
    CHECK(old.find_first_not_of('\0') == std::string::npos);
    CHECK(old.size() > 100);
}

TEST_CASE("protecting a key spares its other names and follows a link") {
    const TemporaryFolder folder;
    const urn::KeyPair keys = urn::draw_key_pair();
    std::filesystem::create_directory(folder / "support");
    campaign::write_key_file(folder / "support/c.key", "Essai", keys, nullptr);
    std::filesystem::create_hard_link(folder / "support/c.key", folder / "copie.key");
    std::filesystem::create_symlink(folder / "support/c.key", folder / "c.key");

    campaign::protect_key_file(folder / "c.key", {}, Secret::copy_of("la première phrase"), kLowest);

    CHECK(std::filesystem::is_symlink(folder / "c.key"));
    CHECK(campaign::read_key_label(folder / "support/c.key").is_protected);
    CHECK(campaign::read_key_file(folder / "copie.key", {}).secret_key.equals(keys.secret_key));
}

TEST_CASE("a key that cannot be rewritten stays as it was") {
    const TemporaryFolder folder;
    const auto file = folder / "c.key";
    const urn::KeyPair keys = urn::draw_key_pair();
    campaign::write_key_file(file, "Essai", keys, nullptr);
    std::filesystem::create_directories(folder / "c.key.part/in the way");

    CHECK_THAT(refusal_of([&] {
                   campaign::protect_key_file(file, {}, Secret::copy_of("la première phrase"), kLowest);
               }),
               Contains("Impossible d’écrire"));
    CHECK(campaign::read_key_file(file, {}).secret_key.equals(keys.secret_key));
}
