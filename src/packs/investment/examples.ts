import type { LedgerExample } from '../example.ts'

/** Rows as the offices of the demo township write them. People, firms and numbers are fictional (birth year 2099). */
export const examples: readonly LedgerExample[] = [
  {
    ledger: '招商项目',
    cells: {
      名称: '马克笔整线',
      投资方: '彩童文具',
      投资方所在地: '义乌市场',
      状态: '投产',
      引进日期: '2020-03-18',
      '协议资金(元)': '10000000.00',
    },
  },
  {
    ledger: '招商项目',
    cells: {
      名称: '文具物流中心',
      投资方: '通联物流',
      投资方所在地: '沿海城市',
      状态: '在建',
      引进日期: '2019-08-08',
      '协议资金(元)': '15000000.00',
    },
  },
  {
    ledger: '招商到资',
    cells: { 项目: '竹纤维餐具', 月份: '2019-01', '金额(元)': '1600000.00', 凭证: '到资凭证201901-1' },
  },
  { ledger: '线索摸排', cells: { 名称: '2020年春节前摸排', 发现日期: '2020-01-10' } },
  {
    ledger: '招商线索',
    cells: { 名称: '义乌文具配件厂', 发现日期: '2020-01-12', 所在地: '义乌', 从业方向: '办厂', 投资意向: '想把笔杆车间迁回镇里' },
  },
]
