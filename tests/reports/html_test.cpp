#include "reports/html.hpp"

#include "catch.hpp"

#include <string>
#include <type_traits>

using reports::Html;

// A label must be escaped by name: neither way round may happen silently.
static_assert(!std::is_convertible_v<std::string, Html> && !std::is_constructible_v<Html, std::string>);
static_assert(!std::is_convertible_v<Html, std::string>);

TEST_CASE("a label cannot open an element nor leave an attribute") {
    CHECK(Html::escape("<script>alert('x')</script>").markup() ==
          "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    CHECK(Html::escape("\" onload=\"").markup() == "&quot; onload=&quot;");
    CHECK(Html::escape("R&D").markup() == "R&amp;D");
}

TEST_CASE("accents pass and control characters do not") {
    CHECK(Html::escape("«\u00A0Métier\u00A0»").markup() == "«\u00A0Métier\u00A0»");
    CHECK(Html::escape(std::string("a\0b\x1B\x7F\tc\n", 8)).markup() == "ab\tc\n");
}

TEST_CASE("markup is joined as it is") {
    CHECK((Html::trusted("<b>") + Html::escape("<") + Html::trusted("</b>")).markup() == "<b>&lt;</b>");
}
