// The survey as a person meets it: by labels and buttons, never by addresses.

export const button = (page, name) => page.getByRole('button', { name, exact: true });
/** Presses a button and waits for the page it leads to. */
export const press = (page, name) => Promise.all([page.waitForNavigation(), button(page, name).click()]);
export const heading = (page) => page.locator('h1').first().innerText();

export async function start(page, url) {
    await page.goto(url);
    await press(page, 'Commencer');
}

/** Answers every question on the page with the mouse: the second radio, the first box, ranks in order, a short text. */
export async function answerPage(page) {
    for (const question of await page.locator('fieldset.question').all()) {
        const radios = question.getByRole('radio');
        const ranks = question.getByRole('combobox');
        const field = question.locator('.field input, .field textarea');
        if (await radios.count()) await radios.nth(1).check();
        else if (await ranks.count()) for (let i = 0; i < (await ranks.count()); i++) await ranks.nth(i).selectOption(String(i + 1));
        else if (await field.count()) await field.first().fill((await question.locator('.number').count()) ? '3' : 'Un mot');
        else await question.getByRole('checkbox').first().check();
    }
}

export const onReview = async (page) => (await button(page, 'Envoyer').count()) > 0;

/** Goes from the first page of questions to the review; `answer` fills in each page. Returns the number of pages. */
export async function answerToReview(page, answer = answerPage) {
    let pages = 0;
    for (; !(await onReview(page)); pages++) {
        if (pages > 40) throw new Error(`no end in sight at « ${await page.title()} »`);
        await answer(page);
        await press(page, 'Continuer');
    }
    return pages;
}

export async function send(page, code) {
    await page.getByLabel('Votre code de participation').fill(code);
    await press(page, 'Envoyer');
}
