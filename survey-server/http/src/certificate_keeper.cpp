#include "certificate_keeper.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace http {

CertificateKeeper::CertificateKeeper(TlsFiles files, Notices& notices)
    : files_{std::move(files)},
      notices_{notices},
      read_{version_of_files(files_.certificate, files_.key)},
      seen_{read_},
      current_{files_.certificate, files_.key} {
    warn();
}

void CertificateKeeper::reload() {
    read_ = version_of_files(files_.certificate, files_.key);
    seen_ = read_;
    try {
        current_ = TlsIdentity{files_.certificate, files_.key};
        notices_.say("Nouveau certificat en service, valable jusqu’au " + current_.last_day() + ".");
        warned_.clear();
        warn();
    } catch (const std::exception& fault) {
        notices_.say(std::string{"Le nouveau certificat n’est pas pris ; l’ancien reste en service. "} +
                     fault.what());
    }
}

void CertificateKeeper::look() {
    const auto found = version_of_files(files_.certificate, files_.key);
    const bool settled = found == seen_;
    seen_ = found;
    if (settled && found && found != read_) return reload();
    warn();
}

void CertificateKeeper::warn() {
    std::vector<std::string> warnings = current_.warnings();
    for (const std::string& line : warnings) {
        if (std::find(warned_.begin(), warned_.end(), line) == warned_.end()) notices_.say(line);
    }
    warned_ = std::move(warnings);
}

}  // namespace http
