#include "small_walks.hpp"

namespace tests {

Browser started(SmallWave& wave) {
    Browser browser{wave.pages()};
    browser.visit("/");
    browser.press("Commencer");
    return browser;
}

void answer_main_page(Browser& browser) {
    browser.tick("tools", "non");
    browser.tick("pace", "3");
    browser.press("Continuer");
}

Browser at_review(SmallWave& wave) {
    Browser browser = started(wave);
    answer_main_page(browser);
    browser.type("wishes.voix", "1");
    browser.type("wishes.form", "2");
    browser.type("wishes.temps", "3");
    browser.press("Continuer");
    browser.type("ratio", "12,5");
    browser.type("where", "un traducteur");
    browser.type("why", "Perdre le contact.\nPerdre le temps.");
    browser.press("Continuer");
    browser.tick("job", "a");
    browser.press("Continuer");
    return browser;
}

}  // namespace tests
