#pragma once

#include <sodium.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace urn {

/// Bytes that are overwritten before their memory is given back: what a respondent wrote, before it is
/// sealed.
class WipedBytes {
public:
    explicit WipedBytes(std::size_t size) : bytes_(size) {}
    ~WipedBytes() { sodium_memzero(bytes_.data(), bytes_.size()); }
    WipedBytes(const WipedBytes&) = delete;
    WipedBytes& operator=(const WipedBytes&) = delete;

    unsigned char* data() { return bytes_.data(); }
    std::size_t size() const { return bytes_.size(); }

    /// The first `size` bytes as text. Precondition: size <= this->size().
    std::string_view text(std::size_t size) const {
        return {reinterpret_cast<const char*>(bytes_.data()), size};
    }

private:
    std::vector<unsigned char> bytes_;  // never resized: a copy left behind would not be wiped
};

}  // namespace urn
