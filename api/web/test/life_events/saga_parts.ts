// A made-up life event and a saga of it, for tests of the saga screens.
const limit = { n: 2, unit: 'working_day', count_from: 'next_day', roll: 'forward', law: '规程' };
const step = (id: string, name: string, more = {}) => ({
  id, name: { zh: name, en: id }, depends_on: [], when: [], consent: false, class: 'retriable',
  connector: `hrss.${id}`, on_refusal: 'person', due: limit, roles: ['town_clerk'], ...more,
});
const event = (id: string, name: string, more = {}) => ({
  id, version: 1, name: { zh: name, en: id }, law: ['规程'], due: limit, signals: [], others: [], figures: {}, facts: [],
  facts_if_known: [], children: [], steps: [], ...more,
});
export const afterDeath = event('after_death', '身后一件事', {
  facts: ['death.on'],
  facts_if_known: ['pension.held'],
  signals: [{ id: 'death_reported', name: { zh: '死亡信息', en: 'Report of a death' }, from: [] }],
  steps: [step('stop_pension', '暂停养老待遇'), step('reduction', '殡葬减免', { extended: { ...limit, n: 4 } }), step('wait', '冷静期', { connector: 'time' })],
});
export const marriage = event('marriage', '婚姻一件事', { others: [{ zh: '另一方', en: 'Other party' }] });
export const rectification = event('death_rectification', '死亡登记更正', { facts_if_known: ['saga.original'] });
export const lifeEvents = { rows: [afterDeath, marriage, rectification] };
export const departments = {
  rows: [{
    department: { id: 'hrss', name: { zh: '人社', en: 'Pensions' }, url: 'http://hrss.example', source: 'https://hrss.example', acts: [] },
    calls: 1, failures: 0, down: false, waiting: 0, trouble: '',
  }],
  trouble: '',
};
export const sagaStep = (id: string, phase: string, more = {}) => ({
  step: id, phase, epoch: 1, attempt: 1, call: 'perform', roles: [], undoing: false, due: '2026-03-04', ...more,
});
export const sagaRow = (saga: string, number: string, steps: unknown[], more = {}) => ({
  saga, version: 7, number, life_event: { id: 'after_death', version: 1 }, subject: 'p1', others: [],
  division: '500199001001', opened_on: '2026-03-02', due: '2026-03-30', steps, incidents: [], undoing: false, ...more,
});
export const sagaPage = (row: unknown, more = {}) => ({
  row, life_event: afterDeath, subject: { person: 'p1', name: '郭安', id_number: '500199********0019' }, others: [],
  facts: {}, sources: {}, days_left: 20, newest_version: 1, timeline: [], possible: [], users: {}, ...more,
});
export const told = (type: string, more = {}) => ({
  position: 1, recorded: '2026-03-02T01:00:00Z', type, step: '', detail: '', source: '', words: '', by: '', ...more,
});
export const words = {
  'saga_phase.settled': '已办结', 'saga_phase.person': '待人工办理', 'handover.refused': '部门不予办理',
  'handover.consent_needed': '等本人（家属）同意', 'role.town_clerk': '镇街经办', 'step_result.succeeded': '办成',
  'step_result.refused': '不予办理', 'answered_by.reply': '部门即时答复', 'call_kind.perform': '请办理',
  'rule.step_not_open.title': '该环节不在办理中。', 'timeline.saga.settled': '环节办结',
  'timeline.saga.signalled': '收到信息', 'timeline.saga.called': '请求部门办理', 'timeline.saga.step_skipped': '环节不适用',
  'timeline.saga.undo_began': '开始撤回', 'timeline.saga.step_undone': '环节已撤回',
  'incident_kind.conflicting_results': '部门前后答复不一致', 'clock.extended': '办理时限延长',
};
export const standing = {
  'GET /api/v1/life-events': lifeEvents,
  'GET /api/v1/departments': departments,
  'GET /api/v1/messages': { zh: words, en: {} },
  'GET /api/v1/sagas/counts': { held: 2, open: 2, ended: 0 },
};
