#include <algorithm>
#include <regex>

#include "catch.hpp"
#include "database.hpp"
#include "statement.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"
#include "urn/urn.hpp"

namespace {

std::vector<std::string> texts(urn::Database& database, std::string_view sql) {
    std::vector<std::string> result;
    for (urn::Statement rows(database, sql); rows.step();) result.push_back(rows.text(0));
    return result;
}

/// What in a schema could carry a time, an order, an address or a link from a code to a ballot.
std::vector<std::string> schema_faults(urn::Database& database) {
    std::vector<std::string> faults = texts(database,
                                            "SELECT name || ' is not STRICT, WITHOUT ROWID' FROM "
                                            "pragma_table_list WHERE schema = 'main' AND type = 'table' "
                                            "AND name NOT IN ('sqlite_schema') AND NOT (wr AND strict)");
    for (std::string& fault :
         texts(database,
               "SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('trigger', 'view') "
               "OR (type = 'index' AND sql IS NOT NULL)")) {
        faults.push_back(std::move(fault));
    }

    const std::regex word(
        "time|date|stamp|clock|when|seq|order|rank|number|auto|ip|addr|host|agent|user|site|region",
        std::regex::icase);
    for (const std::string& column : texts(database,
                                           "SELECT t.name || '.' || c.name || ' ' || c.type FROM "
                                           "pragma_table_list t, pragma_table_info(t.name) c "
                                           "WHERE t.schema = 'main' AND t.name <> 'sqlite_schema'")) {
        if (std::regex_search(column, word)) faults.push_back(column);
    }
    for (const std::string& sql : texts(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
        if (std::regex_search(sql,
                              std::regex("autoincrement|default|references|rowid;", std::regex::icase))) {
            faults.push_back(sql);
        }
    }
    return faults;
}

void write_urn(const std::filesystem::path& file) {
    const auto urn = urn::create_urn(file, urn::Admission::drawn_codes, tests::kSealedSize);
    urn->admit(tests::codes_up_to(20));
    urn->put(tests::submissions(0, 10));
}

}  // namespace

TEST_CASE("the schema has no place for a time an order or an address") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    urn::Database database((folder / "urn.db").string(), "");

    CHECK(schema_faults(database) == std::vector<std::string>{});
}

TEST_CASE("the schema check finds what must not be there") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    urn::Database database((folder / "urn.db").string(), "");
    const auto addition = GENERATE(
        as<std::string>{}, "CREATE TABLE visit (id INTEGER PRIMARY KEY AUTOINCREMENT)",
        "CREATE TABLE visit (key BLOB PRIMARY KEY) STRICT",
        "CREATE TABLE visit (key BLOB PRIMARY KEY) WITHOUT ROWID",
        "CREATE TABLE visit (key BLOB PRIMARY KEY, received_time INTEGER) STRICT, WITHOUT ROWID",
        "CREATE TABLE visit (key BLOB PRIMARY KEY, seq INTEGER) STRICT, WITHOUT ROWID",
        "CREATE TABLE visit (key BLOB PRIMARY KEY, client_ip TEXT) STRICT, WITHOUT ROWID",
        "CREATE TABLE visit (key BLOB PRIMARY KEY REFERENCES spent) STRICT, WITHOUT ROWID",
        "CREATE TRIGGER t AFTER INSERT ON spent BEGIN SELECT 1; END", "CREATE INDEX i ON spent (retry)");
    CAPTURE(addition);

    database.execute(addition);

    CHECK_FALSE(schema_faults(database).empty());
}

TEST_CASE("the urn keeps these columns and no others") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    urn::Database database((folder / "urn.db").string(), "");

    CHECK(texts(database,
                "SELECT t.name || '.' || c.name || ' ' || c.type FROM pragma_table_list t, "
                "pragma_table_info(t.name) c "
                "WHERE t.schema = 'main' AND t.name <> 'sqlite_schema' ORDER BY t.name, c.cid") ==
          std::vector<std::string>{"ballot.key BLOB", "ballot.sealed BLOB", "code.hash BLOB",
                                   "meta.name TEXT", "meta.value ANY", "spent.code BLOB",
                                   "spent.retry BLOB"});
    CHECK(texts(database, "SELECT name FROM meta ORDER BY name") ==
          std::vector<std::string>{"definition", "digest", "format", "open_mode", "opening", "sealed_size"});
    CHECK(database.answer("SELECT count(*) FROM sqlite_schema") == "4");
    CHECK(database.answer("SELECT max(length(key)) || ' ' || min(length(key)) FROM ballot") == "17 17");
    CHECK(database.answer("PRAGMA user_version") == "0");
}

TEST_CASE("no ballot of any padded size has overflow pages") {
    const std::size_t sealed_size =
        GENERATE(as<std::size_t>{}, 4016, 4065, 4066, 8112, 8177, 8178, 16304, 16400, 16401, 32688, 100000);
    CAPTURE(sealed_size);
    const tests::TempFolder folder;
    {
        const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::open, sealed_size);
        urn->put(tests::submissions(0, 20, sealed_size));
    }
    urn::Database database((folder / "urn.db").string(), "");

    CHECK(database.answer("SELECT count(*) FROM dbstat WHERE pagetype = 'overflow'") == "0");
}

TEST_CASE("an overflow page would be seen") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    urn::Database database((folder / "urn.db").string(), "");

    database.execute("INSERT INTO ballot (key, sealed) VALUES (randomblob(17), randomblob(4066))");

    CHECK(database.answer("SELECT count(*) FROM dbstat WHERE pagetype = 'overflow'") == "1");
}
