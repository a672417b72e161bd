#pragma once

namespace campaign {

/// Writes zeros over a regular file, durably. What cannot be overwritten is left: its name is gone or going anyway.
void overwrite(int descriptor);

/// Whether no other name leads to the file: overwriting it costs nobody a copy.
bool has_one_name(int descriptor);

}  // namespace campaign
