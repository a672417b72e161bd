#include "file_bytes.hpp"

#include <fstream>
#include <iterator>

namespace questionnaires {

Result<std::string, std::string> file_bytes(const std::filesystem::path& path) {
    constexpr std::uintmax_t kLargest = 8 * 1024 * 1024;
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(path, unknown)) {
        return Failure{"« " + path.string() + " » n’est pas un fichier. Vérifiez le chemin."};
    }
    if (std::filesystem::file_size(path, unknown) > kLargest) {
        return Failure{
            "le fichier « " + path.string() +
            " » dépasse 8 Mo : ce n’est pas un questionnaire. Retirez les images et les feuilles en trop."};
    }
    std::ifstream file{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file) {
        return Failure{"le fichier « " + path.string() +
                       " » ne peut pas être lu. Vérifiez vos droits sur ce fichier."};
    }
    return bytes;
}

}  // namespace questionnaires
