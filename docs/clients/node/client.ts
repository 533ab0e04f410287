// Signs in, registers a person, reads them, and is refused by name, through the client that
// @hey-api/openapi-ts made of api/openapi.json.
//
//   node client.js http://127.0.0.1:8787
import { strict as assert } from 'node:assert';
import { randomInt, randomUUID } from 'node:crypto';
import { client } from './yiben/client.gen.js';
import { inbox, me, newPerson, person, signIn } from './yiben/sdk.gen.js';

const write = { 'X-Yiben': '1' };
client.setConfig({ baseUrl: process.argv[2] });

// An identity number of GB 11643 that nobody has.
function idNumber(born: string): string {
  const digits = `500199${born}${String(randomInt(1, 999)).padStart(3, '0')}`;
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (2 ** (17 - i) % 11), 0);
  return digits + '0123456789X'[(12 - (sum % 11)) % 11];
}

const signed = await signIn({ headers: write, body: { login: 'clerk01', password: 'yiben-demo' } });
const cookie = signed.response?.headers.get('set-cookie')?.split(';')[0];
assert(cookie, `${signed.response?.status}`);
client.interceptors.request.use((request: Request) => {
  request.headers.set('cookie', cookie);
  return request;
});
assert.equal((await me()).data?.login, 'clerk01');

const key = randomUUID();
const body = { name: '赵六', id_number: idNumber(`19${randomInt(50, 99)}0101`), division: '500199001001', area: 'urban' as const };
const made = await newPerson({ headers: { ...write, 'Idempotency-Key': key }, body });
assert.equal(made.response?.status, 201, JSON.stringify(made.error));
const again = await newPerson({ headers: { ...write, 'Idempotency-Key': key }, body });
assert.equal(again.data?.person, made.data!.person);
const other = await newPerson({ headers: { ...write, 'Idempotency-Key': key }, body: { ...body, name: '钱七' } });
assert.equal(other.response?.status, 422);
assert.equal(other.error?.type, 'urn:yiben:rule:idempotency_key_reused');

const shown = await person({ path: { person: made.data!.person }, headers: { 'X-Yiben-After': made.data!.position } });
assert.match(shown.data!.id_number, /\*/);
const wrong = await inbox({ query: { limit: 1000 } });
assert.equal(wrong.response?.status, 400);
assert.equal((await inbox({ query: { list: 'todo', limit: 10 } })).response?.status, 200);
console.log(`node: registered ${made.data!.person} once under one key`);
