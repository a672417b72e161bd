#include "analysis/data_file.hpp"

#include "analysis/column_roles.hpp"

#include "catch.hpp"
#include "scale_data.hpp"
#include "temporary_folder.hpp"

using namespace analysis;
using Catch::Matchers::Contains;

namespace {

Dataset read(const std::string& text) {
    auto data = read_csv_data(text, "essai.csv");
    if (!data) FAIL(data.error().message);
    return std::move(data).value();
}

std::string refusal(const std::string& text) {
    const auto data = read_csv_data(text, "essai.csv");
    REQUIRE_FALSE(data);
    return data.error().message;
}

const CodedColumn& coded(const Dataset& data, const std::string& name) {
    return std::get<CodedColumn>(data.column(name)->column);
}

std::vector<std::string> codes(const CodedColumn& column) {
    std::vector<std::string> result;
    for (const auto& category : column.categories) result.push_back(category.code);
    return result;
}

}  // namespace

TEST_CASE("a column of few values is coded with missing cells and refusals apart") {
    const Dataset data = read("job,q\nb,10\na,9\n,NA\nb,\n");
    CHECK(data.rows == 4);
    CHECK(codes(coded(data, "job")) == std::vector<std::string>{"a", "b"});
    CHECK(codes(coded(data, "q")) == std::vector<std::string>{"9", "10"});
    CHECK(coded(data, "job").codes == std::vector<std::uint8_t>{1, 0, CodedColumn::kMissing, 1});
    CHECK(coded(data, "q").codes ==
          std::vector<std::uint8_t>{1, 0, CodedColumn::kRefused, CodedColumn::kMissing});
    CHECK(coded(data, "q").categories[0].number == 9.0);
    CHECK_FALSE(coded(data, "job").categories[0].number);
}

TEST_CASE("a column of more than 250 values is numbers or else text") {
    std::string text = "few,numbers,texts\n";
    for (int i = 0; i < 251; ++i)
        text += std::to_string(i % 250) + "," + std::to_string(i) + ".5," +
                (i == 100 ? "mot" : std::to_string(i)) + "\n";
    text += "1,NA,NA\n2,,\n";
    const Dataset data = read(text);
    CHECK(coded(data, "few").categories.size() == 250);
    const auto& numbers = std::get<NumberColumn>(data.column("numbers")->column).values;
    CHECK(numbers[0] == 0.5);
    CHECK(numbers[250] == 250.5);
    CHECK_FALSE(numbers[251]);
    CHECK_FALSE(numbers[252]);
    const auto& texts = std::get<TextColumn>(data.column("texts")->column).values;
    CHECK(texts[99] == "99");
    CHECK(texts[100] == "mot");
    CHECK(texts[251].empty());
    CHECK(texts[252].empty());
}

TEST_CASE("decimal commas are numbers where the separator is a semicolon") {
    const Dataset data = read("a;b\n1,5;-2,25\n2.5;1e2\n");
    CHECK(score_of(data, "a").value() == Answers{1.5, 2.5});
    CHECK(score_of(data, "b").value() == Answers{-2.25, 100.0});
    CHECK_FALSE(score_of(read("a,b\n\"1,5\",2\n"), "a"));
}

TEST_CASE("what is no decimal number is no number") {
    for (const std::string cell :
         {"inf", "nan", "0x10", "1e999", "1 000", "--1", "+-1", "1,000,5", "1.0,5", "-", "12 %"})
        CHECK_FALSE(score_of(read("a;b\n" + cell + ";1\n"), "a"));
    CHECK(score_of(read("a;b\n+1;1\n .5 ;1\n"), "a").value() == Answers{1.0, 0.5});
}

TEST_CASE("text in a score column is refused with its file line column and cell") {
    const Dataset data = read("q,z\n3,\"deux\nlignes\"\n\n4,b\nbeaucoup,c\n");
    const auto score = score_of(data, "q");
    REQUIRE_FALSE(score);
    CHECK(score.error().message ==
          "« essai.csv », ligne 6, colonne « q » : « beaucoup » n’est pas un nombre. Corrigez la cellule, ou "
          "videz-la si la réponse manque.");

    std::string text = "q\n";
    for (int i = 0; i < 400; ++i) text += i == 300 ? "trois cents\n" : std::to_string(i) + "\n";
    CHECK_THAT(score_of(read(text), "q").error().message,
               Contains("ligne 302") && Contains("« trois cents »"));
}

