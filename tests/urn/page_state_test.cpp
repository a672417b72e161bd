#include "urn/page_state.hpp"

#include "catch.hpp"

using urn::open_state;
using urn::seal_state;

TEST_CASE("a page state opens with its key and its context only") {
    const auto key = urn::draw_page_state_key();
    const auto state = GENERATE(as<std::string>{}, "", "q1=3&q2=Crainte d’être remplacé",
                                std::string(60000, 'x'), std::string("\0\xFF\0", 3));

    const std::string sealed = seal_state(state, "definition", key);

    CHECK(open_state(sealed, "definition", key) == state);
    CHECK_FALSE(open_state(sealed, "other definition", key));
    CHECK_FALSE(open_state(sealed, "", key));
    CHECK_FALSE(open_state(sealed, "definition", urn::draw_page_state_key()));
}

TEST_CASE("a sealed page state is URL-safe text that never repeats and shows nothing") {
    const auto key = urn::draw_page_state_key();

    const std::string sealed = seal_state("metier=encadrement", "definition", key);

    CHECK(sealed.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    CHECK(sealed.find("encadrement") == std::string::npos);
    CHECK(sealed != seal_state("metier=encadrement", "definition", key));
}

TEST_CASE("a page state with any sign altered does not open") {
    const auto key = urn::draw_page_state_key();
    const std::string sealed = seal_state("q1=3&q2=12", "definition", key);

    for (std::size_t i = 0; i < sealed.size(); ++i) {
        for (const char sign : {'A', '-', '_', '0', '+', '/', '=', ' ', '\0'}) {
            if (sealed[i] == sign) continue;
            std::string altered = sealed;
            altered[i] = sign;
            CAPTURE(i, sign);
            REQUIRE_FALSE(open_state(altered, "definition", key));
        }
    }
}

TEST_CASE("a page state cut short or lengthened does not open") {
    const auto key = urn::draw_page_state_key();
    const std::string sealed = seal_state("q1=3", "definition", key);

    for (std::size_t size = 0; size < sealed.size(); ++size) {
        CAPTURE(size);
        REQUIRE_FALSE(open_state(sealed.substr(0, size), "definition", key));
    }
    CHECK_FALSE(open_state(sealed + "A", "definition", key));
    CHECK_FALSE(open_state(sealed + "=", "definition", key));
    CHECK_FALSE(open_state(sealed + "\n", "definition", key));
    CHECK_FALSE(open_state("pas du base64 !", "definition", key));
}

TEST_CASE("the length of a sealed page state tells kilobytes only") {
    const auto key = urn::draw_page_state_key();
    const auto length = [&key](std::size_t size) {
        return seal_state(std::string(size, 'x'), "definition", key).size();
    };

    CHECK(length(0) == length(1023));
    CHECK(length(1024) > length(1023));
    CHECK(length(1024) == length(2047));
}
