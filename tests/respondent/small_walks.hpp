#pragma once

#include "browser.hpp"
#include "small_wave.hpp"

namespace tests {

/// The first page of questions.
Browser started(SmallWave& wave);

/// Answers one page as a person without tools would, and goes on.
void answer_main_page(Browser& browser);

/// At the review, every question answered: no tools, pace 3, wishes in order, texts, job a.
Browser at_review(SmallWave& wave);

}  // namespace tests
