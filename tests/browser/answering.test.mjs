// A person answers in a browser without JavaScript: with the mouse, with the keyboard alone, back and forth, twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { runVigie, serveWave } from './campaign.mjs';
import { answerPage, answerToReview, button, heading, onReview, press, send, start } from './survey.mjs';

let wave, browser, sent = 0;
before(async () => {
    wave = await serveWave({ codes: 30 });
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await wave?.stop();
    wave?.remove();
});

async function visit(options = {}) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 }, locale: 'fr-FR', ...options });
    return context.newPage();
}

async function sendWhole(page, code) {
    await start(page, wave.url);
    await answerToReview(page);
    await send(page, code);
    sent++;
}

test('the whole questionnaire is answered with the mouse and ends with a receipt', async () => {
    const page = await visit();
    await sendWhole(page, wave.codes[0]);
    assert.match(await heading(page), /[Mm]erci/);
    assert.match(await page.locator('main').innerText(), /([0-9a-f]{4} ?){4}/);
    assert.equal((await page.context().cookies()).length, 0);
});

test('the whole questionnaire is answered with the keyboard alone', async () => {
    const page = await visit({ viewport: { width: 1280, height: 900 } });
    await page.goto(wave.url);

    // Tab to what reads so, as a person does, and act on it.
    const tabTo = async (locator) => {
        for (let i = 0; i < 400; i++) {
            if (await locator.evaluate((element) => element === document.activeElement)) return;
            await page.keyboard.press('Tab');
        }
        throw new Error(`the Tab key never reaches ${locator}`);
    };
    const enter = () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await tabTo(button(page, 'Commencer'));
    await enter();
    for (let pages = 0; !(await onReview(page)); pages++) {
        assert.ok(pages < 40, 'the questionnaire ends');
        for (const question of await page.locator('fieldset.question').all()) {
            const radios = question.getByRole('radio');
            if (!(await radios.count()) || (await question.getByRole('radio', { checked: true }).count())) continue;
            await tabTo(radios.first());
            await page.keyboard.press('Space');
            await page.keyboard.press('ArrowDown');
            assert.ok(await radios.nth(1).isChecked());
        }
        await tabTo(button(page, 'Continuer'));
        await enter();
    }
    await tabTo(page.getByLabel('Votre code de participation'));
    await page.keyboard.type(wave.codes[1]);
    await enter();
    sent++;
    assert.match(await heading(page), /[Mm]erci/);
});

test('going back shows what was answered', async () => {
    const page = await visit();
    await start(page, wave.url);
    const first = await heading(page);
    await answerPage(page);
    await press(page, 'Continuer');
    await press(page, 'Revenir');
    assert.equal(await heading(page), first);
    assert.ok(await page.locator('fieldset.question').first().getByRole('radio').nth(1).isChecked());
});

test('the browser’s own back button shows the page before, and forward the page after', async () => {
    const page = await visit();
    await start(page, wave.url);
    const first = await heading(page);
    await answerPage(page);
    await press(page, 'Continuer');
    const second = await heading(page);
    await page.goBack();
    assert.equal(await heading(page), first);
    assert.ok(await page.getByRole('radio', { checked: true }).count(), 'the answers are still ticked');
    await press(page, 'Continuer');
    assert.equal(await heading(page), second);
});

test('answers that this server cannot open any more are said lost, and the texts given back', async () => {
    const page = await visit({ javaScriptEnabled: true, bypassCSP: true });
    await start(page, wave.url);
    for (let i = 0; i < 40 && !(await page.locator('textarea').count()); i++) {
        await answerPage(page);
        await press(page, 'Continuer');
    }
    await page.locator('textarea').first().fill('Le tri automatique écarte des candidats.');
    await page.locator('input[name=_etat]').evaluate((field) => { field.value = field.value.slice(0, -8) + 'AAAAAAAA'; });
    await press(page, 'Continuer');
    assert.match(await heading(page), /ne peuvent pas être relues/);
    assert.match(await page.locator('main').innerHTML(), /Le tri automatique écarte des candidats\./);
});

test('a page left empty is asked once more, with a link to the question, then accepted', async () => {
    const page = await visit();
    await start(page, wave.url);
    const first = await heading(page);
    await press(page, 'Continuer');
    assert.equal(await heading(page), first);
    const link = page.locator('.summary a').first();
    const target = await link.getAttribute('href');
    assert.equal(await page.locator(target).count(), 1);
    await press(page, 'Continuer');
    assert.notEqual(await heading(page), first);
});

test('a wrong answer says so above and beside the field, and is kept', async () => {
    const page = await visit();
    await start(page, wave.url);
    for (let i = 0; i < 40 && !(await page.locator('.number').count()); i++) {
        await answerPage(page);
        await press(page, 'Continuer');
    }
    await answerPage(page);
    await page.locator('.number').first().fill('beaucoup');
    await press(page, 'Continuer');
    assert.match(await page.title(), /^Erreur/);
    assert.match(await page.locator('.summary').innerText(), /Il y a un problème/);
    assert.equal(await page.locator('.number').first().inputValue(), 'beaucoup');
    assert.equal(await page.locator('.number').first().getAttribute('aria-invalid'), 'true');
});

test('a used and an unknown code get the same page, a mistyped one is told so, and no answer is lost', async () => {
    const page = await visit();
    await start(page, wave.url);
    await answerToReview(page);
    const mistyped = wave.codes[2].slice(0, -1) + (wave.codes[2].endsWith('A') ? 'B' : 'A');
    const said = [];
    for (const code of [wave.codes[0], wave.foreignCode(), mistyped, 'bonjour']) {
        await send(page, code);
        assert.ok(await onReview(page), 'still on the review');
        said.push((await page.locator('.summary').innerText()).trim());
    }
    assert.equal(said[0], said[1]);
    assert.match(said[2], /mal recopié/);
    assert.equal(said[2], said[3]);
    await send(page, wave.codes[3].toLowerCase().replaceAll('-', ' '));
    sent++;
    assert.match(await heading(page), /[Mm]erci/);
});

test('sending twice stores once and thanks twice', async () => {
    const page = await visit();
    await start(page, wave.url);
    await answerToReview(page);
    await page.getByLabel('Votre code de participation').fill(wave.codes[4]);
    await button(page, 'Envoyer').dblclick();
    sent++;
    await page.getByRole('heading', { name: /enregistrée/ }).waitFor({ timeout: 20000 });
});

test('two tabs of one person do not disturb each other', async () => {
    const one = await visit();
    const two = await one.context().newPage();
    // a tab in the background is drawn too seldom to be clicked in
    for (const tab of [one, two]) {
        await tab.bringToFront();
        await start(tab, wave.url);
    }
    for (const tab of [one, two]) {
        await tab.bringToFront();
        await answerToReview(tab);
    }
    await one.bringToFront();
    await send(one, wave.codes[5]);
    sent++;
    await two.bringToFront();
    await send(two, wave.codes[5]);
    assert.match(await heading(one), /[Mm]erci/);
    assert.ok(await onReview(two), 'the second use of the code is refused');
});

test('what was sent is what is counted, and the server stops cleanly', async () => {
    await wave.stop();
    const status = JSON.parse(runVigie('wave', 'status', wave.campaign, '--json'));
    assert.equal(status.waves[0].received, sent);
    wave.stop = async () => {};
});
