// A funeral from claim to settlement: the home files, the district checks and confirms; the home hands
// in a wrong statement, then a right one, and the month is settled with it.
import {
  act, chooseProgramme, confirmParts, confirmRoll, fileClaim, markPaid, newName, openCase,
  registerPerson,
} from './journey.mjs';

export const name = 'funeral';
const home = '示范区殡仪馆';

// As the home saves it from its own records.
const statement = (lines) => ({
  name: '对账单.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${['逝者身份证号码,项目,减免金额', ...lines].join('\r\n')}\r\n`),
});

export async function run(journey) {
  const family = newName('陈');
  const deceased = newName('孙');
  let number;
  let today;
  await journey.moveClock([30, 1]); // into a month that nobody has settled

  await journey.as('funeral01', async (page) => {
    today = await page.locator('.shell-date time').textContent();
    await chooseProgramme(page, '基本殡葬服务费减免');
    await registerPerson(page, '经办人（家属）身份证号码', { name: family, year: 1975, village: '东园社区' });
    number = await registerPerson(page, '逝者身份证号码', { name: deceased, year: 1940, village: '东园社区' });
    await page.getByRole('button', { name: '登记死亡' }).click();
    const window = page.getByRole('dialog');
    await window.getByLabel('死亡日期').fill(today);
    await window.getByLabel('死亡日期').press('Enter');
    await window.getByLabel('证明编号').fill('0012345');
    await journey.look(page, 'death');
    await window.getByRole('button', { name: '登记死亡' }).click();
    await page.getByText(`${today} 去世`).waitFor();
    await page.getByLabel('减免殡仪馆').selectOption({ label: home });
    await page.getByLabel('减免对象类别').selectOption({ label: '其他户籍居民' });
    await page.getByLabel('减免方式').selectOption({ label: '殡仪馆现场减免' });
    await page.getByLabel('火化日期').fill(today);
    await page.getByLabel('火化日期').press('Enter');
    await page.getByLabel('火化证号').fill('HH-2026-0001');
    await page.getByLabel('遗体接运').fill('380');
    await page.getByLabel('遗体火化').fill('700.00'); // above its cap
    for (const paper of ['死亡证明', '火化证明', '费用结算单']) await page.getByLabel(paper).check();
    const trial = page.getByRole('complementary', { name: '试算' });
    await trial.getByText('980.00').waitFor();
    await journey.look(page, 'application');
    await fileClaim(page);
  });
  await journey.as('district01', async (page) => {
    await openCase(page, family);
    await act(page, '核验一致');
  });
  await journey.as('confirmer01', async (page) => {
    await openCase(page, family);
    await journey.look(page, 'confirm');
    await act(page, '确认减免');
  });

  const settlement = await journey.as('district01', async (page) => {
    await page.getByRole('link', { name: '殡葬结算' }).click();
    await page.getByRole('button', { name: /^生成/ }).click();
    await page.getByRole('heading', { name: '与殡仪馆对账' }).waitFor();
    await page.getByText('还没有与这家殡仪馆对账').waitFor();
    await page.getByRole('link', { name: '待对账' }).waitFor();
    await journey.look(page, 'not-compared');
    const handIn = async (lines) => {
      await page.getByLabel('殡仪馆对账单').setInputFiles(statement(lines));
      await page.getByRole('button', { name: '用这个文件对账' }).click();
    };
    await handIn([`${number},花圈,380`, `${number},遗体接运,三百八`]);
    await page.getByText('第 2 行：没有这个减免项目').waitFor();
    await journey.look(page, 'unreadable');
    await handIn([`${number},遗体接运,380`, `${number},遗体火化,700`, '500199194001010010,遗体接运,400']);
    await page.getByText('还有 2 处没有处理').waitFor();
    await journey.look(page, 'differs');
    await page.getByRole('button', { name: `暂缓发放：${deceased}` }).click();
    await journey.look(page, 'hold');
    await page.getByRole('dialog').getByRole('button', { name: /取\s*消/ }).click();
    await handIn([`${number},遗体接运,380`, `${number},遗体火化,600`]);
    await page.getByText('对账一致，共 2 项').waitFor();
    await journey.look(page, 'agrees');
    await page.getByRole('heading', { name: '没有文件时逐项录入' }).scrollIntoViewIfNeeded();
    await journey.look(page, 'typed');
    const path = `/rolls/funeral/${today.slice(0, 7)}`;
    await confirmParts(page, path);
    return path;
  });
  await journey.as('confirmer01', (page) => confirmRoll(page, settlement));
  await journey.as('finance01', async (page) => {
    await page.goto(new URL(settlement, page.url()).href);
    await markPaid(page, family);
    await journey.look(page, 'settled');
  });
  journey.assertAccessible();
}
