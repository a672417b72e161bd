#pragma once

// The one place that includes Catch2, so that its version can change in one place. Write
// Catch::Matchers::WithinRel, which is spelled alike in versions 2 and 3.
#include <catch2/catch.hpp>
