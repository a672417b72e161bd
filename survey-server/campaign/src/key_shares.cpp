#include "campaign/key_shares.hpp"

#include <variant>

#include "shared_key.hpp"

namespace campaign {

namespace {

constexpr std::size_t kNeeded = 2;

std::string ordinal(std::size_t place) {
    return place == 0 ? "La première part donnée" : "La deuxième part donnée";
}

urn::Share share_in(const urn::Secret& typed, std::size_t place, const urn::ShareFamily& family) {
    auto read = urn::read_share(typed.text());
    if (const auto* fault = std::get_if<urn::ShareFault>(&read)) {
        throw Refusal(ordinal(place) + " : " + explanation_of(*fault));
    }
    urn::Share share = std::get<urn::Share>(std::move(read));
    if (share.family == family) return share;
    throw Refusal(
        ordinal(place) + " (numéro " + std::to_string(share.number) +
        ") est bien recopiée, mais c’est la part d’une autre campagne. L’empreinte de la clé imprimée sur la "
        "feuille doit être celle de cette campagne.");
}

}  // namespace

std::string key_fingerprint(const urn::PublicKey& sealing_key) {
    return urn::sha256_hex({reinterpret_cast<const char*>(sealing_key.data()), sealing_key.size()});
}

std::string explanation_of(const urn::ShareFault& fault) {
    using Kind = urn::ShareFault::Kind;
    const std::string line = "ligne " + std::to_string(fault.line);
    switch (fault.kind) {
        case Kind::wrong_length:
            return "elle n’est pas entière. Une part a quatre lignes, de quatre groupes de quatre signes et "
                   "deux signes "
                   "de contrôle.";
        case Kind::odd_sign:
            return fault.line > 0 ? line + ", un signe ne peut pas être dans une part. Recopiez cette ligne."
                                  : "un signe ne peut pas être dans une part. Recopiez-la.";
        case Kind::line_mistyped:
            return line +
                   " mal recopiée : ses deux signes de contrôle ne correspondent pas. Comparez-la signe par "
                   "signe "
                   "avec la feuille.";
        case Kind::lines_mismatch:
            break;
    }
    return "chaque ligne est juste, mais elles ne vont pas ensemble : l’ordre a changé, ou une ligne vient "
           "d’une autre "
           "feuille. Recopiez les lignes 1 à 4 d’une seule feuille, dans l’ordre.";
}

std::string shared_key_context(const urn::PublicKey& sealing_key) {
    std::string context = "vigie shared key 1\n";
    for (const std::byte byte : sealing_key) context += std::to_integer<char>(byte);
    return context;
}

SharedKey share_key(const urn::KeyPair& keys) {
    const urn::Secret wrapping_key = urn::draw_wrapping_key();
    return {.wrapped = urn::wrap(keys.secret_key, wrapping_key, shared_key_context(keys.public_key)),
            .shares = urn::split_key(wrapping_key, urn::family_of(keys.public_key))};
}

urn::KeyPair keys_from_shares(const Campaign& campaign, std::span<const urn::Secret> typed) {
    if (!campaign.custody().is_shared()) {
        throw Refusal(
            "La clé de cette campagne n’a pas été partagée à sa création. Donnez son fichier avec --key.");
    }
    if (typed.size() != kNeeded) {
        throw Refusal("Il faut exactement deux parts sur les trois, et " + std::to_string(typed.size()) +
                      (typed.size() == 1 ? " est donnée." : " sont données.") +
                      " Une seule n’ouvre rien ; donnez-en deux : --share PART --share PART.");
    }
    const urn::ShareFamily family = urn::family_of(campaign.sealing_key());
    const urn::Share one = share_in(typed[0], 0, family);
    const urn::Share other = share_in(typed[1], 1, family);
    if (one.number == other.number) {
        const std::string number = std::to_string(one.number);
        throw Refusal(one.value.equals(other.value)
                          ? "La même part (numéro " + number +
                                ") est donnée deux fois. Il en faut deux différentes."
                          : "Deux parts différentes portent le numéro " + number +
                                " : l’une vient d’un autre partage. Il en faut deux de numéros différents.");
    }
    auto secret = urn::unwrap(campaign.custody().wrapped_key, urn::rebuild_key(one, other),
                              shared_key_context(campaign.sealing_key()));
    if (!secret) {
        throw Refusal(
            "Les parts " + std::to_string(one.number) + " et " + std::to_string(other.number) +
            " sont bien recopiées, mais n’ouvrent pas la clé ensemble : l’une n’est pas de ce partage, ou "
            "campaign.json a été modifié. Essayez avec la troisième part.");
    }
    urn::KeyPair keys = urn::pair_of(*std::move(secret));
    if (keys.public_key == campaign.sealing_key()) return keys;
    throw Refusal(
        "Les parts ouvrent une clé qui n’est pas celle de la campagne : campaign.json a été modifié. "
        "Reprenez-en "
        "une copie intacte.");
}

}  // namespace campaign
