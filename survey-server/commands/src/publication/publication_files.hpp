#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/report_model.hpp"

namespace commands {

struct PublishedFile {
    std::string name;
    std::string content;
};

/// All documents of a restitution, each made from the same report.
std::vector<PublishedFile> publication_files(const reports::ReportModel& report);

/// Whether a publication has a file of this name.
bool is_publication_name(std::string_view name);

/// Whether the file of this name is one that Vigie wrote and nobody changed since, so that another may replace it.
bool is_untouched(std::string_view name, const std::string& content);

}  // namespace commands
