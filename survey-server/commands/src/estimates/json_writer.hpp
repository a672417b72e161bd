#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace commands {

/// Writes JSON (RFC 8259) as it comes, one line:
///
///     object = begin_object (key value)* end_object,  array = begin_array value* end_array
///
/// Numbers have 17 significant digits and read back as the same double.
class JsonWriter {
public:
    explicit JsonWriter(std::ostream& out) : out_{out} {}

    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view name);

    void text(std::string_view value);
    /// Requires a finite number.
    void number(double value);
    void count(std::size_t value);
    void truth(bool value);
    void null();

private:
    void separate();

    std::ostream& out_;
    std::vector<bool> begun_;  ///< whether each open object or array holds something
    bool after_key_ = false;
};

}  // namespace commands
