#include "negotiation/commitment_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "campaign/durable_file.hpp"
#include "questionnaires/csv.hpp"

namespace commands {
namespace {

using Cells = std::map<std::string, std::string, std::less<>>;

const std::vector<std::string> kColumns{"kind",   "id",        "date",   "theme",  "text",
                                        "source", "indicator", "better", "target", "baseline",
                                        "due",    "value",     "outcome"};

std::filesystem::path file_of(const campaign::Campaign& campaign) {
    return campaign.folder() / "commitments.csv";
}

/// Shortest decimal that reads back as the same number.
std::string number_text(double value) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end};
}

void append_row(const campaign::Campaign& campaign, const Cells& cells) {
    const auto file = file_of(campaign);
    std::string content =
        std::filesystem::exists(file) ? campaign::read_file(file) : questionnaires::csv_line(kColumns);
    std::vector<std::string> row;
    for (const std::string& column : kColumns) {
        const auto cell = cells.find(column);
        row.push_back(cell == cells.end() ? "" : cell->second);
    }
    campaign::replace_file(file, content + questionnaires::csv_line(row), campaign::Readable::by_group);
}

/// One row of the file, read word by word; anything else than what append wrote is a spoilt file.
class RowReader {
public:
    RowReader(const std::filesystem::path& file, std::size_t line, const std::vector<std::string>& cells)
        : file_{file}, line_{line}, cells_{cells} {}

    const std::string& text(std::string_view column) const {
        const auto place = std::find(kColumns.begin(), kColumns.end(), column);
        return cells_[static_cast<std::size_t>(place - kColumns.begin())];
    }
    reports::Date date(std::string_view column) const {
        const auto date = reports::read_date(text(column));
        if (!date) refuse(column);
        return *date;
    }
    double number(std::string_view column) const {
        const std::string& cell = text(column);
        double value = 0.0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) refuse(column);
        return value;
    }
    bool is(std::string_view column, std::string_view yes, std::string_view no) const {
        if (text(column) != yes && text(column) != no) refuse(column);
        return text(column) == yes;
    }
    [[noreturn]] void refuse(std::string_view column) const {
        throw campaign::Refusal("Le fichier « " + file_.string() + " », ligne " + std::to_string(line_) +
                                " : la colonne " + std::string(column) + " ne se lit pas (« " + text(column) +
                                " »). Il est écrit par vigie ; reprenez-en une copie intacte.");
    }

private:
    const std::filesystem::path& file_;
    std::size_t line_;
    const std::vector<std::string>& cells_;
};

std::string indicator_text(const reports::Indicator& indicator) {
    if (indicator.kind == reports::Indicator::Kind::outside) return "outside:" + indicator.name;
    if (indicator.kind == reports::Indicator::Kind::scale) return "scale:" + indicator.name;
    std::string text = "share:" + indicator.name;
    char mark = '=';
    for (const std::string& code : indicator.codes) {
        text += mark + code;
        mark = ',';
    }
    return text;
}

reports::Commitment read_commitment(const RowReader& row) {
    const auto indicator = read_indicator(row.text("indicator"));
    if (!indicator) row.refuse("indicator");
    const bool outside = indicator->kind == reports::Indicator::Kind::outside;
    return {.id = row.text("id"),
            .theme = row.text("theme"),
            .text = row.text("text"),
            .source = row.text("source"),
            .source_date = row.date("date"),
            .indicator = *indicator,
            .better = row.is("better", "higher", "lower") ? reports::Better::higher : reports::Better::lower,
            .baseline_wave = outside ? std::string() : row.text("baseline"),
            .baseline = outside ? row.number("baseline") : 0.0,
            .target = row.number("target"),
            .due = row.date("due")};
}

