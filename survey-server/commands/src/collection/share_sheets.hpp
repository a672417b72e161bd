#pragma once

#include <string>

namespace commands {

/// What is printed on one holder's sheet.
struct ShareSheet {
    std::string title;        ///< of the campaign
    std::string holder;       ///< « secrétaire du CSE », or a name
    int number = 0;           ///< 1 to 3
    std::string fingerprint;  ///< of the sealing key, 64 hexadecimal digits
    std::string share;        ///< as urn::share_text gives it
};

/// A sheet to print, whole in one HTML file (A4). To be wiped after use.
std::string share_sheet_html(const ShareSheet& sheet);

}  // namespace commands
