#include "record_file.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "campaign/campaign.hpp"

namespace campaign {

namespace {

namespace json = boost::json;

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& reason) {
    throw Refusal(
        "Le fichier " + file.string() + " est abîmé (" + reason +
        "). Il est écrit par vigie et ne se modifie pas à la main ; reprenez-en une copie intacte.");
}

Record::Counts counts_of(const json::object& object, const std::filesystem::path& file) {
    Record::Counts counts;
    for (const auto& [key, value] : object) {
        if (!value.is_int64()) refuse(file, "valeur inattendue pour " + std::string(key));
        counts.emplace(key, value.get_int64());
    }
    return counts;
}

json::value to_json(const Record::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return json::value(*text);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return json::value(*number);
    json::object object;
    for (const auto& [key, count] : std::get<Record::Counts>(value)) object.emplace(key, count);
    return object;
}

}  // namespace

void Record::set(std::string_view key, Value value) {
    values_.insert_or_assign(std::string(key), std::move(value));
}

const Record::Value& Record::value(std::string_view key) const {
    const auto found = values_.find(key);
    if (found == values_.end()) refuse(file_, "il y manque " + std::string(key));
    return found->second;
}

const std::string& Record::text(std::string_view key) const {
    const auto* text = std::get_if<std::string>(&value(key));
    if (text == nullptr) refuse(file_, "valeur inattendue pour " + std::string(key));
    return *text;
}

std::int64_t Record::number(std::string_view key) const {
    const auto* number = std::get_if<std::int64_t>(&value(key));
    if (number == nullptr) refuse(file_, "valeur inattendue pour " + std::string(key));
    return *number;
}

std::string Record::text_or(std::string_view key, std::string_view absent) const {
    return values_.contains(key) ? text(key) : std::string(absent);
}

std::int64_t Record::number_or(std::string_view key, std::int64_t absent) const {
    return values_.contains(key) ? number(key) : absent;
}

const Record::Counts& Record::counts(std::string_view key) const {
    const auto* counts = std::get_if<Counts>(&value(key));
    if (counts == nullptr) refuse(file_, "valeur inattendue pour " + std::string(key));
    return *counts;
}

std::string Record::json() const {
    std::string text = "{";
    for (const auto& [key, value] : values_) {
        text += text.size() == 1 ? "\n  " : ",\n  ";
        text += json::serialize(json::value(key)) + ": " + json::serialize(to_json(value));
    }
    return text + "\n}\n";
}

Record Record::read(const std::filesystem::path& file) {
    json::error_code error;
    const json::value parsed = json::parse(read_file(file), error);
    if (error || !parsed.is_object()) refuse(file, "ce n’est pas un objet JSON");

    Record record;
    record.file_ = file;
    for (const auto& [key, value] : parsed.get_object()) {
        if (value.is_string()) {
            record.set(key, std::string(value.get_string()));
        } else if (value.is_int64()) {
            record.set(key, value.get_int64());
        } else if (value.is_object()) {
            record.set(key, counts_of(value.get_object(), file));
        } else {
            refuse(file, "valeur inattendue pour " + std::string(key));
        }
    }
    return record;
}

}  // namespace campaign
