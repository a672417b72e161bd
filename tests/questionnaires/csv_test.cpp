#include "questionnaires/csv.hpp"

#include <random>

#include "catch.hpp"

using questionnaires::csv_line;
using questionnaires::CsvError;
using questionnaires::CsvTable;
using questionnaires::parse_csv;
using Cells = std::vector<std::string>;

namespace {

CsvTable read(std::string_view text) {
    const auto table = parse_csv(text);
    if (!table) FAIL("refused on line " << table.error().line << ": " << table.error().reason);
    return table.value();
}

CsvError refusal(std::string_view text) {
    const auto table = parse_csv(text);
    REQUIRE_FALSE(table);
    return table.error();
}

}  // namespace

TEST_CASE("a CSV table has its header and its rows with their lines", "[questionnaires][csv]") {
    const CsvTable table = read("name,label\na,Première\nb,Deuxième\n");

    CHECK(table.separator == ',');
    CHECK(table.header == Cells{"name", "label"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0] == CsvTable::Row{2, {"a", "Première"}});
    CHECK(table.rows[1] == CsvTable::Row{3, {"b", "Deuxième"}});
}

TEST_CASE("byte order mark and line ends do not change a CSV table", "[questionnaires][csv]") {
    const CsvTable plain = read("a,b\n1,2\n3,\"x\ny\"\n");

    CHECK(read("\xEF\xBB\xBF"
               "a,b\r\n1,2\r\n3,\"x\r\ny\"\r\n") == plain);
    CHECK(read("a,b\n1,2\n3,\"x\ny\"") == plain);
    CHECK(read("a,b\r1,2\r3,\"x\ry\"\r") == plain);
}

TEST_CASE("the separator of a CSV file is the one of its header outside quotes", "[questionnaires][csv]") {
    CHECK(read("a;b\n1,5;2\n").rows[0].cells == Cells{"1,5", "2"});
    CHECK(read("a;\"b,c,d\"\n1;2\n").header == Cells{"a", "b,c,d"});
    CHECK(read("\n  \na;b\n1;2\n").separator == ';');
    CHECK(read("alone\n1;2\n").rows[0].cells == Cells{"1;2"});
}

TEST_CASE("quoted CSV cells hold separators doubled quotes and line breaks", "[questionnaires][csv]") {
    const CsvTable table = read("a,b\n\"x, y\",\"dit \"\"oui\"\"\"\n \"ligne 1\nligne 2\" ,\"\"\nz,fin\n");

    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].cells == Cells{"x, y", "dit \"oui\""});
    CHECK(table.rows[1] == CsvTable::Row{3, {"ligne 1\nligne 2", ""}});
    CHECK(table.rows[2].line == 5);
}

TEST_CASE("blanks around unquoted CSV cells go and those inside quotes stay", "[questionnaires][csv]") {
    CHECK(read("a , b\n  x y\t,\" z \"\n").rows[0].cells == Cells{"x y", " z "});
}

TEST_CASE("short CSV rows are completed and blank lines are skipped", "[questionnaires][csv]") {
    const CsvTable table = read("a,b,c\n\n1\n   \n,,\n");

    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0] == CsvTable::Row{3, {"1", "", ""}});
    CHECK(table.rows[1] == CsvTable::Row{5, {"", "", ""}});
}

