import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { useCommand } from '@/api/useCommand';
import { DateInput } from '@/components/form/DateInput';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { Field } from '@/components/form/Field';
import { MonthInput } from '@/components/form/inputs';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { QueryView } from '@/components/page/QueryView';
import { DataTable } from '@/components/table/DataTable';
import { Due } from '@/components/table/Due';
import { renderInOffice, serving } from '../made_up_office';

beforeEach(() => void serving({}));

const refused = new ApiProblem('refused', {
  title: '资金余额不足。',
  next_step: '请财务落实预算。',
  law: '《社会救助暂行办法》第五条',
  errors: [{ pointer: '/fund', detail: '必须填写' }],
});

it('tells a refusal in full', async () => {
  renderInOffice(<ProblemNotice problem={refused} />);
  const notice = await screen.findByRole('alert');
  for (const words of ['资金余额不足。', '请财务落实预算。', '《社会救助暂行办法》第五条', '必须填写'])
    expect(notice.textContent).toContain(words);
});

it('never shows a failed query as no data, and keeps old data in sight', async () => {
  const query = { data: undefined, error: refused, refetch: vi.fn() };
  const { unmount } = renderInOffice(<QueryView query={query}>{() => <p>没有记录</p>}</QueryView>);
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.queryByText('没有记录')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(query.refetch).toHaveBeenCalledOnce();
  unmount();
  renderInOffice(<QueryView query={{ ...query, data: ['旧'] }}>{(rows) => <p>{rows[0]}</p>}</QueryView>);
  expect(await screen.findByText('旧')).toBeTruthy();
  expect(screen.getByRole('alert')).toBeTruthy();
});

it('moves between rows with the arrows', async () => {
  const columns = [{ key: 'n', title: '姓名', cell: (r: string) => r }];
  renderInOffice(
    <DataTable caption="表" columns={columns} rows={['甲', '乙', '丙']} rowKey={(r) => r} to={(r) => `/${r}`} />,
  );
  const rows = (await screen.findAllByRole('row')).slice(1);
  rows[0]!.focus();
  fireEvent.keyDown(rows[0]!, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(rows[1]);
  fireEvent.keyDown(rows[1]!, { key: 'End' });
  expect(document.activeElement).toBe(rows[2]);
  fireEvent.keyDown(rows[2]!, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(rows[2]);
});

it('tells deadlines in words', async () => {
  renderInOffice(
    <>
      <Due due="2026-03-05" />
      <Due due="2026-03-05" workingDays={3} />
      <Due due="2026-03-02" />
      <Due due="2026-02-27" workingDays={-1} />
      <Due due="2026-03-09" waiting />
      <Due stopped />
    </>,
  );
  for (const words of ['还剩3天', '还剩3个工作日', '今天到期', '已超期1个工作日', '还有7天期满', '计时已中止'])
    expect(await screen.findByText(words)).toBeTruthy();
});

it('leads from the summary of errors to the field', async () => {
  renderInOffice(
    <>
      <ErrorSummary attempt={1} errors={[{ id: 'reason', text: '申请原因：必填' }]} />
      <Field id="reason" label="申请原因" error="必填" hint="一句话" required>
        {(control) => <input {...control} />}
      </Field>
    </>,
  );
  fireEvent.click(await screen.findByRole('link', { name: '申请原因：必填' }));
  const input = screen.getByLabelText(/申请原因/);
  expect(document.activeElement).toBe(input);
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(input.getAttribute('aria-describedby')).toBe('reason-error reason-hint');
});

it('takes a month as it is typed', async () => {
  const change = vi.fn();
  renderInOffice(<MonthInput aria-label="月份" value="" onChange={change} />);
  const input = await screen.findByLabelText('月份');
  fireEvent.change(input, { target: { value: '202603' } });
  fireEvent.blur(input);
  expect(change).toHaveBeenLastCalledWith('2026-03');
});

it('takes a date digit by digit, and leaves a wrong one to be corrected', async () => {
  const change = vi.fn();
  renderInOffice(<DateInput aria-label="日期" value="" onChange={change} />);
  const input = await screen.findByLabelText('日期');
  for (let n = 1; n <= 10; n++) {
    fireEvent.change(input, { target: { value: '2026-11-30'.slice(0, n) } });
    expect((input as HTMLInputElement).value).toBe('2026-11-30'.slice(0, n));
  }
  expect(change).toHaveBeenLastCalledWith('2026-11-30');
  fireEvent.change(input, { target: { value: '2026-02-30' } });
  fireEvent.blur(input);
  expect(change).toHaveBeenLastCalledWith('2026-02-30');
});

it('does nothing at a second click while the first is under way', async () => {
  let finish: (value: unknown) => void = () => {};
  const send = vi.fn(() => new Promise((resolve) => (finish = resolve)));
  function Button() {
    const command = useCommand(send);
    return <button onClick={() => void command.run()}>{command.pending ? '办理中' : '办理'}</button>;
  }
  renderInOffice(<Button />);
  const button = await screen.findByRole('button');
  fireEvent.click(button);
  fireEvent.click(button);
  expect(send).toHaveBeenCalledOnce();
  await waitFor(() => expect(button.textContent).toBe('办理中'));
  finish(undefined);
  await waitFor(() => expect(button.textContent).toBe('办理'));
});
