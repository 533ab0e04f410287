// The words of the journeys: what an official does, through the screens alone.
import { readFile } from 'node:fs/promises';
import { axeFindings, shot, signIn } from './browser.mjs';
import { newIdNumber } from './id_numbers.mjs';

export class Journey {
  constructor(browser, url, name) {
    Object.assign(this, { browser, url, name, pictures: 0, findings: [] });
  }

  // Signs in as `login`, does `work(page)`, and signs off. Complaints of the page fail the journey.
  async as(login, work) {
    const page = await signIn(this.browser, this.url, login);
    try {
      const result = await work(page);
      if (page.complaints.length > 0) throw new Error(`${login}: the page complained: ${page.complaints[0]}`);
      return result;
    } catch (error) {
      await shot(page, `${this.name}-failed-${login}`);
      throw error;
    } finally {
      await page.context().close();
    }
  }

  // A picture for people, and axe's opinion of what is on it.
  async look(page, what) {
    this.pictures += 1;
    await page.waitForFunction(() => !document.querySelector('.loading'));
    await shot(page, `${this.name}-${String(this.pictures).padStart(2, '0')}-${what}`);
    for (const finding of await axeFindings(page)) this.findings.push(`${what}: ${finding}`);
  }

  assertAccessible() {
    if (this.findings.length > 0) throw new Error(`axe found:\n  ${this.findings.join('\n  ')}`);
  }

  moveClock(days) {
    return this.as('admin', async (page) => {
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '系统状态' }).click();
      for (const step of days) {
        await page.getByRole('button', { name: `前进${step}天`, exact: true }).click();
        await page.getByText('办公日期现在是').waitFor();
        await page.getByRole('button', { name: '关闭' }).click();
      }
    });
  }
}

export async function chooseProgramme(page, name) {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '新增申请' }).click();
  await page.getByRole('radio', { name }).check();
}

// Types a new identity number at `label`, and registers the person it does not find. The number.
export async function registerPerson(page, label, { name, year, account, village }) {
  const number = newIdNumber(year);
  await page.getByLabel(label).fill(number);
  const form = page.getByRole('group', { name: '查无此人，登记新人员' });
  await form.getByLabel('姓名').fill(name);
  if (village) await pickDivision(page, form.getByLabel('户籍所在村（社区）'), village);
  if (account) {
    await form.getByLabel('开户银行').fill('农村商业银行');
    await form.getByLabel('银行账号').fill(account);
  }
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText(name).first().waitFor();
  await form.waitFor({ state: 'detached' });
  return number;
}

export async function pickDivision(page, box, name) {
  await box.click();
  await box.fill(name);
  await box.press('Enter');
}

export async function fileClaim(page) {
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('申请已登记。').waitFor();
}

// Opens the first case of `name` in the to-do list with the keyboard.
export async function openCase(page, name) {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '我的工作' }).click();
  await page.getByLabel('姓名或身份证号码').fill(name);
  const row = page.getByRole('row').filter({ hasText: name }).first();
  await row.focus();
  await row.press('Enter');
  await page.getByRole('region', { name: '办理' }).waitFor();
}

// Ends the open step by `outcome`; `fill` completes what its window asks for.
export async function act(page, outcome, fill) {
  await page.getByRole('region', { name: '办理' }).getByRole('button', { name: outcome, exact: true }).click();
  const window = page.getByRole('dialog');
  await window.waitFor();
  if (fill) await fill(window);
  await window.getByRole('button', { name: outcome, exact: true }).click();
  await page.getByText('已办理').waitFor();
}

// ---- rolls

export async function drawRoll(page, programme) {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '资金发放' }).click();
  await page.getByRole('link', { name: programme }).click();
  await page.getByRole('button', { name: '生成名册' }).click();
  await page.getByText('发放名册已生成').waitFor();
  return new URL(page.url()).pathname;
}

export async function confirmParts(page, path) {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const buttons = page.getByRole('table').getByRole('button', { name: /^确认/ });
  await page.getByRole('cell', { name: /确认/ }).first().waitFor();
  while ((await buttons.count()) > 0) {
    const before = await buttons.count();
    await buttons.first().click();
    await page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(
      (n) => [...document.querySelectorAll('table button')].filter((b) => b.textContent.startsWith('确认')).length < n,
      before,
    );
  }
}

export async function confirmRoll(page, path) {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('button', { name: '确认发放名册' }).click();
  const window = page.getByRole('dialog');
  await window.getByLabel('资金账户').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('#roll-fund option').length > 1);
  if ((await window.getByLabel('资金账户').inputValue()) === '')
    await window.getByLabel('资金账户').selectOption({ index: 1 });
  await window.getByRole('button', { name: '确认发放名册' }).click();
  await page.getByText('发放名册已确认。').waitFor();
}

export async function downloadBankFile(page, button) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await waiting;
  return readFile(await file.path());
}

export async function markPaid(page, name) {
  const row = page.getByRole('row').filter({ hasText: name }).first();
  await row.getByRole('button', { name: /发放成功/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发放成功' }).click();
  await page.getByText('已记录').waitFor();
  await page.getByRole('row').filter({ hasText: name }).getByText('已发放').waitFor();
}

// A name nobody else of this run has.
export const newName = (surname) =>
  surname + Array.from({ length: 2 }, () => '安宁和顺康乐文清明远秋实春华'[Math.floor(Math.random() * 14)]).join('');
