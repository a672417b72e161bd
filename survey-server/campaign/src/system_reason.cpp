#include "system_reason.hpp"

#include <cerrno>
#include <system_error>

namespace campaign {

std::string system_reason(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "il n’y a plus de place sur le disque. Libérez de la place, puis recommencez";
        case EACCES:
        case EPERM:
            return "vous n’en avez pas le droit. Vérifiez le propriétaire et les droits";
        case EROFS:
            return "le disque est en lecture seule";
        case EEXIST:
        case ENOTEMPTY:
            return "il existe déjà";
        case ENOENT:
            return "le fichier ou son dossier n’existe pas";
        case EISDIR:
            return "c’est un dossier, il faut un fichier";
        case ENOTDIR:
            return "une partie de ce chemin n’est pas un dossier";
        case ENAMETOOLONG:
            return "ce nom est trop long";
        default:
            return "erreur du système : " + std::generic_category().message(error);
    }
}

}  // namespace campaign
