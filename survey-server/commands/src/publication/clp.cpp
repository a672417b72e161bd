#include "publication/clp.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <vector>

extern char** environ;

namespace commands {
namespace {

namespace fs = std::filesystem;

/// A folder of our own that goes with its files.
class WorkFolder {
public:
    WorkFolder() {
        std::string name = (fs::temp_directory_path() / "vigie-clp-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error(
                "pas de dossier temporaire pour le solveur clp : libérez de la place dans " +
                fs::temp_directory_path().string());
        folder_ = name;
    }
    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    fs::path operator/(const char* name) const { return folder_ / name; }

private:
    fs::path folder_;
};

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Runs clp with these words and returns what it says; nullopt when there is no such program.
std::optional<std::string> run_clp(const WorkFolder& folder, std::vector<std::string> words) {
    const std::string said = (folder / "said").string();
    words.insert(words.begin(), "clp");
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int problem = ::posix_spawnp(&child, "clp", &files, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (problem != 0) return std::nullopt;
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    constexpr int kNotFound = 127;
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNotFound) return std::nullopt;
    return content_of(said);
}

/// In free MPS, which clp minimises: the weights are negative.
void write_mps(const analysis::ReaderKnowledge& knowledge, const analysis::ReaderKnowledge::Group& group,
               const fs::path& file) {
    std::vector<std::vector<std::size_t>> rows_of(knowledge.profiles.size());
    std::ofstream out(file);
    out << "NAME attack\nROWS\n N people\n";
    for (std::size_t r = 0; r < knowledge.known.size(); ++r) {
        out << " E r" << r << '\n';
        for (const std::uint32_t p : knowledge.known[r].profiles) rows_of[p].push_back(r);
    }
    std::vector<bool> counted(knowledge.profiles.size(), false);
    for (const std::uint32_t p : group.profiles) counted[p] = true;
    out << "COLUMNS\n";
    for (std::size_t p = 0; p < rows_of.size(); ++p) {
        if (counted[p]) out << " x" << p << " people -1\n";
        for (const std::size_t r : rows_of[p]) out << " x" << p << " r" << r << " 1\n";
    }
    out << "RHS\n";
    for (std::size_t r = 0; r < knowledge.known.size(); ++r)
        out << " RHS r" << r << ' ' << knowledge.known[r].people << '\n';
    out << "ENDATA\n";
    if (!out.flush())
        throw std::runtime_error("le solveur clp n’a pas reçu son problème : plus de place sur le disque");
}

}  // namespace

std::optional<Clp> Clp::find() {
    const WorkFolder folder;
    const auto said = run_clp(folder, {"-quit"});
    if (!said) return std::nullopt;
    Clp clp;
    clp.version_ = "Clp";
    const std::string mark = "version ";
    if (const auto at = said->find(mark); at != std::string::npos)
        clp.version_ += " " + said->substr(at + mark.size(),
                                           said->find_first_of(",\n ", at + mark.size()) - at - mark.size());
    return clp;
}

double Clp::most(const analysis::ReaderKnowledge& knowledge,
                 const analysis::ReaderKnowledge::Group& group) const {
    const WorkFolder folder;
    write_mps(knowledge, group, folder / "attack.mps");
    const auto said = run_clp(
        folder, {(folder / "attack.mps").string(), "-solve", "-solution", (folder / "found").string()});
    std::istringstream found(content_of(folder / "found"));
    std::string status;
    std::string words;
    double value = 0.0;
    std::getline(found, status);
    const std::string mark = "objective value";
    if (!said || !status.starts_with("Optimal") || status.find(mark) == std::string::npos)
        throw std::runtime_error("le solveur clp n’a pas abouti : « " + status + " »");
    std::istringstream(status.substr(status.find(mark) + mark.size())) >> value;
    return -value;
}

}  // namespace commands
