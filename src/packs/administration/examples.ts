import type { LedgerExample } from '../example.ts'

/** Rows as the offices of the demo township write them. People, firms and numbers are fictional (birth year 2099). */
export const examples: readonly LedgerExample[] = [
  {
    ledger: '代表建议',
    cells: {
      编号: '2019-01',
      标题: '关于河道清淤的建议（1）',
      类别: '社会事务',
      承办科室: '平安法治办公室',
      交办日期: '2019-03-06',
      是否面商: '是',
      答复日期: '2019-05-28',
      满意度: '不满意',
    },
  },
  {
    ledger: '财政收支',
    cells: { 月份: '2019-01', 收支类别: '收入', 科目: '增值税', 民生支出: '否', '金额(元)': '1675800.00' },
  },
  {
    ledger: '三公经费',
    cells: { 年度: '2019', 费用项目: '公务接待费', '金额(元)': '182600.00' },
  },
  {
    ledger: '信息公开',
    cells: { 日期: '2019-07-09', 标题: '惠农补贴公开事项2019第1号', 类别: '惠农补贴' },
  },
  {
    ledger: '合法性审查',
    cells: { 编号: 'HS2019001', 事项: '租赁合同', 日期: '2019-05-29', 审查意见: '修改后合法' },
  },
]
