// A campaign of its own for one test file: the real program, a temporary folder, a free port.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const vigie = process.env.VIGIE ?? fileURLToPath(new URL('../../build/sanitize/survey-server/commands/vigie', import.meta.url));
export const catalogue = fileURLToPath(new URL('../../questionnaires/catalogue/france-travail-pro-ia', import.meta.url));

export function runVigie(...words) {
    return execFileSync(vigie, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The columns of a CSV without quoted line breaks, by name. */
function columns(text) {
    const [header, ...rows] = text.trim().split(/\r?\n/).map((line) => line.split(','));
    return Object.fromEntries(header.map((name, i) => [name, rows.map((row) => row[i])]));
}

/** Draws codes for a wave; the campaign keeps only their hashes. */
function drawCodes(campaign, count, out) {
    runVigie('codes', campaign, 'T1-2027', '--count', String(count), '--out', out);
    return Object.values(columns(readFileSync(join(out, 'codes.csv'), 'utf8')))[0];
}

/** An open wave that is served: { url, codes, folder, close() }. */
export async function serveWave({ codes = 20, mode = 'codes', questionnaire = catalogue } = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-browser-'));
    const campaign = join(folder, 'campagne');
    runVigie('create', campaign, '--questionnaire', questionnaire, '--key', join(folder, 'campagne.key'));
    let drawn = [];
    if (mode === 'codes') {
        drawn = drawCodes(campaign, codes, join(folder, 'codes'));
    }
    runVigie('wave', 'open', campaign, 'T1-2027', '--mode', mode);

    const server = spawn(vigie, ['serve', campaign, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((resolve) => server.on('exit', resolve));
    let said = '';
    const url = await new Promise((resolve, reject) => {
        const listen = (chunk) => {
            said += chunk;
            const address = said.match(/http:\/\/127\.0\.0\.1:\d+/);
            if (address) resolve(address[0]);
        };
        server.stdout.on('data', listen);
        server.stderr.on('data', listen);
        server.on('exit', (code) => reject(new Error(`vigie serve ended with ${code}: ${said}`)));
    });
    return {
        url,
        codes: drawn,
        campaign,
        key: join(folder, 'campagne.key'),
        /** A code that is well formed and comes from another campaign. */
        foreignCode() {
            const other = join(folder, 'autre');
            runVigie('create', other, '--questionnaire', questionnaire, '--key', join(folder, 'autre.key'));
            return drawCodes(other, 1, join(folder, 'codes-autres'))[0];
        },
        /** Ends the server as an administrator does; its exit code must be 0. */
        async stop() {
            server.kill('SIGTERM');
            const code = await ended;
            if (code !== 0) throw new Error(`vigie serve ended with ${code}: ${said}`);
        },
        remove() {
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
