#pragma once

#include <span>
#include <string>
#include <string_view>

namespace commands {

/// What is printed on every paper.
struct SlipText {
    std::string title;    ///< of the campaign
    std::string wave;     ///< « T4 2026 »
    std::string address;  ///< where to answer; empty when the papers do not say it
    std::string batch;    ///< label of a site or a group; empty when there is none
};

/// One page to print and cut, two papers a row on A4: the code in groups, its QR code, how to answer.
std::string slips_html(const SlipText& text, std::span<const std::string> codes);

/// The style sheet the page refers to as papiers.css.
std::string_view slips_css();

}  // namespace commands
