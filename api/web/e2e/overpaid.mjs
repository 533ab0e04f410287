// What was paid after a death nobody had told of: the life event opens the recovery, finance records
// what comes back, a district confirmer waives the rest.
import { randomUUID } from 'node:crypto';
import { registerSender, sendFact } from './facts.mjs';

const slow = { timeout: 30_000 }; // departments answer at their own pace

// The last day of the month before the office's date: this month's payment came too late.
function lastMonth(today) {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(0);
  return day.toISOString().slice(0, 10);
}

async function reportDeath(journey, page, { name, idNumber }) {
  const died = lastMonth(await page.locator('.shell-date time').textContent());
  await page.goto(new URL('/sagas/new', journey.url).href);
  await page.getByLabel('对象身份证号').fill(idNumber);
  await page.getByText(name).first().waitFor();
  await page.getByLabel('死亡日期').fill(died);
  await page.getByLabel('死亡日期').press('Enter');
  await page.getByLabel('是否领取养老待遇').selectOption({ label: '否' });
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('link', { name: '查看办理情况' }).click();
  await page.getByText('等另一来源印证').first().waitFor(slow);
  return { died, path: new URL(page.url()).pathname };
}

async function openRecovery(journey, page, name) {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '追回' }).click();
  await page.getByRole('link', { name }).waitFor();
  await journey.look(page, 'recoveries');
  await page.getByRole('link', { name }).click();
}

async function record(page, act, amount, label, words) {
  await page.getByRole('button', { name: act }).click();
  const dialog = page.getByRole('dialog');
  const left = (await dialog.getByText('尚未追回').textContent()).replace(/[^\d.]/g, '');
  await dialog.getByLabel('金额').fill(amount ?? left);
  await dialog.getByLabel(label).fill(words);
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: words }).waitFor();
}

export async function recoverOverpaid(journey, person) {
  const saga = await journey.as('clerk01', (page) => reportDeath(journey, page, person));
  await journey.as('engineer01', async (page) => {
    const source = `/hukou/${randomUUID().slice(0, 8)}`;
    const secret = await registerSender(journey, page, `户籍系统${source}`, source);
    const answer = await sendFact(journey.url, secret, source, {
      id_number: person.idNumber, name: person.name, died_on: saga.died,
    });
    if (answer !== 200) throw new Error(`the second source was answered with ${answer}`);
  });
  await journey.as('finance01', async (page) => {
    await page.goto(new URL(saga.path, journey.url).href);
    await page.getByRole('row').filter({ hasText: '追回多发待遇' }).getByText('已办结').waitFor(slow);
    await openRecovery(journey, page, person.name);
    await record(page, '登记退款', '100.50', '票据编号', '财票 0017');
    await journey.look(page, 'repaid');
  });
  await journey.as('confirmer01', async (page) => {
    await openRecovery(journey, page, person.name);
    await record(page, '免予追回', undefined, '理由', '没有遗产，已与村委会核实。');
    await page.getByRole('button', { name: '免予追回' }).waitFor({ state: 'detached' });
    await page.goto(new URL('/recoveries/list/ended', journey.url).href);
    await page.getByRole('link', { name: person.name }).waitFor();
    await journey.look(page, 'recovered');
  });
}
