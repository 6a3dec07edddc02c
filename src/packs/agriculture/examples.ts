import type { LedgerExample } from '../example.ts'

/** Rows as the offices of the demo township write them. People, firms and numbers are fictional (birth year 2099). */
export const examples: readonly LedgerExample[] = [
  {
    ledger: '农业项目投资',
    cells: { 项目: '农资仓储点', 类别: '其他', 日期: '2019-03-09', '金额(元)': '47000.00' },
  },
  {
    ledger: '种植面积',
    cells: { 村: '下坪村', 作物: '甜桔柚', 年度: '2019', '面积(亩)': '244.5', '其中新增(亩)': '20.9' },
  },
  {
    ledger: '高标准农田',
    cells: {
      项目: '2020年上坪片高标准农田',
      村: '上坪村',
      '面积(亩)': '462',
      状态: '验收',
      验收日期: '2020-11-06',
      验收结论: '专家组一致同意通过验收',
    },
  },
  {
    ledger: '高标准农田',
    cells: { 项目: '2021年大岙片高标准农田', 村: '大岙村', '面积(亩)': '640', 状态: '规划' },
  },
  {
    ledger: '农产品产量',
    cells: { 村: '青竹村', 品种: '水稻', 类别: '粮食', 年度: '2019', '产量(吨)': '346', '产值(元)': '1038000.00' },
  },
  {
    ledger: '村集体收入',
    cells: { 村: '青竹村', 年度: '2019', '总收入(元)': '492000.00', '经营性收入(元)': '312000.00' },
  },
]
