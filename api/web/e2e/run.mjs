// Runs the journeys against the server at YIBEN_URL, or against one of its own: a fresh demo district
// in a temporary folder, served by build/yiben.
//
//   npm run e2e                 all of them
//   npm run e2e -- dibao        one
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { Journey } from './journey.mjs';
import { startServer } from './server.mjs';
import * as consoleJourney from './console.mjs';
import * as dibao from './dibao.mjs';
import * as funeral from './funeral.mjs';
import * as orphan from './orphan.mjs';
import * as pages from './pages.mjs';
import * as sagas from './sagas.mjs';

const wanted = process.argv.slice(2);
const specs = [dibao, orphan, funeral, consoleJourney, sagas, pages].filter((s) => wanted.length === 0 || wanted.includes(s.name));

const folder = process.env.YIBEN_URL ? undefined : mkdtempSync(join(tmpdir(), 'yiben-e2e-'));
const server = folder && (await startServer(folder));
const url = process.env.YIBEN_URL ?? server.url;
const browser = await openBrowser();
let failed = 0;
for (const spec of specs) {
  const started = Date.now();
  try {
    await spec.run(new Journey(browser, url, spec.name));
    console.log(`ok    ${spec.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${spec.name}\n${error.stack ?? error}`);
  }
}
await browser.close();
await server?.stop();
if (folder) for (const left of [folder, `${folder}.head`, `${folder}.log`]) rmSync(left, { recursive: true, force: true });
console.log(`${specs.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
