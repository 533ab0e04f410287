// A life event from its opening to its end: a clerk opens it, departments answer, the police are the
// second source, the district finds out what nobody knew, the family consents, and looks it up on a phone.
import { randomUUID } from 'node:crypto';
import { registerSender, sendFact } from './facts.mjs';
import { newName, registerPerson } from './journey.mjs';
import { shot } from './browser.mjs';

export const name = 'sagas';

const slow = { timeout: 30_000 }; // departments answer at their own pace
const stepRow = (page, step) => page.getByRole('row').filter({ has: page.getByRole('cell', { name: step, exact: true }) });

async function open(journey, page, deceased) {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '联办看板' }).click();
  await page.getByRole('link', { name: '受理一件事' }).click();
  const today = await page.locator('.shell-date time').textContent();
  const idNumber = await registerPerson(page, '对象身份证号', { name: deceased, year: 1940, village: '东园社区' });
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByText('死亡日期：请填写日期').first().waitFor();
  await page.getByLabel('死亡日期').fill(today);
  await page.getByLabel('死亡日期').press('Enter');
  await page.getByLabel('是否领取养老待遇').selectOption({ label: '是' });
  await page.getByLabel('是否持有残疾人证').selectOption({ label: '否' });
  await journey.look(page, 'open');
  await page.getByRole('button', { name: '受理', exact: true }).click();
  const number = await page.locator('.receipt-number').textContent();
  await journey.look(page, 'receipt');
  await page.getByRole('link', { name: '查看办理情况' }).click();
  await stepRow(page, '暂停养老待遇').getByText('已办结').waitFor(slow);
  await stepRow(page, '户口注销').getByText('等另一来源印证').waitFor(slow);
  await journey.look(page, 'saga');
  return { idNumber, number, today, path: new URL(page.url()).pathname };
}

// What nobody knew: the whole may be taken back, or the district finds out.
async function findOut(journey, page, { number }) {
  await page.goto(new URL('/sagas', journey.url).href);
  await page.getByRole('row').filter({ hasText: number }).getByText('异常：缺少一项事实').waitFor(slow);
  await journey.look(page, 'board');
  await page.getByRole('link', { name: number }).click();
  await page.getByRole('button', { name: '处理异常' }).click();
  const window = page.getByRole('dialog');
  await window.getByRole('button', { name: '处理异常' }).click();
  await window.getByText('请填写理由').waitFor();
  await window.getByLabel('查明的情况').selectOption({ label: '否' });
  await window.getByLabel('说明').fill('电话问过医保经办窗口，未参保。');
  await journey.look(page, 'resolve');
  await window.getByRole('button', { name: '处理异常' }).click();
  await stepRow(page, '医保个人账户清算').getByText('不适用').waitFor(slow);
}

// A step's clock stands while somebody is heard, and goes on.
async function changeClock(page, step, act) {
  await step.getByRole('button', { name: act }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('等待鉴定意见。');
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function consentAndSettle(journey, page, { path }) {
  await page.goto(new URL(path, journey.url).href);
  const step = stepRow(page, '基本殡葬服务费减免');
  await step.getByText('等本人（家属）同意').waitFor(slow);
  await journey.look(page, 'waits-for-family');
  await changeClock(page, step, '停止计时');
  await step.getByText('计时已中止').waitFor(slow);
  await changeClock(page, step, '恢复计时');
  await step.getByText('计时已中止').waitFor({ state: 'detached', ...slow });
  await step.getByRole('button', { name: '登记是否同意' }).click();
  await page.getByLabel('如何取得').fill('儿子到窗口当面同意。');
  await page.getByRole('dialog').getByRole('button', { name: '登记是否同意' }).click();
  await step.getByRole('button', { name: '办结本环节' }).click();
  await page.getByLabel('说明').fill('已在殡仪馆结算时减免。');
  await page.getByRole('dialog').getByRole('button', { name: '办结本环节' }).click();
  await page.getByText('全部办结').first().waitFor(slow);
  await journey.look(page, 'ended');
}

async function lookUp(page, journey, { number, idNumber }, expected) {
  await page.goto(journey.url);
  await page.getByRole('link', { name: /办事进度/ }).click();
  await page.getByLabel('受理编号').fill(number);
  await page.getByLabel('身份证号后四位').fill(idNumber.endsWith('0000') ? '1111' : '0000');
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('没有查到').waitFor();
  await page.getByLabel('身份证号后四位').fill(idNumber.slice(-4));
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('身后一件事').waitFor();
  await page.getByText(expected).first().waitFor();
}

export async function run(journey) {
  const deceased = newName('郭');
  const mark = randomUUID().slice(0, 8); // a server may have seen this journey before
  const source = `/hukou/${mark}`;
  const saga = await journey.as('clerk01', (page) => open(journey, page, deceased));

  await journey.as('engineer01', async (page) => {
    await page.goto(new URL('/console/departments', journey.url).href);
    await page.getByText('殡仪馆').first().waitFor();
    await journey.look(page, 'departments');
    const secret = await registerSender(journey, page, `户籍系统${mark}`, source);
    const death = { id_number: saga.idNumber, name: deceased, died_on: saga.today };
    const answer = await sendFact(journey.url, secret, source, death);
    if (answer !== 200) throw new Error(`the second source was answered with ${answer}`);
  });
  await journey.as('district01', (page) => findOut(journey, page, saga));

  const phone = await journey.browser.newPage({ viewport: { width: 390, height: 844 } });
  try {
    await lookUp(phone, journey, saga, '等您同意');
    await shot(phone, 'sagas-family');
    await journey.as('clerk01', (page) => consentAndSettle(journey, page, saga));
    await lookUp(phone, journey, saga, '全部办好了');
  } finally {
    await phone.close();
  }
  await journey.as('inspector01', async (page) => {
    await page.goto(new URL(saga.path, journey.url).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await journey.look(page, 'inspector');
    if (await page.locator('#main').getByRole('button').count()) throw new Error('an inspector may act on a saga');
  });
  journey.assertAccessible();
}
