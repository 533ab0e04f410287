// Renders a component as a signed-in official sees it, on top of a made-up server.
import type { ReactElement } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation, type InitialEntry } from 'react-router';
import { vi } from 'vitest';
import { LanguageProvider } from '@/app/language';
import { SessionProvider } from '@/app/session';
import { Widgets } from '@/app/Widgets';

const me = {
  user: 'u1', login: 'clerk01', name: '吴向南', role: 'town_clerk', division: '500199001',
  division_name: '朝霞街道', office_date: '2026-03-02', demo: false, must_change_password: false, second_factor: 'off',
  password_rules: { length_min: 10, kinds_min: 3, history: 5 },
};
export const signedIn = (role: string, more = {}) => ({ ...me, user: 'u9', login: 'someone01', division: '500199', role, ...more });
const standing: Record<string, unknown> = {
  'GET /api/v1/me': me,
  'GET /api/v1/messages': { zh: { 'id_number_problem.checksum': '校验位不符。', 'sex.male': '男' }, en: {} },
  'GET /api/v1/divisions': { rows: [{ code: '500199001001', name: '东园社区' }] },
  'GET /api/v1/programmes': { rows: [] },
  'GET /api/v1/funeral-homes': { rows: [] },
};

export type Answers = Record<string, unknown>;

// A refusal by a rule, among answers.
export class Refusal {
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
  ) {}
}

// Answers by "METHOD /path"; what is not named answers 404. Returns the requests made.
export function serving(answers: Answers): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const request = input instanceof Request ? input : new Request(new URL(input, 'http://office.example'));
    const what = `${request.method} ${new URL(request.url).pathname}`;
    asked.push(what);
    const body = answers[what] ?? standing[what];
    const refused = body instanceof Refusal ? body : new Refusal(404, { title: '没有找到要访问的内容。', status: 404 });
    const known = body !== undefined && body !== refused;
    return new Response(JSON.stringify(known ? body : refused.body), {
      status: known ? 200 : refused.status,
      headers: { 'Content-Type': 'application/json' },
    });
  });
  return asked;
}

// The same, and keeps every request for `posted`.
export function watching(answers: Answers) {
  serving(answers);
  const answer = globalThis.fetch;
  vi.stubGlobal('fetch', vi.fn((request: Request) => answer(request.clone())));
}
export const postedTo = (path: string, method = 'POST'): Request[] =>
  vi.mocked(fetch).mock.calls
    .map(([request]) => request as unknown as Request)
    .filter((r) => r.method === method && r.url.endsWith(path));
// The bodies that were posted to `path`, in order.
export const posted = (path: string, method = 'POST'): Promise<unknown[]> =>
  Promise.all(postedTo(path, method).map((r) => r.clone().json()));

// `at`: the address it is shown under; `path`: the pattern its parameters are read by.
export function renderInOffice(element: ReactElement, at: InitialEntry = '/', path = '*') {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Widgets>
          <MemoryRouter initialEntries={[at]}>
            <SessionProvider>
              <main id="main">
                <Routes>
                  <Route path={path} element={element} />
                  <Route path="*" element={null} />
                </Routes>
                <Address />
              </main>
            </SessionProvider>
          </MemoryRouter>
        </Widgets>
      </LanguageProvider>
    </QueryClientProvider>,
  );
}

// The address as a browser would show it.
function Address() {
  const { pathname, search } = useLocation();
  return <output hidden data-testid="address">{pathname + search}</output>;
}
export const address = (): string => screen.getByTestId('address').textContent!;
