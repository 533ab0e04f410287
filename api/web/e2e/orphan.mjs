// 孤儿 from filing to paid: no means test and no notice; the child is entered in the national system.
// Then it turns out that the child had died before, and the payment is got back.
import {
  act, chooseProgramme, confirmParts, confirmRoll, drawRoll, fileClaim, markPaid, newName, openCase,
  registerPerson,
} from './journey.mjs';
import { recoverOverpaid } from './overpaid.mjs';

export const name = 'orphan';

export async function run(journey) {
  const guardian = newName('王');
  const child = newName('赵');

  const idNumber = await journey.as('village01', async (page) => {
    await chooseProgramme(page, /孤儿/);
    await registerPerson(page, '申请人（监护人）身份证号码', { name: guardian, year: 1960 });
    const number = await registerPerson(page, '儿童身份证号码', { name: child, year: 2016, account: '6222020000007654312' });
    await page.getByLabel('保障类型').selectOption({ label: '孤儿' });
    await page.getByLabel('养育方式').selectOption({ label: '社会散居' });
    await page.getByLabel('父亲情形').selectOption({ label: '死亡' });
    await page.getByLabel('母亲情形').selectOption({ label: '死亡' });
    for (const paper of ['基本生活补贴申请表', '父母情形证明或比对结果']) await page.getByLabel(paper).check();
    await page.getByRole('complementary', { name: '试算' }).getByText('符合条件', { exact: true }).waitFor();
    await journey.look(page, 'application');
    await fileClaim(page);
    return number;
  });
  await journey.as('clerk01', async (page) => {
    await openCase(page, guardian);
    await act(page, '受理');
    await openCase(page, guardian);
    await act(page, '查验完成');
  });
  await journey.as('reviewer01', async (page) => {
    await openCase(page, guardian);
    await act(page, '符合条件，上报');
  });
  await journey.as('confirmer01', async (page) => {
    await openCase(page, guardian);
    await act(page, '确认');
  });
  await journey.as('district01', async (page) => {
    await openCase(page, guardian);
    await journey.look(page, 'register');
    await act(page, '已录入');
  });

  await journey.moveClock([30, 1]);
  const roll = await journey.as('finance01', (page) => drawRoll(page, /孤儿/));
  await journey.as('district01', (page) => confirmParts(page, roll));
  await journey.as('confirmer01', (page) => confirmRoll(page, roll));
  await journey.as('finance01', async (page) => {
    await page.goto(new URL(roll, page.url()).href);
    await markPaid(page, child);
    await journey.look(page, 'paid');
  });
  await recoverOverpaid(journey, { name: child, idNumber });
  journey.assertAccessible();
}
