import type { CrossCase } from './cross-cases.ts'

/** These were written and not looked at while the reader was made. */
export const heldOutCrosses: readonly CrossCase[] = [
  {
    name: 'years over the columns',
    of: 'planting',
    lines: ['青竹村历年水稻种植面积（亩）', '村,作物,2018年,2019年,2020年', '青竹村,水稻,1,2,3', '青竹村,茶叶,4,,6'],
    columns: ['村', '作物', '年度', '面积（亩）'],
    rows: ['青竹村 水稻 2018年 1', '青竹村 水稻 2019年 2', '青竹村 水稻 2020年 3', '青竹村 茶叶 2018年 4', '青竹村 茶叶 2020年 6'],
  },
  {
    name: 'a remark at the end of the lines, strokes for what is empty, spaces in the heads',
    of: 'planting',
    lines: ['2020年度种植面积情况表', '（单位：亩）', '行政村,水 稻,茶 叶,合 计,备注', '瓦窑山村,1.5,/,1.5,', '溪口村,-,2,2,含社区'],
    rows: ['瓦窑山村 水 稻 1.5', '溪口村 茶 叶 2'],
  },
  {
    name: 'notes above and below, a header printed under two lines of titles',
    of: 'output',
    lines: [
      '附件2',
      '2020年上半年工业企业产值情况表',
      '填报单位：青竹镇经发办,,,单位：万元',
      '单位名称,2020年1月,2020年2月',
      '竹坞纸业,1,2',
      '青竹编织厂,3,4',
      '注：数据为快报数。',
      '制表：郑甲,,审核：王乙',
    ],
    rows: ['竹坞纸业 2020年1月 1', '竹坞纸业 2020年2月 2', '青竹编织厂 2020年1月 3', '青竹编织厂 2020年2月 4'],
  },
  {
    name: 'two units',
    of: 'planting',
    lines: ['2020年种植面积', '单位：亩、公顷', '村,水稻,茶叶', '青竹村,1,2'],
    refused: ['cross-which 表'],
  },
  {
    name: 'new area in a title of its own',
    of: 'planting',
    lines: ['2020年新增面积（亩）', '村,水稻,茶叶', '青竹村,1,2'],
    columns: ['村', '作物', '其中新增（亩）'],
    rows: ['青竹村 水稻 1', '青竹村 茶叶 2'],
  },
  {
    name: 'what was newly planted, in words that are no field',
    of: 'planting',
    lines: ['2020年新增种植面积（亩）', '村,水稻,茶叶', '青竹村,1,2'],
    refused: ['cross-which 表'],
  },
  {
    name: 'an ordinary table',
    of: 'planting',
    lines: ['2020年种植面积（亩）', '村,作物,面积', '青竹村,水稻,1', '石桥村,茶叶,2'],
    columns: ['村', '作物', '面积'],
    rows: ['青竹村 水稻 1', '石桥村 茶叶 2'],
  },
  {
    name: 'percentages of a plan',
    of: 'output',
    lines: ['2020年产值完成目标比例（万元）', '企业,1月,2月', '青竹编织厂,90%,80%'],
    refused: ['cross-which 表'],
  },
  {
    name: 'a sum of a part that is none',
    of: 'output',
    lines: ['2020年产值（万元）', '企业,1月,2月', '青竹编织厂,1,2', '溪口茶厂,3,4', '小计,4,7', '竹坞纸业,1,1', '合计,5,7'],
    refused: ['total-mismatch 表!C5'],
  },
]
