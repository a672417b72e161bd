// What a screen reader is given, page by page, against golden files in aria/. To renew them after a meant change, and
// then to read the difference: VIGIE_RENEW_ARIA=1 ./dev test browser
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The page's tree of roles and names; what is drawn anew for each wave is written as dots. */
async function tree(page) {
    const snapshot = await page.locator('body').ariaSnapshot();
    return snapshot.replaceAll(/\b[0-9a-f]{4}(?: ?[0-9a-f]{4}){3,15}\b/g, '…').trim() + '\n';
}

export async function checkTree(page, kind) {
    const file = fileURLToPath(new URL(`./aria/${kind}.yml`, import.meta.url));
    const found = await tree(page);
    if (process.env.VIGIE_RENEW_ARIA) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, found);
    }
    assert.ok(existsSync(file), `no golden file for « ${kind} »`);
    assert.equal(found, readFileSync(file, 'utf8'), kind);
}
