#include "shuffle_note.hpp"

#include <sys/stat.h>

#include <ctime>

#include "record_file.hpp"

namespace campaign {

namespace {

std::filesystem::path file_in(const std::filesystem::path& wave_folder) {
    return wave_folder / "shuffle.json";
}

}  // namespace

void write_shuffle_note(const std::filesystem::path& wave_folder, std::int64_t received) {
    Record json;
    json.set("received", received);
    replace_file(file_in(wave_folder), json.json(), Readable::by_group);
}

std::int64_t ballots_shuffled(const std::filesystem::path& wave_folder) {
    const std::filesystem::path file = file_in(wave_folder);
    return std::filesystem::exists(file) ? Record::read(file).number("received") : 0;
}

std::optional<std::chrono::sys_days> day_of_shuffle(const std::filesystem::path& wave_folder) {
    struct stat status {};
    if (::stat(file_in(wave_folder).c_str(), &status) != 0) return std::nullopt;
    std::tm day{};
    ::localtime_r(&status.st_mtim.tv_sec, &day);
    return std::chrono::sys_days(std::chrono::year(day.tm_year + 1900) /
                                 std::chrono::month(static_cast<unsigned>(day.tm_mon) + 1) /
                                 std::chrono::day(static_cast<unsigned>(day.tm_mday)));
}

}  // namespace campaign
