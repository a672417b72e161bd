#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "backup_container.hpp"
#include "campaign/campaign.hpp"

/// A backup file: refused in French, or read as files that are all within its bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    try {
        const auto container = campaign::read_container(bytes, "sauvegarde");
        for (const auto& file : container.files) {
            if (file.content.size() > bytes.size() || file.path.find("..") != std::string::npos) std::abort();
        }
    } catch (const campaign::Refusal&) {
    }
    return 0;
}
