#include "http/form.hpp"

#include <random>
#include <string>

#include "catch.hpp"

using http::Form;
using http::parse_form;
using http::write_form;

TEST_CASE("A form body is decoded field by field", "[http][form]") {
    const auto form = parse_form("q1=3&commentaire=l%E2%80%99outil+est+lent&q1=4&vide=&seul");

    REQUIRE(form);
    CHECK(*form ==
          Form{{"q1", "3"}, {"q1", "4"}, {"commentaire", "l’outil est lent"}, {"vide", ""}, {"seul", ""}});
}

TEST_CASE("Fields of one name keep their order", "[http][form]") {
    const auto form = parse_form("rang=c&rang=a&autre=x&rang=b");

    REQUIRE(form);
    std::string order;
    const auto [first, last] = form->equal_range("rang");
    for (auto field = first; field != last; ++field) order += field->second;
    CHECK(order == "cab");
}

TEST_CASE("Empty fields and signs inside values are harmless", "[http][form]") {
    CHECK(parse_form("") == Form{});
    CHECK(parse_form("&&&") == Form{});
    CHECK(parse_form("a=b=c") == Form{{"a", "b=c"}});
    CHECK(parse_form("=x") == Form{{"", "x"}});
    CHECK(parse_form("a=%26%3D%2B%25") == Form{{"a", "&=+%"}});
    CHECK(parse_form("a=%e9%E9") == Form{{"a", "\xE9\xE9"}});
}

TEST_CASE("A malformed escape refuses the whole form", "[http][form]") {
    const std::string body = GENERATE(as<std::string>{}, "a=%", "a=%4", "a=1&%", "%zz=1", "a=%4g", "a=%g4",
                                      "a=%-1", "a=% 1", "a=%4&b=1", "%=1", "a=%%41", "a=%+1", "a=1&b=%F");

    CAPTURE(body);
    CHECK_FALSE(parse_form(body));
}

TEST_CASE("More fields than the bound are refused", "[http][form]") {
    CHECK(parse_form("a=1&b=2&c=3", 3));
    CHECK(parse_form("a=1&b=2&c=3&", 3));
    CHECK_FALSE(parse_form("a=1&b=2&c=3&d=4", 3));
    CHECK_FALSE(parse_form("a=1&a=2&a=3&a=4", 3));
    CHECK_FALSE(parse_form("a", 0));

    std::string thousand;
    for (int i = 0; i < 1000; ++i) thousand += "f=&";
    CHECK(parse_form(thousand));
    CHECK_FALSE(parse_form(thousand + "f"));
}

TEST_CASE("A written form has only unreserved signs, escapes and plus", "[http][form]") {
    CHECK(write_form({}) == "");
    CHECK(write_form({{"nom", "a-b.c_d~e"}}) == "nom=a-b.c_d~e");
    CHECK(write_form({{"a b", "é&=+%\r\n"}}) == "a+b=%C3%A9%26%3D%2B%25%0D%0A");
    CHECK(write_form({{"a", "1"}, {"b", ""}, {"b", "2"}}) == "a=1&b=&b=2");
}

TEST_CASE("A written form reads back as itself", "[http][form][property]") {
    const auto seed = GENERATE(range(1U, 51U));
    CAPTURE(seed);
    std::mt19937 random{seed};
    std::uniform_int_distribution<int> byte{0, 255};
    std::uniform_int_distribution<int> length{0, 20};
    const auto text = [&byte, &length, &random] {
        std::string drawn(static_cast<std::size_t>(length(random)), '\0');
        for (char& c : drawn) c = static_cast<char>(byte(random));
        return drawn;
    };
    Form form;
    for (int fields = length(random); fields > 0; --fields) {
        std::string name = text();
        form.emplace(std::move(name), text());
    }

    CHECK(parse_form(write_form(form)) == form);
}
