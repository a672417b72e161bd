#include "row_digest.hpp"

#include <cstdint>
#include <vector>

namespace urn {

void RowDigest::add(std::string_view table, std::initializer_list<std::span<const std::byte>> columns) {
    std::vector<std::byte> row;
    for (const auto column : columns) {
        const std::uint64_t length = column.size();
        const auto prefix = std::as_bytes(std::span(&length, 1));
        row.insert(row.end(), prefix.begin(), prefix.end());
        row.insert(row.end(), column.begin(), column.end());
    }
    const Digest digest = sha256_for(table, row);
    for (std::size_t i = 0; i < value_.size(); ++i) value_[i] ^= digest[i];
}

}  // namespace urn
