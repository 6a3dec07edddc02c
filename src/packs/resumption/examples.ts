import type { LedgerExample } from '../example.ts'

/** Rows as the offices of the demo township write them. People, firms and numbers are fictional (birth year 2099). */
export const examples: readonly LedgerExample[] = [
  {
    ledger: '复工申请',
    cells: {
      企业: '竹溪晨星笔业有限公司',
      申请日期: '2020-02-12',
      环节: '复工',
      批复日期: '2020-02-16',
      返岗人数: '104',
      应返岗人数: '105',
    },
  },
  {
    ledger: '企业转产',
    cells: { 企业: '竹溪晨星笔业有限公司', 日期: '2020-02-20', 原产品: '铅笔', 转产产品: '马克笔' },
  },
  {
    ledger: '复工核查',
    cells: {
      企业: '竹溪晨星笔业有限公司',
      申请日期: '2020-02-12',
      核查日期: '2020-02-14',
      核查项目: '员工排查',
      结论: '到位',
    },
  },
]
