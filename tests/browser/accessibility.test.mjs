// Every kind of page: axe-core without violation at three widths, the tree a screen reader is given, nothing wider than
// the window at 200 % text, and still readable in forced colours.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { checkTree } from './aria.mjs';
import { axeViolations, launch, overflow } from './browser.mjs';
import { serveWave } from './campaign.mjs';
import { answerPage, onReview, press, send, start } from './survey.mjs';

const pictures = process.env.VIGIE_PICTURES; // a folder: keep a picture of each kind of page there
let wave, browser;
before(async () => {
    wave = await serveWave({ codes: 5 });
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await wave?.stop();
    wave?.remove();
});

async function check(page, kind, width) {
    assert.deepEqual(await axeViolations(page), [], `${kind} at ${width} px`);
    assert.equal(await overflow(page), 0, `${kind} is wider than ${width} px`);
    if (width === 360) await checkTree(page, kind);
    if (pictures) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: `${pictures}/${kind}-${width}.png`, fullPage: true });
    }
}

for (const [width, code] of [[320, 0], [360, 1], [1280, 2]]) {
    test(`every kind of page at ${width} px`, async () => {
        // axe needs scripts in the page; the pages themselves carry none, and their policy refuses any
        const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'fr-FR', bypassCSP: true });
        const page = await context.newPage();
        for (const [kind, path] of [['accueil', '/'], ['anonymat', '/anonymat'], ['fiche', '/fiche'], ['recus', '/recus'], ['accessibilite', '/accessibilite'], ['introuvable', '/ailleurs']]) {
            await page.goto(wave.url + path);
            await check(page, kind, width);
        }
        await start(page, wave.url);
        await check(page, 'questions', width);
        await press(page, 'Continuer');
        await check(page, 'rappel', width);
        const seen = new Set();
        for (let i = 0; i < 40 && !(await onReview(page)); i++) {
            const kind = (await page.locator('.likert').count()) ? 'likert'
                : (await page.locator('select').count()) ? 'rang'
                : (await page.locator('textarea').count()) ? 'texte'
                : (await page.locator('.number').count()) ? 'nombre'
                : (await page.getByRole('checkbox').count()) ? 'choix-multiple' : 'choix';
            if (!seen.has(kind)) await check(page, kind, width);
            seen.add(kind);
            await answerPage(page);
            if (kind === 'nombre' && !seen.has('erreur')) {
                seen.add('erreur');
                await page.locator('.number').first().fill('beaucoup');
                await press(page, 'Continuer');
                await check(page, 'erreur', width);
                await page.locator('.number').first().fill('2');
            }
            await press(page, 'Continuer');
        }
        assert.ok(['likert', 'rang', 'texte', 'nombre', 'choix-multiple', 'erreur'].every((kind) => seen.has(kind)), [...seen].join());
        await check(page, 'relecture', width);
        await send(page, 'bonjour');
        await check(page, 'code-refuse', width);
        await send(page, wave.codes[code]);
        await check(page, 'merci', width);
        await context.close();
    });
}

test('nothing is cut at 200 % text on a small phone', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true });
    const page = await context.newPage();
    await start(page, wave.url);
    for (let i = 0; i < 40 && !(await onReview(page)); i++) {
        await page.addStyleTag({ content: 'html { font-size: 200% }' });
        assert.equal(await overflow(page), 0, await page.title());
        await answerPage(page);
        await press(page, 'Continuer');
    }
    await context.close();
});

test('in forced colours the choice made is still to be seen', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, forcedColors: 'active', javaScriptEnabled: false });
    const page = await context.newPage();
    await start(page, wave.url);
    const radio = page.getByRole('radio').first();
    const before = await page.locator('fieldset.question').first().screenshot();
    await radio.check();
    const afterwards = await page.locator('fieldset.question').first().screenshot();
    assert.ok(!before.equals(afterwards));
    await context.close();
});

test('a screen reader gets the step, the group, its choices and the button by name', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await start(page, wave.url);
    const tree = await page.locator('main').ariaSnapshot();
    assert.match(tree, /progressbar "Étape 1 sur/);
    assert.match(tree, /radiogroup "Tri de CV/);
    assert.match(tree, /- radio "Jamais"/);
    assert.match(tree, /- button "Continuer"/);
    await context.close();
});
