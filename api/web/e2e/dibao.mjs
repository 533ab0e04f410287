// 低保 from filing to paid: a village assistant files, the town accepts, checks, visits and reviews, a
// notice of seven days, the district confirms; then the month's roll to the bank and back.
import {
  act, chooseProgramme, confirmParts, confirmRoll, downloadBankFile, drawRoll, fileClaim, markPaid,
  newName, openCase, registerPerson,
} from './journey.mjs';

export const name = 'dibao';

export async function run(journey) {
  const head = newName('张');
  const wife = newName('李');

  await journey.as('village01', async (page) => {
    await journey.look(page, 'inbox');
    await chooseProgramme(page, '最低生活保障');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('处需要修改').waitFor(); // nothing is sent half done
    await journey.look(page, 'errors');
    await registerPerson(page, '申请人（户主）身份证号码', { name: head, year: 1968, account: '6222020000001234574' });
    await registerPerson(page, '添加家庭成员：身份证号码', { name: wife, year: 1970 });
    await page.getByLabel('申请原因').fill('户主患病，家中无稳定收入');
    await page.getByLabel('财产状况符合规定').check();
    await page.getByRole('button', { name: `添加收入：${wife}` }).click();
    await page.getByLabel(`${wife} 收入 1 金额（元）`).fill('300.50');
    await page.getByRole('group', { name: new RegExp(head) }).getByLabel('重病患者').check();
    for (const paper of ['申请书', '诚信承诺书', '家庭经济状况核对授权书']) await page.getByLabel(paper).check();
    await page.getByRole('complementary', { name: '试算' }).getByText('符合条件', { exact: true }).waitFor();
    await journey.look(page, 'application');
    await fileClaim(page);
    await journey.look(page, 'filed');
  });

  await journey.as('clerk01', async (page) => {
    await journey.look(page, 'todo');
    await openCase(page, head);
    await act(page, '受理');
    await openCase(page, head);
    await act(page, '提请信息核对');
  });
  await journey.as('district01', async (page) => {
    await openCase(page, head);
    await act(page, '已启动核对');
  });
  await journey.as('clerk01', async (page) => {
    await openCase(page, head);
    await act(page, '核对无异常', () => journey.look(page, 'means-check'));
  });
  await journey.as('clerk02', async (page) => {
    await openCase(page, head);
    await page.getByRole('button', { name: '我参加了，签字' }).click();
    await page.getByText('已签字：').waitFor();
    await journey.look(page, 'signed');
  });
  await journey.as('clerk01', async (page) => {
    await openCase(page, head);
    await act(page, '调查完成');
    await openDone(page, head);
    await journey.look(page, 'case-of-others');
  });
  await journey.as('reviewer01', async (page) => {
    await openCase(page, head);
    await journey.look(page, 'first-review');
    await act(page, '拟同意');
  });
  await journey.moveClock([7, 1]);
  await journey.as('clerk01', async (page) => {
    await openCase(page, head);
    await act(page, '报送');
  });
  await journey.as('confirmer01', async (page) => {
    await openCase(page, head);
    await act(page, '确认同意');
  });
  await journey.as('clerk01', async (page) => {
    await openCase(page, head);
    await page.getByText('决定', { exact: true }).waitFor();
    await act(page, '已发放并公布');
    await page.getByRole('link', { name: /办结/ }).click();
    await page.getByRole('row').filter({ hasText: head }).waitFor();
    await journey.look(page, 'ended');
  });

  await journey.moveClock([30, 1]);
  const roll = await journey.as('finance01', async (page) => {
    const path = await drawRoll(page, '最低生活保障');
    await page.getByText(head).waitFor();
    await journey.look(page, 'roll-drawn');
    return path;
  });
  await journey.as('reviewer01', (page) => confirmParts(page, roll));
  await journey.as('district01', (page) => confirmParts(page, roll));
  await journey.as('confirmer01', async (page) => {
    await confirmRoll(page, roll);
    await journey.look(page, 'roll-confirmed');
  });
  await journey.as('finance01', async (page) => {
    await page.goto(new URL(roll, page.url()).href);
    const xlsx = await downloadBankFile(page, '下载 XLSX');
    if (xlsx.length < 20) throw new Error('the bank file is empty');
    const csv = await downloadBankFile(page, '下载 CSV');
    if (!csv.toString('utf8').includes(head)) throw new Error('the bank file does not name the payee');
    await markPaid(page, head);
    await journey.look(page, 'paid');
    await page.getByRole('row').filter({ hasText: head }).getByRole('link').first().click();
    await page.getByRole('heading', { name: '发放记录' }).waitFor();
    await page.getByText('已发放').first().waitFor();
    await journey.look(page, 'award');
  });
  journey.assertAccessible();
}

async function openDone(page, head) {
  await page.getByRole('link', { name: /已办/ }).click();
  await page.getByRole('row').filter({ hasText: head }).getByRole('link').first().click();
  await page.getByRole('region', { name: '办理' }).getByText('您不能办理').waitFor();
}
