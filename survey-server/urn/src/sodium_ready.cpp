#include "sodium_ready.hpp"

#include <sodium.h>

#include <stdexcept>

namespace urn {

void need_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) {
        throw std::runtime_error(
            "Le chiffrement ne peut pas démarrer\u00A0: le système ne fournit pas de nombres aléatoires. "
            "Vérifiez que /dev/urandom existe, puis relancez vigie.");
    }
}

}  // namespace urn
