import type { LedgerExample } from '../example.ts'

/** Rows as the offices of the demo township write them. People, firms and numbers are fictional (birth year 2099). */
export const examples: readonly LedgerExample[] = [
  {
    ledger: '工业产值',
    cells: { 企业: '竹溪晨星笔业有限公司', 月份: '2019-01', '产值(元)': '9536200.00' },
  },
  {
    ledger: '工业产值',
    cells: { 企业: '青竹镇盛隆文具有限公司', 月份: '2020-05', '产值(元)': '875200.00' },
  },
  {
    ledger: '工业项目投资',
    cells: { 项目: '自动化成笔生产线（2019）', 企业: '竹溪晨星笔业有限公司', 月份: '2019-01', '金额(元)': '532000.00' },
  },
  {
    ledger: '两直补助',
    cells: { 企业: '青竹镇华隆笔业有限公司', 批次: '第一批', '金额(元)': '20000.00', 兑现日期: '2020-08-14' },
  },
]
