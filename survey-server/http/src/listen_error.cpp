#include "listen_error.hpp"

#include <boost/system/errc.hpp>
#include <string>

namespace http {

ListenError not_an_address(const ListenOptions& options) {
    return ListenError{
        "l’adresse « " + options.address +
        " » n’est pas une adresse IP : donnez par exemple « --address 127.0.0.1 » (cet ordinateur "
        "seul) ou « --address 0.0.0.0 » (tout le réseau)."};
}

ListenError listen_error(const ListenOptions& options, const boost::system::error_code& reason) {
    const std::string port = std::to_string(options.port);
    if (reason == boost::system::errc::address_in_use) {
        return ListenError{
            "le port " + port + " de " + options.address +
            " est déjà pris par un autre programme : choisissez-en un autre avec « --port », ou "
            "cherchez lequel l’occupe avec « ss -ltnp 'sport = :" +
            port + "' »."};
    }
    if (reason == boost::system::errc::permission_denied) {
        return ListenError{
            "le port " + port +
            " est réservé à l’administrateur : choisissez un port à partir de 1024 avec « --port »."};
    }
    if (reason == boost::system::errc::address_not_available) {
        return ListenError{
            "l’adresse " + options.address +
            " n’est pas une adresse de cet ordinateur : « ip address » donne les siennes, à passer "
            "avec « --address »."};
    }
    return ListenError{"impossible d’écouter sur le port " + port + " de " + options.address +
                       " : " + reason.message() +
                       ". Essayez une autre adresse avec « --address » ou un autre port avec "
                       "« --port »."};
}

}  // namespace http
