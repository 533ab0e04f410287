// A life event: a clerk opens it, departments answer, another official vouches for what is missing,
// the family looks it up on a phone.
import { newName, registerPerson } from './journey.mjs';
import { shot } from './browser.mjs';

export const name = 'sagas';

export async function run(journey) {
  const deceased = newName('郭');
  let idNumber;
  let number;

  await journey.as('clerk01', async (page) => {
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '联办看板' }).click();
    await page.getByRole('link', { name: '受理一件事' }).click();
    const today = await page.locator('.shell-date time').textContent();
    idNumber = await registerPerson(page, '对象身份证号', { name: deceased, year: 1940, village: '东园社区' });
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByText('死亡日期：请填写日期').first().waitFor();
    await page.getByLabel('死亡日期').fill(today);
    await page.getByLabel('死亡日期').press('Enter');
    await page.getByLabel('是否领取养老待遇').selectOption({ label: '是' });
    await page.getByLabel('是否持有残疾人证').selectOption({ label: '否' });
    await journey.look(page, 'open');
    await page.getByRole('button', { name: '受理', exact: true }).click();
    number = await page.locator('.receipt-number').textContent();
    await journey.look(page, 'receipt');
    await page.getByRole('link', { name: '查看办理情况' }).click();
    await page.getByText('已办结').first().waitFor();
    await page.getByText('等另一来源印证').first().waitFor({ timeout: 15_000 });
    await journey.look(page, 'saga');
  });

  await journey.as('district01', async (page) => {
    await page.goto(new URL('/sagas', journey.url).href);
    await page.getByText('缺少一项事实').or(page.getByText('等另一来源印证')).first().waitFor();
    await journey.look(page, 'board');
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('button', { name: '撤回全件' }).click();
    const window = page.getByRole('dialog');
    await window.getByRole('button', { name: '撤回全件' }).click();
    await window.getByText('请填写理由').waitFor();
    await journey.look(page, 'undo');
    await window.getByRole('button', { name: '取消' }).click();
  });

  const phone = await journey.browser.newPage({ viewport: { width: 390, height: 844 } });
  await phone.goto(new URL('/progress', journey.url).href);
  await phone.getByLabel('受理编号').fill(number);
  await phone.getByLabel('身份证号后四位').fill('0000');
  await phone.getByRole('button', { name: '查询' }).click();
  await phone.getByText('没有查到').waitFor();
  await phone.getByLabel('身份证号后四位').fill(idNumber.slice(-4));
  await phone.getByRole('button', { name: '查询' }).click();
  await phone.getByText('身后一件事').waitFor();
  await phone.getByText('办好了').first().waitFor();
  await shot(phone, 'sagas-family');
  await phone.close();

  await journey.as('engineer01', async (page) => {
    await page.goto(new URL('/console/departments', journey.url).href);
    await page.getByText('殡仪馆').first().waitFor();
    await journey.look(page, 'departments');
  });
  journey.assertAccessible();
}
