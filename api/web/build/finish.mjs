// Finishes the build: puts a .gz beside every file that shrinks, for the server to send, and weighs the
// first screen after sign-in. More than the budget fails the build.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const all = [...readdirSync('dist/assets').map((file) => `assets/${file}`), 'index.html', 'icon.svg'];
const zipped = new Map(all.map((file) => [file, gzipSync(readFileSync(`dist/${file}`), { level: 9 })]));
for (const [file, bytes] of zipped) writeFileSync(`dist/${file}.gz`, bytes);
rmSync('dist/.vite', { recursive: true });

// The pages there are, for the server: at any other address there is nothing.
const pages = readdirSync('src/pages', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => [...readFileSync(`src/pages/${name}/routes.tsx`, 'utf8').matchAll(/\bpath: '(\/[^']*)'/g)])
  .map(([, path]) => path);
writeFileSync('dist/pages.json', JSON.stringify(['/', '/progress', ...pages]));

const kb = (files) =>
  [...new Set(files)].reduce((sum, file) => sum + (zipped.get(file)?.length ?? 0), 0) / 1024;

const signIn = filesOf('index.html');
const inbox = [...signIn, ...filesOf('src/app/App.tsx')];
console.log(`sign-in ${kb(signIn).toFixed(0)} KB, inbox ${kb(inbox).toFixed(0)} KB, everything ${kb(all).toFixed(0)} KB (gzip)`);
if (kb(inbox) > budget_kb) {
  console.error(`The first screen weighs more than ${budget_kb} KB.`);
  process.exitCode = 1;
}
