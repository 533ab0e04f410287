// An integration engineer connects two systems and watches them: one sends facts, one is sent them.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { noteSecret, registerSender, sendFact, tab } from './facts.mjs';
import { newIdNumber } from './id_numbers.mjs';

export const name = 'console';

// Another department's system that is sent facts: refuses them until it is mended.
async function startReceiver() {
  const receiver = { mended: false, taken: [] };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      if (receiver.mended) receiver.taken.push(JSON.parse(body));
      response.writeHead(receiver.mended ? 204 : 500).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${server.address().port}/facts`;
  receiver.stop = () => new Promise((resolve) => server.close(resolve));
  return receiver;
}

async function readSchema(journey, page) {
  await tab(page, '主题');
  await page.getByRole('link', { name: 'claim.filed v1' }).click();
  const schema = page.getByRole('complementary');
  await schema.getByText('"applicant"').waitFor();
  await journey.look(page, 'schema');
  const waiting = page.waitForEvent('download');
  await schema.getByRole('button', { name: '下载' }).click();
  const file = await waiting;
  const { properties } = JSON.parse(await readFile(await file.path(), 'utf8'));
  if (!properties.applicant) throw new Error('the schema that was downloaded is not the one shown');
  await page.keyboard.press('Escape');
  await schema.waitFor({ state: 'detached' });
}

async function readPast(journey, page) {
  await tab(page, '实时事件');
  await page.getByLabel('起点').selectOption('from');
  await page.getByLabel('起始位置').fill('0');
  await page.getByRole('combobox', { name: '事件类型' }).fill('fund.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const row = page.getByRole('row').filter({ hasText: 'fund.' }).first();
  await row.waitFor();
  // What was shown before the filter was set goes; what it lets pass would stay.
  await page.getByRole('row').filter({ hasText: 'user.created' }).first().waitFor({ state: 'detached' });
  await row.focus();
  await row.press('Enter');
  await page.getByRole('complementary').getByText('"specversion"').waitFor();
  await journey.look(page, 'tail');
}

async function watchNow(page) {
  await page.goto(new URL('/console/tail', page.url()).href);
  await page.getByText('已连接').waitFor();
}

async function createWebhook(journey, page, who, url) {
  await tab(page, '推送');
  await page.getByRole('button', { name: '新建推送' }).click();
  const window = page.getByRole('dialog');
  await window.getByLabel('名称').fill(who);
  await window.getByLabel('推送地址').fill(url);
  await window.getByRole('combobox', { name: '事件类型' }).fill('fact.*');
  await page.keyboard.press('Enter');
  await window.getByLabel('名称').focus(); // closes the list
  await journey.look(page, 'new-webhook');
  await window.getByRole('button', { name: '新建推送' }).click();
  await noteSecret(journey, page, 'webhook-secret');
  await page.getByRole('heading', { level: 1, name: who }).waitFor();
}

async function endWithReason(page, button, reason) {
  await page.getByRole('button', { name: button }).click();
  const window = page.getByRole('dialog');
  await window.getByRole('button', { name: '终止', exact: true }).click();
  await window.getByText('请填写').waitFor();
  await window.getByLabel('终止理由').fill(reason);
  await window.getByRole('button', { name: '终止', exact: true }).click();
  await window.waitFor({ state: 'detached' });
}

// One that was just asked for stays listed until the page has read again, and others may come by
// themselves meanwhile: whichever is listed first is asked for until none is.
async function replayTheRest(page, replay) {
  const none = page.getByText('没有受阻的事件流');
  for (let tries = 0; tries < 20 && !(await none.isVisible()); ++tries) {
    if (await replay.count()) await replay.first().click({ timeout: 2_000 }).catch(() => {});
    await page.waitForTimeout(500);
  }
}

export async function run(journey) {
  const receiver = await startReceiver();
  const mark = randomUUID().slice(0, 8); // a server may have seen this journey before
  const [sender, source, platform] = [`户政系统${mark}`, `/psb/${mark}`, `大数据平台${mark}`];
  try {
    await journey.as('engineer01', async (page) => {
      await readSchema(journey, page);
      await readPast(journey, page);
      const secret = await registerSender(journey, page, sender, source);
      await createWebhook(journey, page, platform, receiver.url);
      const webhookPage = page.url();

      const watching = await page.context().newPage();
      await watching.goto(journey.url);
      await watchNow(watching);
      const death = { id_number: newIdNumber(1950), name: '王安', died_on: '2026-03-01' };
      const answers = [await sendFact(journey.url, secret, source, death), await sendFact(journey.url, secret, source, { ...death, died_on: '昨天' })];
      if (answers.join() !== '200,422') throw new Error(`facts were answered with ${answers}`);
      await watching.getByRole('row').filter({ hasText: 'fact.refused' }).waitFor();
      await watching.getByRole('row').filter({ hasText: 'fact.received' }).waitFor();
      await watching.getByRole('button', { name: '暂停' }).click();
      await journey.look(watching, 'tail-paused');
      await watching.close();

      const replay = page.getByRole('button', { name: /^重推 fact-/ });
      await replay.nth(1).waitFor();
      await page.getByText('HTTP 500').first().waitFor();
      await journey.look(page, 'held');
      receiver.mended = true;
      await replay.first().click();
      await page.getByText('已要求重推').waitFor();
      await replayTheRest(page, replay);
      await page.getByText('没有受阻的事件流').waitFor();
      const types = receiver.taken.map((fact) => fact.type).sort().join();
      if (types !== 'gov.yiben.fact.received,gov.yiben.fact.refused') throw new Error(`the receiver took ${types}`);

      await page.getByRole('button', { name: '更换密钥' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click();
      await noteSecret(journey, page, 'rotated');
      await journey.look(page, 'delivered');
      await endWithReason(page, '终止', '演示结束');
      await page.getByText('已终止：演示结束').waitFor();
      await tab(page, '推送');
      await page.getByRole('row').filter({ hasText: platform }).getByText('已终止').waitFor();
      await journey.look(page, 'webhooks');

      await tab(page, '收到的事实');
      const letter = page.getByRole('row').filter({ hasText: source }).filter({ hasText: '/died_on' });
      await letter.waitFor();
      await journey.look(page, 'facts');
      await tab(page, '报送系统');
      await endWithReason(page, `终止${sender}`, '演示结束');
      await page.getByRole('row').filter({ hasText: sender }).getByText('已终止').waitFor();
      await page.goto(webhookPage);
      await page.getByText('已终止：演示结束').waitFor();
      if (await page.getByRole('button', { name: '更换密钥' }).count()) throw new Error('a webhook that has ended can be changed');
    });
    await journey.as('inspector01', async (page) => {
      for (const part of ['topics', 'tail', 'webhooks', 'senders', 'facts']) {
        await page.goto(new URL(`/console/${part}`, journey.url).href);
        await page.getByRole('navigation', { name: '控制台栏目' }).waitFor();
        await page.waitForFunction(() => !document.querySelector('.loading'));
        await journey.look(page, `inspector-${part}`);
        const acts = page.getByRole('button', { name: /新建推送|登记报送系统|更换密钥|^终止/ });
        if (await acts.count()) throw new Error(`an inspector may act on ${part}`);
      }
    });
    journey.assertAccessible();
  } finally {
    await receiver.stop();
  }
}
