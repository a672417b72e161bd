#pragma once

#include <map>
#include <string>

namespace reports::tests {

/// The parts of an Office file by name; those of the workbooks inside it as « outer.xlsx/inner.xml ».
std::map<std::string, std::string> parts_of(const std::string& file);

/// All that a reader or a program finds in the file: its parts one after the other, figures as they are stored.
std::string everything_in(const std::string& file);

}  // namespace reports::tests
