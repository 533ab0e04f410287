// Words of the office itself: accounts, sessions, machines, the system.
export const office = {
  'menu.system': '系统状态',
  'shell.demo_days': '前进{days}天',
  'system.ok': '正常',
  'system.fault': '有故障',
  'system.state': '服务状态',
  'system.version': '版本',
  'system.head': '账本条数',
  'system.views': '查询数据已更新到',
  'system.relay': '转发到 Kafka',
  'system.relay_behind': '待转发 {n} 条',
  'system.demo': '演示日期',
  'system.demo_detail': '演示区县的办公日期可以向前推进，到期的公示随之结束。',
  'system.moved': '办公日期现在是 {date}，有 {n} 个等待期满。',
} as const;
