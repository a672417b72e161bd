#include "publication/publication_files.hpp"

#include <algorithm>

#include "reports/duerp_extract.hpp"
#include "reports/html_page.hpp"
#include "reports/office_file.hpp"
#include "reports/result_tables.hpp"
#include "reports/short_reports.hpp"
#include "reports/slide_deck.hpp"
#include "reports/text_report.hpp"

namespace commands {
namespace {

struct Document {
    std::string_view name;
    std::string (*write)(const reports::ReportModel&);
    bool (*untouched)(const std::string&);
};

bool is_page(const std::string& content) {
    return reports::is_html_page(content);
}

std::string summary_page(const reports::ReportModel& report) {
    return reports::html_page(reports::short_summary(report));
}

std::string employees_page(const reports::ReportModel& report) {
    return reports::html_page(reports::note_to_employees(report));
}

constexpr Document kDocuments[] = {
    {"index.html", reports::html_page, is_page},
    {"diaporama.pptx", reports::slide_deck, reports::is_untouched_office_file},
    {"extrait-duerp.csv", reports::duerp_csv, reports::is_untouched_duerp_csv},
    {"extrait-duerp.xlsx", reports::duerp_workbook, reports::is_untouched_office_file},
    {"note-salaries.html", employees_page, is_page},
    {"rapport-diagnostic.docx", reports::text_report, reports::is_untouched_office_file},
    {"synthese.html", summary_page, is_page},
    {"tableaux.xlsx", reports::result_tables, reports::is_untouched_office_file},
};

const Document* document_of(std::string_view name) {
    const auto* found = std::find_if(std::begin(kDocuments), std::end(kDocuments),
                                     [name](const Document& one) { return one.name == name; });
    return found == std::end(kDocuments) ? nullptr : found;
}

}  // namespace

std::vector<PublishedFile> publication_files(const reports::ReportModel& report) {
    std::vector<PublishedFile> files;
    for (const Document& document : kDocuments)
        files.push_back({std::string(document.name), document.write(report)});
    return files;
}

bool is_publication_name(std::string_view name) {
    return document_of(name) != nullptr;
}

bool is_untouched(std::string_view name, const std::string& content) {
    const Document* document = document_of(name);
    return document != nullptr && document->untouched(content);
}

}  // namespace commands