void read_row(const RowReader& row, reports::CommitmentBook& book) {
    const std::string& kind = row.text("kind");
    if (kind == "commitment") {
        book.commitments.push_back(read_commitment(row));
    } else if (kind == "figure") {
        book.figures.push_back({row.text("id"), row.date("date"), row.number("value"), row.text("source")});
    } else if (kind == "demand") {
        book.demands.push_back({row.text("id"), row.text("text"), row.date("date"), {}});
    } else if (kind == "answer") {
        const auto demand = std::find_if(book.demands.begin(), book.demands.end(),
                                         [&row](const auto& one) { return one.id == row.text("id"); });
        if (demand == book.demands.end()) row.refuse("id");
        demand->answer = {row.date("date"), row.text("text"), row.is("outcome", "accepted", "refused")};
    } else {
        row.refuse("kind");
    }
}

}  // namespace

std::optional<reports::Indicator> read_indicator(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
    const std::string_view kind = text.substr(0, colon);
    std::string_view rest = text.substr(colon + 1);
    if (kind == "scale") return reports::Indicator{reports::Indicator::Kind::scale, std::string(rest), {}};
    if (kind == "outside")
        return reports::Indicator{reports::Indicator::Kind::outside, std::string(rest), {}};
    const auto equals = rest.find('=');
    if (kind != "share" || equals == 0 || equals == std::string_view::npos) return std::nullopt;
    reports::Indicator indicator{reports::Indicator::Kind::share, std::string(rest.substr(0, equals)), {}};
    rest.remove_prefix(equals);
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const auto comma = std::min(rest.find(','), rest.size());
        if (comma == 0) return std::nullopt;
        indicator.codes.emplace_back(rest.substr(0, comma));
        rest.remove_prefix(comma);
    }
    return indicator;
}

reports::CommitmentBook read_commitments(const campaign::Campaign& campaign) {
    const auto file = file_of(campaign);
    if (!std::filesystem::exists(file)) return {};
    const auto table = questionnaires::parse_csv(campaign::read_file(file));
    if (!table || table.value().header != kColumns)
        throw campaign::Refusal("Le fichier « " + file.string() +
                                " » n’est plus celui que vigie a écrit : reprenez-en une copie intacte.");
    reports::CommitmentBook book;
    for (const auto& row : table.value().rows) read_row(RowReader{file, row.line, row.cells}, book);
    return book;
}

void append(const campaign::Campaign& campaign, const reports::Commitment& commitment) {
    const bool outside = commitment.indicator.kind == reports::Indicator::Kind::outside;
    append_row(campaign, {{"kind", "commitment"},
                          {"id", commitment.id},
                          {"date", reports::iso_date(commitment.source_date)},
                          {"theme", commitment.theme},
                          {"text", commitment.text},
                          {"source", commitment.source},
                          {"indicator", indicator_text(commitment.indicator)},
                          {"better", commitment.better == reports::Better::higher ? "higher" : "lower"},
                          {"target", number_text(commitment.target)},
                          {"baseline", outside ? number_text(commitment.baseline) : commitment.baseline_wave},
                          {"due", reports::iso_date(commitment.due)}});
}

void append(const campaign::Campaign& campaign, const reports::OutsideFigure& figure) {
    append_row(campaign, {{"kind", "figure"},
                          {"id", figure.commitment},
                          {"date", reports::iso_date(figure.date)},
                          {"source", figure.source},
                          {"value", number_text(figure.value)}});
}

void append(const campaign::Campaign& campaign, const reports::Demand& demand) {
    append_row(campaign, {{"kind", "demand"},
                          {"id", demand.id},
                          {"date", reports::iso_date(demand.asked)},
                          {"text", demand.text}});
}

void append_answer(const campaign::Campaign& campaign, const std::string& demand,
                   const reports::Demand::Answer& answer) {
    append_row(campaign, {{"kind", "answer"},
                          {"id", demand},
                          {"date", reports::iso_date(answer.date)},
                          {"text", answer.text},
                          {"outcome", answer.accepted ? "accepted" : "refused"}});
}

}  // namespace commands