TEST_CASE("an answer outside the scale is a group and no score") {
    Dataset data = read("item\n4\nnc\n2\n");
    for (Category& category : std::get<CodedColumn>(data.columns[0].column).categories)
        category.outside_scale = category.code == "nc";

    CHECK(score_of(data, "item").value() == Answers{4.0, std::nullopt, 2.0});
    CHECK(groups_of(data, "item").value().of_row[1]);
}

TEST_CASE("a long cell is cut between letters in a message") {
    const auto score = score_of(read("q\n" + std::string(39, 'x') + "éé\n"), "q");
    CHECK_THAT(score.error().message, Contains("« " + std::string(39, 'x') + "… »"));
}

TEST_CASE("groups are the categories of a column and refuse a column too varied") {
    std::string text = "g,v\n";
    for (int i = 0; i < 300; ++i)
        text += (i % 2 == 0 ? "oui," : i == 7 ? "," : "non,") + std::to_string(i) + "\n";
    const Dataset data = read(text);
    const auto groups = groups_of(data, "g");
    REQUIRE(groups);
    CHECK(groups.value().labels == std::vector<std::string>{"non", "oui"});
    CHECK(groups.value().of_row[0] == 1U);
    CHECK(groups.value().of_row[1] == 0U);
    CHECK_FALSE(groups.value().of_row[7]);
    CHECK_THAT(groups_of(data, "v").error().message, Contains("« v »") && Contains("250"));
}

TEST_CASE("a column that is not there is refused with the names there are") {
    const Dataset data = read("a,b\n1,2\n");
    for (const std::string& message :
         {score_of(data, "c").error().message, groups_of(data, "c").error().message,
          categories_of(data, "c").error().message})
        CHECK(message == "« essai.csv » n’a pas de colonne « c ». Colonnes : « a, b ».");
}

TEST_CASE("a text that is no data is refused with the file and the line") {
    CHECK_THAT(refusal(""), Contains("« essai.csv »") && Contains("vide"));
    CHECK_THAT(refusal("\xEF\xBB\xBF\n \n"), Contains("vide"));
    CHECK_THAT(refusal("a,b\n"), Contains("aucune ligne"));
    CHECK_THAT(refusal("a,b\n1,2\n3,4,5\n"),
               Contains("« essai.csv », ligne 3") && Contains("3 cellules pour 2"));
    CHECK_THAT(refusal("a,b\n1,\"2\n"), Contains("ligne 2") && Contains("guillemet"));
    CHECK_THAT(refusal("a,b\n1,caf\xE9\n"), Contains("ligne 2") && Contains("UTF-8"));
    CHECK_THAT(refusal("a,a\n1,2\n"), Contains("ligne 1") && Contains("deux fois"));
}

TEST_CASE("a data file is read from disk or refused with what to do") {
    const tests::TemporaryFolder folder;
    const auto data = read_data_file(folder.file("bon.csv", "a;b\r\n1;2\r\n"));
    REQUIRE(data);
    CHECK(data.value().rows == 1);
    CHECK(data.value().lines == std::vector<std::uint32_t>{2});

    const auto refused = [](const std::string& path) { return read_data_file(path).error().message; };
    CHECK_THAT(refused((folder.path() / "rien.csv").string()),
               Contains("rien.csv") && Contains("n’existe pas"));
    CHECK_THAT(refused(folder.path().string()), Contains("dossier"));
    CHECK_THAT(refused(folder.file("vide.csv", "")), Contains("vide.csv") && Contains("vide."));
    CHECK_THAT(refused(folder.file("x.xlsx", "PK")), Contains("CSV"));
    CHECK_THAT(refused("/dev/null/x.csv"), Contains("n’existe pas"));
}

TEST_CASE("the sixteen thousand employees are read as coded columns") {
    const auto text = tests::work_addiction_csv();
    if (!text) {
        WARN("skipped: work-addiction-2016.csv is not beside the project (VIGIE_SHARED)");
        return;
    }
    const Dataset data = read(*text);
    CHECK(data.rows == 16426);
    CHECK(data.columns.size() == 12);
    CHECK(codes(coded(data, "Gender")) == std::vector<std::string>{"Female", "Male"});
    CHECK(codes(coded(data, "BWAS7")) == std::vector<std::string>{"1", "2", "3", "4", "5"});
    CHECK(answered(score_of(data, "BWAS1").value()).mean().value() == Approx(2.000426154).epsilon(1e-9));
}
