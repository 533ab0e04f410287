import { expect, it } from 'vitest';
import { asProblem, problemFrom, problemText } from '@/api/problem';

const body = {
  title: '同一人不能先后办理这两个环节。',
  title_en: 'The same person may not do both.',
  next_step: '请由其他同事办理。',
  next_step_en: '',
  law: '民发〔2021〕57号第十六条',
};

it('speaks the reader’s language, and Chinese where English is missing', () => {
  expect(problemText(body, 'zh', '?').title).toBe(body.title);
  expect(problemText(body, 'en', '?')).toEqual({
    title: body.title_en,
    detail: undefined,
    law: body.law,
    next_step: body.next_step,
  });
});

it('has a title even for a proxy’s page', () => {
  const problem = problemFrom(502, '<html>Bad gateway</html>');
  expect(problem.body).toEqual({ status: 502 });
  expect(problemText(problem.body, 'zh', '操作没有成功').title).toBe('操作没有成功');
});

it('tells a lost connection and a lost session from a refusal', () => {
  expect(asProblem(new TypeError('Failed to fetch')).failure).toBe('offline');
  expect(problemFrom(401, {}).failure).toBe('signed_out');
  expect(problemFrom(401, { type: 'urn:yiben:problem:second_factor_wrong' }).failure).toBe('refused');
  const refused = problemFrom(422, body);
  expect(refused.failure).toBe('refused');
  expect(asProblem(refused)).toBe(refused);
});
