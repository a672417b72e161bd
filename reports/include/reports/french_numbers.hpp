#pragma once

/// Numbers as a French page prints them: decimal comma, no-break spaces, true minus sign.
/// Every output uses these functions, so that one figure has one rounding and one spelling everywhere.
/// Rounding is half away from zero on the decimal value: 72.5 gives 73 and 2.25 gives 2,3.

#include <cstdint>
#include <string>

namespace reports {

inline constexpr const char* kNoBreakSpace = "\u00A0";        ///< before %, around =
inline constexpr const char* kNarrowNoBreakSpace = "\u202F";  ///< between thousands
inline constexpr const char* kMinusSign = "\u2212";

/// value with `decimals` digits after the comma; thousands apart from 1 000 on; a value that rounds to 0 has
/// no sign. The decimal value is the shortest one that reads back as `value`, so that 1.005 is a tie although
/// its binary is below. Throws std::invalid_argument if value is not finite or decimals is not in 0..9.
std::string fmt_num(double value, int decimals);

/// count with its thousands apart: 1 234.
std::string fmt_count(std::int64_t count);

/// « n = 412 », on one line.
std::string fmt_n(std::int64_t count);

/// 100 count / base with its sign %, rounded from the two integers and not from a quotient.
/// Throws std::invalid_argument unless 0 <= count <= base, 0 < base <= 10^9 and decimals is in 0..3.
std::string fmt_pct(std::int64_t count, std::int64_t base, int decimals = 0);

/// A difference with its sign, + or −; a difference that rounds to 0 has none.
std::string fmt_points(double difference, int decimals);

/// « [2,1 ; 2,6] ». Throws std::invalid_argument as fmt_num, or if low > high.
std::string fmt_ci(double low, double high, int decimals);

/// « p = 0,032 », or « p < 0,001 » below one thousandth. Throws std::invalid_argument unless 0 <= p <= 1.
std::string fmt_p(double p);

}  // namespace reports
