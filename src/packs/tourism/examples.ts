import type { LedgerExample } from '../example.ts'

/** Rows as the offices of the demo township write them. People, firms and numbers are fictional (birth year 2099). */
export const examples: readonly LedgerExample[] = [
  {
    ledger: '景区村创建',
    cells: { 村: '瓦窑山村', 目标等级: 'AAA', 建设完成日期: '2020-06-24', 申报日期: '2020-07-10', 命名日期: '2020-11-20', 得分: '456.5' },
  },
  {
    ledger: '景区村创建',
    cells: { 村: '上坪村', 目标等级: 'A', 建设完成日期: '2020-09-16', 申报日期: '2020-10-12', 得分: '288' },
  },
  {
    ledger: '景区村评分',
    cells: { 村: '瓦窑山村', 目标等级: 'AAA', 评分环节: '县级评定', 评分类别: '环境卫生', 得分: '84.5', 评分日期: '2020-07-28' },
  },
  {
    ledger: '旅游线路',
    cells: { 名称: '红色寻踪', 主题: '革命旧址与党员教育' },
  },
  {
    ledger: '推介活动',
    cells: { 名称: '柚子开园节', 平台: '线下', 日期: '2019-09-07', 场次: '2', '销售额(元)': '389000.00' },
  },
  {
    ledger: '游客接待',
    cells: { 村: '青竹村', 月份: '2019-01', 接待人次: '2460', '旅游收入(元)': '113160.00' },
  },
]
