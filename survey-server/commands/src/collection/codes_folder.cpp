#include "collection/codes_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <string_view>
#include <system_error>

#include "commands/verb.hpp"

namespace commands {

namespace {

constexpr std::size_t kPapersPerFile = 1000;

[[noreturn]] void refuse(const std::filesystem::path& file, int error) {
    const std::string reason = error == ENOSPC || error == EDQUOT ? "il n’y a plus de place sur le disque"
                                                                  : std::generic_category().message(error);
    throw Refused("Impossible d’écrire « " + file.string() + " » : " + reason +
                  ". Aucun code n’a été tiré ; libérez de la place ou choisissez un autre --out.");
}

class OutputFile {
public:
    explicit OutputFile(const std::filesystem::path& file)
        : file_(file), descriptor_(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
        if (descriptor_ < 0) refuse(file_, errno);
    }
    ~OutputFile() { ::close(descriptor_); }
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write_durably(std::string_view content) {
        while (!content.empty()) {
            const ssize_t written = ::write(descriptor_, content.data(), content.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) refuse(file_, errno);
            content.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(descriptor_) != 0) refuse(file_, errno);
    }

private:
    std::filesystem::path file_;
    int descriptor_;
};

void write_file(const std::filesystem::path& file, std::string_view content) {
    OutputFile(file).write_durably(content);
}

std::string page_name(std::size_t number) {
    const std::string digits = std::to_string(number);
    return "papiers-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits + ".html";
}

std::filesystem::path without_final_slash(const std::filesystem::path& folder) {
    return folder.has_filename() ? folder : folder.parent_path();
}

}  // namespace

CodesFolder::CodesFolder(std::filesystem::path folder)
    : folder_(without_final_slash(folder)), part_(folder_) {
    if (std::filesystem::exists(std::filesystem::symlink_status(folder_))) {
        throw Refused("« " + folder_.string() +
                      " » existe déjà, et des codes ne s’écrasent pas. Choisissez un autre --out.");
    }
    part_ += ".part";
    std::filesystem::remove_all(part_);
    if (::mkdir(part_.c_str(), 0700) != 0) refuse(folder_, errno);
}

CodesFolder::~CodesFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(part_, ignored);
}

void CodesFolder::write(const SlipText& text, std::span<const std::string> codes) {
    std::string csv = "code\n";
    for (const std::string& code : codes) csv += code + "\n";
    write_file(part_ / "codes.csv", csv);
    write_file(part_ / "papiers.css", slips_css());
    std::size_t page = 0;
    while (!codes.empty()) {
        const std::size_t papers = std::min(codes.size(), kPapersPerFile);
        write_file(part_ / page_name(++page), slips_html(text, codes.first(papers)));
        codes = codes.subspan(papers);
    }
}

void CodesFolder::keep() {
    if (std::rename(part_.c_str(), folder_.c_str()) != 0) refuse(folder_, errno);
}

}  // namespace commands
