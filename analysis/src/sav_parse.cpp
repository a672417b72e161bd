#include "sav_parse.hpp"

#include <readstat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <exception>
#include <memory>

namespace analysis {
namespace {

constexpr double kWholeBelow = 1e15;  // whole numbers below it are exact and short

struct ParserEnd {
    void operator()(readstat_parser_t* parser) const { readstat_parser_free(parser); }
};

/// The bytes and how far they were read: what ReadStat calls a file.
struct ReadingPlace {
    std::string_view bytes;
    std::size_t at = 0;
};

/// What the callbacks share.
struct Reading {
    SavVisitor& visitor;
    std::exception_ptr thrown = nullptr;
    long expected_rows = -1;
    long rows = 0;
    std::string encoding = {};
};

std::string_view trimmed(const char* text) {
    std::string_view rest = text == nullptr ? std::string_view{} : std::string_view{text};
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
    while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t')) rest.remove_suffix(1);
    return rest;
}

bool is_text(readstat_value_t value) {
    return readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING;
}

std::string text_of(readstat_value_t value) {
    if (is_text(value)) return std::string{trimmed(readstat_string_value(value))};
    const double number = readstat_double_value(value);
    return std::isfinite(number) ? sav_number_text(number) : std::string{};
}

/// ReadStat knows which numbers are declared missing, and of texts only the declarations.
bool is_missing(readstat_value_t value, readstat_variable_t* variable) {
    if (!is_text(value)) return readstat_value_is_missing(value, variable) != 0;
    const std::string_view text = trimmed(readstat_string_value(value));
    for (int i = 0; i < readstat_variable_get_missing_ranges_count(variable); ++i) {
        const auto low = trimmed(readstat_string_value(readstat_variable_get_missing_range_lo(variable, i)));
        const auto high = trimmed(readstat_string_value(readstat_variable_get_missing_range_hi(variable, i)));
        if (low <= text && text <= high) return true;
    }
    return false;
}

/// No exception crosses the C library: it waits in `reading` until parse_sav throws it on.
template <class Tell>
int told(void* context, Tell tell) {
    auto& reading = *static_cast<Reading*>(context);
    try {
        tell(reading);
        return READSTAT_HANDLER_OK;
    } catch (...) {
        reading.thrown = std::current_exception();
        return READSTAT_HANDLER_ABORT;
    }
}

int on_metadata(readstat_metadata_t* metadata, void* context) {
    return told(context, [&](Reading& reading) {
        reading.expected_rows = readstat_get_row_count(metadata);
        const char* encoding = readstat_get_file_encoding(metadata);
        reading.encoding = encoding == nullptr ? "" : encoding;
    });
}

int on_variable(int, readstat_variable_t* variable, const char* label_set, void* context) {
    return told(context, [&](Reading& reading) {
        reading.visitor.variable({std::string{trimmed(readstat_variable_get_name(variable))},
                                  std::string{trimmed(readstat_variable_get_label(variable))},
                                  label_set == nullptr ? "" : label_set});
    });
}

int on_weight(readstat_variable_t* variable, void* context) {
    return told(context, [&](Reading& reading) {
        reading.visitor.weighted_by(trimmed(readstat_variable_get_name(variable)));
    });
}

int on_value_label(const char* label_set, readstat_value_t value, const char* label, void* context) {
    return told(context, [&](Reading& reading) {
        reading.visitor.value_label(label_set, text_of(value), trimmed(label));
    });
}

int on_value(int row, readstat_variable_t* variable, readstat_value_t value, void* context) {
    return told(context, [&](Reading& reading) {
        reading.rows = std::max<long>(reading.rows, row + 1L);
        reading.visitor.cell(static_cast<std::size_t>(row),
                             static_cast<std::size_t>(readstat_variable_get_index(variable)),
                             is_missing(value, variable) ? std::string{} : text_of(value));
    });
}

int open_bytes(const char*, void*) {
    return 0;
}

int close_bytes(void*) {
    return 0;
}

readstat_off_t seek_bytes(readstat_off_t offset, readstat_io_flags_t from, void* context) {
    auto& place = *static_cast<ReadingPlace*>(context);
    const auto size = static_cast<readstat_off_t>(place.bytes.size());
    const readstat_off_t base = from == READSTAT_SEEK_SET   ? 0
                                : from == READSTAT_SEEK_CUR ? static_cast<readstat_off_t>(place.at)
                                                            : size;
    if (offset < -base || offset > size - base) return -1;
    place.at = static_cast<std::size_t>(base + offset);
    return base + offset;
}

ssize_t read_bytes(void* into, std::size_t wanted, void* context) {
    auto& place = *static_cast<ReadingPlace*>(context);
    const std::size_t given = std::min(wanted, place.bytes.size() - place.at);
    std::memcpy(into, place.bytes.data() + place.at, given);
    place.at += given;
    return static_cast<ssize_t>(given);
}

constexpr std::string_view kDamaged =
    "le fichier SPSS est tronqué ou abîmé. Recopiez-le, ou enregistrez-le de nouveau depuis SPSS, PSPP ou R.";

std::string reason(readstat_error_t error, const std::string& encoding) {
    switch (error) {
        case READSTAT_ERROR_UNSUPPORTED_CHARSET:
            return "le codage de ses caractères" + (encoding.empty() ? "" : " (« " + encoding + " »)") +
                   " n’est pas connu. Enregistrez-le en Unicode (UTF-8) depuis SPSS ou PSPP.";
        case READSTAT_ERROR_CONVERT:
        case READSTAT_ERROR_CONVERT_BAD_STRING:
        case READSTAT_ERROR_CONVERT_SHORT_STRING:
        case READSTAT_ERROR_CONVERT_LONG_STRING:
            return "un de ses textes n’est pas dans le codage qu’il annonce" +
                   (encoding.empty() ? "" : " (« " + encoding + " »)") +
                   ". Enregistrez-le en Unicode (UTF-8) depuis SPSS ou PSPP.";
        case READSTAT_ERROR_UNSUPPORTED_COMPRESSION:
        case READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION:
            return "cette variante du format SPSS n’est pas lue. Enregistrez-le en .sav ordinaire.";
        default:
            return std::string{kDamaged};
    }
}

}  // namespace

std::string sav_number_text(double value) {
    std::array<char, 32> text{};
    const bool whole = std::fabs(value) < kWholeBelow && std::trunc(value) == value;
    const auto end = whole ? std::to_chars(text.data(), text.data() + text.size(), std::llround(value)).ptr
                           : std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::optional<std::string> parse_sav(std::string_view bytes, SavVisitor& visitor) {
    if (!bytes.starts_with("$FL2") && !bytes.starts_with("$FL3"))
        return "ce n’est pas un fichier SPSS : il n’en porte pas la marque. Enregistrez les données en .sav "
               "depuis SPSS, PSPP ou R, ou exportez-les en CSV UTF-8.";

    const std::unique_ptr<readstat_parser_t, ParserEnd> parser{readstat_parser_init()};
    if (!parser) throw std::bad_alloc{};
    ReadingPlace place{bytes};
    readstat_set_open_handler(parser.get(), open_bytes);
    readstat_set_close_handler(parser.get(), close_bytes);
    readstat_set_seek_handler(parser.get(), seek_bytes);
    readstat_set_read_handler(parser.get(), read_bytes);
    readstat_set_io_ctx(parser.get(), &place);
    readstat_set_metadata_handler(parser.get(), on_metadata);
    readstat_set_variable_handler(parser.get(), on_variable);
    readstat_set_fweight_handler(parser.get(), on_weight);
    readstat_set_value_label_handler(parser.get(), on_value_label);
    readstat_set_value_handler(parser.get(), on_value);

    Reading reading{visitor};
    const readstat_error_t error = readstat_parse_sav(parser.get(), "", &reading);
    if (reading.thrown) std::rethrow_exception(reading.thrown);
    if (error != READSTAT_OK) return reason(error, reading.encoding);
    if (reading.expected_rows > 0 && reading.rows != reading.expected_rows) return std::string{kDamaged};
    return std::nullopt;
}

}  // namespace analysis
