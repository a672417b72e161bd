#include "refusal_page.hpp"

#include <string_view>

namespace http {

namespace {

struct Text {
    std::string_view title;
    std::string_view advice;
};

Text text_of(int status) {
    switch (status) {
        case 400:
            return {
                "Demande incomprise",
                "La demande reçue n’a pas la forme attendue. Revenez à la page précédente et recommencez."};
        case 403:
            return {"Envoi refusé",
                    "Cette demande vient d’un autre site que celui de l’enquête. Ouvrez l’enquête à son "
                    "adresse et recommencez."};
        case 405:
            return {"Demande non prévue",
                    "Ce serveur ne répond qu’aux pages et aux formulaires de l’enquête."};
        case 408:
            return {"Délai dépassé",
                    "La demande n’est pas arrivée entière à temps. Vérifiez votre connexion, puis "
                    "recommencez."};
        case 411:
            return {"Longueur manquante",
                    "La demande ne dit pas sa longueur. Revenez à la page précédente et recommencez."};
        case 413:
            return {"Réponse trop longue",
                    "Ce qui a été envoyé dépasse la taille acceptée ; rien n’a été enregistré. Revenez à la "
                    "page précédente, raccourcissez vos textes libres et recommencez."};
        case 415:
            return {"Format non accepté",
                    "Ce serveur n’accepte que les formulaires de l’enquête. Revenez à la page précédente et "
                    "recommencez."};
        case 417:
            return {"Demande non prévue",
                    "La demande attend du serveur ce qu’il ne fait pas. Revenez à la page précédente et "
                    "recommencez."};
        case 421:
            return {"Adresse inconnue",
                    "Ce serveur ne connaît pas l’adresse demandée. Vérifiez l’adresse de l’enquête."};
        case 431:
            return {"En-têtes trop longs",
                    "La demande porte trop d’informations sur votre navigateur ou l’adresse est trop longue. "
                    "Rouvrez l’enquête à son adresse."};
        case 501:
            return {"Demande non prévue",
                    "Ce serveur n’accepte pas cette manière d’envoyer. Revenez à la page précédente et "
                    "recommencez."};
        default:
            return {"Erreur du serveur",
                    "Une erreur est survenue ; si vous veniez d’envoyer vos réponses, renvoyez-les dans "
                    "quelques minutes. Si l’erreur revient, prévenez la personne qui organise l’enquête."};
    }
}

}  // namespace

Response refusal_page(int status) {
    const auto [title, advice] = text_of(status);
    Response page;
    page.status = status;
    page.body +=
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    page.body += title;
    page.body += "</title>\n</head>\n<body>\n<main>\n<h1>";
    page.body += title;
    page.body += "</h1>\n<p>";
    page.body += advice;
    page.body += "</p>\n</main>\n</body>\n</html>\n";
    if (status == 405) page.headers.emplace_back("Allow", "GET, HEAD, POST");
    return page;
}

}  // namespace http
