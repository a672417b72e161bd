#pragma once

#include <string>

namespace commands {

/// A QR code as the path of an SVG whose unit is one module, quiet zone of four modules included.
struct QrPath {
    int side = 0;      ///< modules, quiet zone included
    std::string path;  ///< digits and the letters M h v z only
};

/// The text as a QR code, a quarter of which may be torn or stained. Throws std::length_error when it is too
/// long.
QrPath qr_path(const std::string& text);

}  // namespace commands
