#pragma once

#include <cstddef>

namespace urn {

/// How the ballots of a wave lie in the file. A row that does not fit in its b-tree page would get overflow
/// pages, whose numbers are the exact order of arrival; so a page is chosen that holds the row, and a ballot
/// too long for the largest page is cut into several rows.
struct BallotLayout {
    std::size_t sealed_size = 0;
    std::size_t page_size = 0;  ///< 16384, 32768 or 65536
    std::size_t parts = 0;      ///< rows of one ballot
    std::size_t part_size = 0;  ///< bytes in each of them, fewer in the last
};

/// Bytes of a ballot in one row of a `WITHOUT ROWID` table, at most, without overflow:
///
///     floor((page - 12) * 64 / 255) - 23 - header - key
///
/// Reference: SQLite, Database File Format, "Cell Payload Overflow Pages" (index b-trees, no reserved bytes).
std::size_t largest_part(std::size_t page_size);

/// Throws std::invalid_argument when sealed_size is 0 or above a megabyte.
BallotLayout layout_for(std::size_t sealed_size);

}  // namespace urn