TEST_CASE("a faulty CSV file is refused with its line and what to do", "[questionnaires][csv]") {
    struct Case {
        std::string text;
        std::size_t line;
        std::string reason;
    };
    const auto [text, line, reason] = GENERATE(values<Case>({
        {"", 0, "le fichier est vide"},
        {"\xEF\xBB\xBF", 0, "le fichier est vide"},
        {"\r\n  \r\n", 0, "le fichier est vide"},
        {"a,,b\n", 1, "la colonne 2 n’a pas de nom"},
        {"a,b,a\n", 1, "est là deux fois"},
        {"a,b\n1,2\n1,2,3\n", 3, "3 cellules pour 2 colonnes"},
        {"a,b\n\"1\n2\",3\n1,2,3\n", 4, "3 cellules pour 2 colonnes"},
        {"a,b\n1,\"x\n\n\n", 2, "jamais fermé"},
        {"a,\"b\n", 1, "jamais fermé"},
        {"a,b\n\"x\"y,2\n", 2, "suit un guillemet fermant"},
        {"a,b\n1,2\nMarie,\xE9t\xE9\n", 3, "enregistrez le fichier en UTF-8"},
        {std::string{"\xFF\xFE"
                     "a\0,\0",
                     6},
         1, "enregistrez le fichier en UTF-8"},
        {std::string{"a,b\nx\0y,2\n", 10}, 2, "octets nuls"},
        {"a\n\xC0\xAF\n", 2, "enregistrez le fichier en UTF-8"},
        {"a\n\xED\xA0\x80\n", 2, "enregistrez le fichier en UTF-8"},
        {"a\n\xE2\x80", 2, "enregistrez le fichier en UTF-8"},
    }));
    CAPTURE(text);

    const CsvError error = refusal(text);

    CHECK(error.line == line);
    CHECK_THAT(error.reason, Catch::Contains(reason));
}

TEST_CASE("csv_line quotes only the cells that need it", "[questionnaires][csv]") {
    CHECK(csv_line({"a", "b c", ""}) == "a,b c,\r\n");
    CHECK(csv_line({"a,b", "c;d"}) == "\"a,b\",\"c;d\"\r\n");
    CHECK(csv_line({"a,b", "c"}, ';') == "\"a,b\";c\r\n");
    CHECK(csv_line({"dit \"oui\"", "x\ny"}) == "\"dit \"\"oui\"\"\",\"x\ny\"\r\n");
    CHECK(csv_line({""}) == "\"\"\r\n");
    CHECK(csv_line({"\uFEFFa"}) == "\"\uFEFFa\"\r\n");
}

TEST_CASE("what csv_line writes parse_csv reads back", "[questionnaires][csv][property]") {
    std::mt19937 random{20240501};
    const Cells pieces{"a", "é", "’", " ", "\t", ",", ";", "\"", "\n", "0", "-", "", "\xF0\x9F\x98\x80"};
    const auto draw = [&random](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>{0, below - 1}(random);
    };
    for (int file = 0; file < 300; ++file) {
        CAPTURE(file);
        const char separator = draw(2) == 0 ? ',' : ';';
        const std::size_t width = 1 + draw(4);
        Cells header;
        for (std::size_t i = 0; i < width; ++i)
            header.push_back(pieces[draw(pieces.size())] + "c;" + std::to_string(i));
        std::vector<Cells> rows(draw(5), Cells(width));
        std::string text = csv_line(header, separator);
        for (Cells& row : rows) {
            for (std::string& cell : row) {
                for (std::size_t length = draw(6); length > 0; --length) cell += pieces[draw(pieces.size())];
            }
            text += csv_line(row, separator);
        }

        const CsvTable table = read(text);

        CHECK(table.header == header);
        REQUIRE(table.rows.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) CHECK(table.rows[i].cells == rows[i]);
    }
}

TEST_CASE("a CSV reader gives row by row what the whole table holds", "[questionnaires][csv]") {
    const std::string text = "a;b\n1;\"x \"\"y\"\" z\"\n\n \"2\nlines\" ;\n3\n";
    const CsvTable table = read(text);
    auto reader = questionnaires::CsvReader::open(text);
    REQUIRE(reader);
    auto rows = std::move(reader).value();
    CHECK(rows.header() == table.header);
    CHECK(rows.separator() == table.separator);

    for (int pass = 0; pass < 2; ++pass) {
        for (const CsvTable::Row& expected : table.rows) {
            const auto row = rows.next();
            REQUIRE(row);
            REQUIRE(row.value());
            CHECK(row.value()->line == expected.line);
            CHECK(Cells(row.value()->cells.begin(), row.value()->cells.end()) == expected.cells);
        }
        const auto end = rows.next();
        REQUIRE(end);
        CHECK_FALSE(end.value());
        rows.rewind();
    }
}
