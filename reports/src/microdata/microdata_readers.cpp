#include <string_view>

#include "reports/microdata.hpp"

namespace reports {
namespace {

bool ends_in(std::string_view file, std::string_view extension) {
    return file.ends_with(extension);
}

/// In double quotes, for R and Python alike.
std::string literal(const std::string& text) {
    std::string result = "\"";
    for (const char sign : text) {
        if (sign == '"' || sign == '\\') result += '\\';
        result += sign;
    }
    return result + "\"";
}

}  // namespace

std::string r_reader(const std::string& file, CsvForm form) {
    std::string code = "# Lit les réponses dans R. Données individuelles : elles ne circulent pas.\n";
    code += "fichier <- " + literal(file) + "\n";
    if (ends_in(file, ".sav"))
        code +=
            "# install.packages(\"haven\")\n"
            "donnees <- haven::read_sav(fichier)           # refus et « non concerné » deviennent NA\n"
            "# haven::read_sav(fichier, user_na = TRUE) les distingue ; haven::as_factor(donnees) met les "
            "libellés\n";
    else if (ends_in(file, ".xlsx"))
        code +=
            "# install.packages(\"readxl\")\n"
            "donnees <- readxl::read_excel(fichier, sheet = \"Données\", na = c(\"\", \"NA\"))\n"
            "dictionnaire <- readxl::read_excel(fichier, sheet = \"Dictionnaire\")\n";
    else if (form == CsvForm::french)
        code +=
            "donnees <- read.csv2(fichier, fileEncoding = \"UTF-8-BOM\", check.names = FALSE,\n"
            "                     na.strings = c(\"\", \"NA\"))\n";
    else
        code +=
            "donnees <- read.csv(fichier, fileEncoding = \"UTF-8\", check.names = FALSE,\n"
            "                    na.strings = c(\"\", \"NA\"))\n";
    return code + "str(donnees)\n";
}

std::string python_reader(const std::string& file, CsvForm form) {
    std::string code = "# Lit les réponses dans Python. Données individuelles : elles ne circulent pas.\n";
    code += "import pandas as pd\n\nfichier = " + literal(file) + "\n";
    if (ends_in(file, ".sav"))
        code += "donnees = pd.read_spss(fichier, convert_categoricals=False)  # demande pyreadstat\n";
    else if (ends_in(file, ".xlsx"))
        code +=
            "donnees = pd.read_excel(fichier, sheet_name=\"Données\")  # demande openpyxl\n"
            "dictionnaire = pd.read_excel(fichier, sheet_name=\"Dictionnaire\")\n";
    else if (form == CsvForm::french)
        code += "donnees = pd.read_csv(fichier, sep=\";\", decimal=\",\", encoding=\"utf-8-sig\")\n";
    else
        code += "donnees = pd.read_csv(fichier)\n";
    return code + "print(donnees.describe(include=\"all\"))\n";
}

}  // namespace reports
