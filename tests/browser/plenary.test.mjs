// The published page of the demonstration, as an elected member opens it: from the file, without network and without script.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axeViolations, launch, overflow } from './browser.mjs';
import { runVigie } from './campaign.mjs';

const pictures = process.env.VIGIE_PICTURES;
const folder = mkdtempSync(join(tmpdir(), 'vigie-plenary-'));
const demo = join(folder, 'demonstration');
let browser, address;
before(async () => {
    runVigie('demo', '--dir', demo, '--no-serve');
    address = pathToFileURL(join(demo, 'resultats', 'index.html')).href;
    browser = await launch();
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

for (const width of [360, 1280]) {
    test(`the page has no accessibility fault and fits at ${width} px`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
        const page = await context.newPage();
        await page.goto(address);
        assert.deepEqual(await axeViolations(page), []);
        assert.equal(await overflow(page), 0);
        for (const details of await page.locator('details').all()) await details.evaluate((one) => { one.open = true; });
        assert.deepEqual(await axeViolations(page), [], 'with its tables open');
        assert.equal(await overflow(page), 0, 'with its tables open');
        if (pictures) await page.screenshot({ path: `${pictures}/plenaire-${width}.png`, fullPage: true });
        await context.close();
    });
}

test('the page needs nothing from elsewhere', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    assert.deepEqual(asked.filter((url) => !url.startsWith('data:')), [address]);
    await context.close();
});

test('each chart has a name, a sentence and its table', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    const figures = await page.locator('figure').all();
    assert.ok(figures.length >= 9, `${figures.length} figures`);
    for (const figure of figures) {
        const svg = figure.locator('svg[role="img"]').first();
        assert.ok((await svg.locator('> title').textContent()).trim());
        const sentence = (await svg.locator('> desc').textContent()).trim();
        assert.ok(sentence.length > 0 && sentence.length <= 250, sentence);
        assert.equal(await figure.locator('details table').count() > 0, true);
    }
    await context.close();
});

test('it prints on paper with its tables', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    const pdf = await page.pdf({ format: 'A4', tagged: true });
    assert.ok(pdf.length > 20000);
    await context.close();
});

test('the demonstration is made once and found again', () => {
    assert.ok(existsSync(join(demo, 'codes-T4-2026', 'codes.csv')));
    assert.match(runVigie('demo', '--dir', demo, '--no-serve'), /prête/);
});
