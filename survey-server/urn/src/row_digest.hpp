#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "hashing.hpp"

namespace urn {

/// What every row of the urn adds up to, in whatever order they came: the exclusive or of their SHA-256. It is stored
/// beside the rows and computed again at opening, so that a bit the disk has turned is noticed. Against accidents only:
/// whoever can write the file can write it too.
class RowDigest {
public:
    RowDigest() = default;
    explicit RowDigest(const Digest& value) : value_(value) {}

    /// Adds a row of `table`, each column after its length.
    void add(std::string_view table, std::initializer_list<std::span<const std::byte>> columns);

    const Digest& value() const { return value_; }
    bool operator==(const RowDigest&) const = default;

private:
    Digest value_{};
};

}  // namespace urn
