// A browser for the journeys: signs in as a demo account, takes screenshots, and lets axe look.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = 'test-results';
export const password = 'yiben-demo';

export async function openBrowser() {
  mkdirSync(shots, { recursive: true });
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

// One user's window. What the page complains about is collected and fails the journey.
export async function signIn(browser, url, login) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.complaints = [];
  page.on('pageerror', (e) => page.complaints.push(e.message));
  page.on('console', (m) => {
    // A refused request is part of some journeys, and the browser reports it as an error.
    if (m.type() === 'error' && !m.text().includes('Failed to load resource')) page.complaints.push(m.text());
  });
  await page.goto(url);
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  return page;
}

export async function shot(page, name) {
  await page.screenshot({ path: `${shots}/${name}.png` });
}

// Serious and critical findings of axe on the page as it stands.
export async function axeFindings(page) {
  // Given as a script of the driver's world, so that the page's own policy stays untouched.
  await page.evaluate(await axeSource());
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return result.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

let source;
async function axeSource() {
  const { readFile } = await import('node:fs/promises');
  source ??= await readFile(axePath, 'utf8');
  return source;
}
