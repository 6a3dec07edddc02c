import type { LedgerExample } from '../example.ts'

/** Rows as the offices of the demo township write them. People, firms and numbers are fictional (birth year 2099). */
export const examples: readonly LedgerExample[] = [
  {
    ledger: '荣誉',
    cells: {
      名称: '市级抗疫先进党支部',
      级别: '市级',
      获奖主体: '竹溪口村党支部',
      类别: '集体',
      日期: '2020-09-28',
      文号: '市委〔2020〕41号',
    },
  },
  {
    ledger: '荣誉',
    cells: { 名称: '市级抗疫先锋', 级别: '市级', 获奖主体: '叶知秋', 类别: '个人', 日期: '2020-09-28', 文号: '市委〔2020〕41号' },
  },
  {
    ledger: '荣誉',
    cells: { 名称: '县级抗疫先锋', 级别: '县级', 获奖主体: '黎树芬', 类别: '个人', 日期: '2020-07-01', 文号: '县委〔2020〕28号' },
  },
]
