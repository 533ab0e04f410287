// Every main page as several roles see it: opens, complains of nothing, and axe finds nothing serious.
export const name = 'pages';

const visits = [
  ['clerk01', ['/inbox/todo', '/inbox/done', '/inbox/ended', '/claims/new', '/sagas/list/held', '/sagas/list/ended', '/sagas/new', '/people', '/rosters/dibao', '/recoveries', '/monthly', '/account']],
  ['finance01', ['/rolls/dibao', '/settlement', '/raises/dibao', '/funds', '/recoveries/list/ended', '/rosters/funeral']],
  ['inspector01', ['/inbox/ended', '/sagas/list/open', '/rosters/orphan', '/rolls/dibao', '/funds', '/monthly']],
  ['admin', ['/users', '/system', '/no-such-page']],
];

export async function run(journey) {
  for (const [login, paths] of visits) {
    await journey.as(login, async (page) => {
      for (const path of paths) {
        await page.goto(new URL(path, journey.url).href);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        await journey.look(page, `${login}${path.replaceAll('/', '-')}`);
        if (await page.getByText('这个页面出错了').count()) throw new Error(`${path} broke for ${login}`);
      }
    });
  }
  await journey.as('finance01', async (page) => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Funds' }).click();
    await page.getByRole('heading', { name: 'Funds' }).waitFor();
    await journey.look(page, 'english');
  });
  journey.assertAccessible();
}
