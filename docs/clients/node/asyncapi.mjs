// Whether the official parser of AsyncAPI finds a document valid, with every schema it refers to.
//
//   node asyncapi.mjs asyncapi.json
import { Parser } from '@asyncapi/parser';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const file = resolve(process.argv[2]);
const { document, diagnostics } = await new Parser().parse(readFileSync(file, 'utf8'), { source: file });
for (const { severity, path, message } of diagnostics)
  if (severity === 0) console.error(`${path.join('/')}: ${message}`);
if (!document || diagnostics.some(({ severity }) => severity === 0)) process.exit(1);
console.log(`asyncapi: ${document.channels().length} channels, ${document.allMessages().length} messages`);
