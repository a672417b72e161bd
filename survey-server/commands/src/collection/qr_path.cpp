#include "collection/qr_path.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace commands {

namespace {

constexpr int kQuietZone = 4;

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

bool is_dark(const QRcode& code, int row, int column) {
    return (code.data[row * code.width + column] & 1U) != 0;
}

}  // namespace

QrPath qr_path(const std::string& text) {
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_Q, QR_MODE_8, 1));
    if (!code) throw std::length_error("« " + text + " » est trop long pour un QR code");

    QrPath result{.side = code->width + 2 * kQuietZone, .path = {}};
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width;) {
            const int start = column;
            while (column < code->width && is_dark(*code, row, column)) ++column;
            if (column == start) {
                ++column;
                continue;
            }
            const std::string length = std::to_string(column - start);
            result.path += "M" + std::to_string(start + kQuietZone) + " " + std::to_string(row + kQuietZone) +
                           "h" + length + "v1h-" + length + "z";
        }
    }
    return result;
}

}  // namespace commands
