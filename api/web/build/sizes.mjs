// What the first screen after sign-in weighs, gzipped; more than the budget fails the build.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget_kb = 400;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

function filesOf(name, seen = new Set()) {
  const entry = manifest[name];
  if (!entry || seen.has(name)) return [];
  seen.add(name);
  const below = (entry.imports ?? []).flatMap((part) => filesOf(part, seen));
  return [entry.file, ...(entry.css ?? []), ...below];
}

const kb = (files) =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0) / 1024;

const signIn = filesOf('index.html');
const inbox = [...signIn, ...filesOf('src/app/App.tsx')];
const all = readdirSync('dist/assets').map((file) => `assets/${file}`);
console.log(`sign-in ${kb(signIn).toFixed(0)} KB, inbox ${kb(inbox).toFixed(0)} KB, everything ${kb(all).toFixed(0)} KB (gzip)`);
if (kb(inbox) > budget_kb) {
  console.error(`The first screen weighs more than ${budget_kb} KB.`);
  process.exitCode = 1;
}
