#include "publication/publication_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "commands/verb.hpp"

namespace commands {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPart = ".part";

/// Where a file is written before it takes its place: « .index.html.part ».
std::string part_name(std::string_view name) {
    return "." + std::string(name) + std::string(kPart);
}

bool is_part_name(std::string_view name) {
    if (!name.starts_with('.') || !name.ends_with(kPart)) return false;
    name.remove_prefix(1);
    name.remove_suffix(kPart.size());
    return is_publication_name(name);
}

[[noreturn]] void refuse_write(const fs::path& file, int error) {
    const bool full = error == ENOSPC || error == EDQUOT;
    throw Refused("Impossible d’écrire « " + file.string() + " » : " +
                  (full ? "il n’y a plus de place sur le disque" : std::generic_category().message(error)) +
                  ". Aucun document n’a été remplacé ; libérez de la place ou choisissez un autre --out.");
}

bool is_earlier_document(const fs::path& file) {
    if (!fs::is_regular_file(fs::symlink_status(file))) return false;
    std::ifstream in(file, std::ios::binary);
    return is_untouched(file.filename().string(), std::string(std::istreambuf_iterator<char>(in), {}));
}

[[noreturn]] void refuse_entry(const fs::path& folder, const std::string& name) {
    const std::string why =
        is_publication_name(name)
            ? " », que quelqu’un a modifié : une publication l’effacerait. Déplacez ce document, ou "
              "choisissez un "
              "autre --out."
            : " », qui n’est pas une publication de Vigie. Choisissez un dossier vide, ou un nom nouveau.";
    throw Refused("« " + folder.string() + " » contient « " + name + why);
}

/// A file that is written whole and durable, or removed.
class PartFile {
public:
    explicit PartFile(fs::path file)
        : file_{std::move(file)},
          descriptor_{::open(file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644)} {
        if (descriptor_ < 0) refuse_write(file_, errno);
    }
    ~PartFile() {
        ::close(descriptor_);
        ::unlink(file_.c_str());  // after a rename there is nothing left to remove
    }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    void write(std::string_view content) {
        while (!content.empty()) {
            const ssize_t written = ::write(descriptor_, content.data(), content.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) refuse_write(file_, errno);
            content.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(descriptor_) != 0) refuse_write(file_, errno);
    }

    void rename_to(const fs::path& target) {
        if (std::rename(file_.c_str(), target.c_str()) != 0) refuse_write(target, errno);
    }

private:
    fs::path file_;
    int descriptor_;
};

}  // namespace

PublicationFolder::PublicationFolder(fs::path folder) : folder_{std::move(folder)} {
    std::error_code error;
    const fs::file_status status = fs::status(folder_, error);
    if (!fs::exists(status)) {
        const fs::path parent =
            fs::absolute(folder_.has_filename() ? folder_ : folder_.parent_path()).parent_path();
        if (!fs::is_directory(parent))
            throw Refused("Le dossier « " + parent.string() +
                          " » n’existe pas : créez-le, ou choisissez un autre --out.");
        return;
    }
    if (!fs::is_directory(status))
        throw Refused("« " + folder_.string() + " » n’est pas un dossier : choisissez un autre --out.");
    auto entries = fs::directory_iterator(folder_, error);
    if (error)
        throw Refused("Le dossier « " + folder_.string() + " » ne peut pas être lu : " + error.message() +
                      ". Choisissez un autre --out.");
    for (const fs::directory_entry& entry : entries) {
        const std::string name = entry.path().filename().string();
        if (!is_part_name(name) && !is_earlier_document(entry.path())) refuse_entry(folder_, name);
    }
}

void PublicationFolder::write(const std::vector<PublishedFile>& files) const {
    if (::mkdir(folder_.c_str(), 0755) != 0 && errno != EEXIST) refuse_write(folder_, errno);
    std::vector<std::unique_ptr<PartFile>> parts;
    for (const PublishedFile& file : files) {
        parts.push_back(std::make_unique<PartFile>(folder_ / part_name(file.name)));
        parts.back()->write(file.content);
    }
    for (std::size_t i = 0; i < files.size(); ++i) parts[i]->rename_to(folder_ / files[i].name);
}

}  // namespace commands
