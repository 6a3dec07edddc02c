import type { CrossWords } from '../../src/office/table/cross-words.ts'

/** A cross table as an office keeps it, and what becomes of it. */
export interface CrossCase {
  readonly name: string
  readonly of: 'planting' | 'output' | 'visits'
  readonly lines: readonly string[]
  /** 村 作物 面积 of each row, or the problems that keep it out. */
  readonly rows?: readonly string[]
  readonly columns?: readonly string[]
  readonly refused?: readonly string[]
  /** What somebody said, where it was asked. */
  readonly chosen?: string
}

export const villages = ['青竹村', '石桥村', '瓦窑山村', '溪口村']

export const crossWords: Readonly<Record<CrossCase['of'], CrossWords & { readonly known: readonly string[] }>> = {
  planting: {
    known: ['村', '村名', '行政村', '作物', '年度', '面积', '其中新增', '新增面积'],
    axes: [
      { label: '村', words: ['村名', '行政村'], names: villages, isOpen: false },
      { label: '作物', words: ['作物种类', '农作物'], names: ['水稻', '茶叶', '玉米', '甜桔柚'], isOpen: true },
      { label: '年度', words: ['年份'], names: [], calendar: 'year', isOpen: false },
    ],
    figures: [
      { label: '面积', words: [], unit: '亩' },
      { label: '其中新增', words: ['新增面积'], unit: '亩' },
    ],
  },
  output: {
    known: ['企业', '企业名称', '月份', '产值', '行业'],
    axes: [
      { label: '企业', words: ['企业名称', '单位名称'], names: ['青竹编织厂', '溪口茶厂', '竹坞纸业'], isOpen: false },
      { label: '月份', words: ['年月'], names: [], calendar: 'month', isOpen: false },
      { label: '行业', words: [], names: ['轻工', '食品'], isOpen: false },
    ],
    figures: [{ label: '产值', words: ['总产值'], unit: '元' }],
  },
  visits: {
    known: ['村', '村名', '月份', '接待人次', '旅游收入'],
    axes: [
      { label: '村', words: ['村名', '行政村'], names: villages, isOpen: false },
      { label: '月份', words: ['年月'], names: [], calendar: 'month', isOpen: false },
    ],
    figures: [
      { label: '接待人次', words: ['人次'], unit: undefined },
      { label: '旅游收入', words: ['收入'], unit: '元' },
    ],
  },
}

/** These were looked at while the reader was made. */
export const crossCases: readonly CrossCase[] = [
  {
    name: 'two figures under every month, each with its unit, and sums below and at the right',
    of: 'visits',
    lines: [
      '2020年乡村旅游接待情况表',
      '序号,村名,7月,,8月,,合计,',
      ',,接待人次,旅游收入（万元）,接待人次,旅游收入（万元）,接待人次,旅游收入（万元）',
      '1,青竹村,100,2,200,4,300,6',
      '2,石桥村,50,1,,,50,1',
      '合计,,150,3,200,4,350,7',
    ],
    columns: ['村名', '月份', '接待人次', '旅游收入（万元）'],
    rows: ['青竹村 7月 100 2', '青竹村 8月 200 4', '石桥村 7月 50 1'],
  },
  {
    name: 'two figures under every month whose units the table says once',
    of: 'visits',
    lines: ['单位：人次、万元', '村,2020年7月,,2020年8月,', ',接待人次,旅游收入,接待人次,旅游收入', '青竹村,100,2,200,4'],
    columns: ['村', '月份', '接待人次（人次）', '旅游收入（万元）'],
    rows: ['青竹村 2020年7月 100 2', '青竹村 2020年8月 200 4'],
  },
  {
    name: 'two figures under every month, one without a unit',
    of: 'visits',
    lines: ['村,7月,,8月,', ',接待人次,旅游收入,接待人次,旅游收入', '青竹村,100,2,200,4'],
    refused: ['cross-which 表'],
  },
  {
    name: 'two figures under every month of which one is planned',
    of: 'visits',
    lines: ['2020年旅游接待计划（单位：万元）', '村,7月,,8月,', ',接待人次,旅游收入,接待人次,旅游收入', '青竹村,100,2,200,4'],
    refused: ['cross-which 表'],
  },
  {
    name: 'a sum below two figures that is off',
    of: 'visits',
    lines: [
      '村,7月,,8月,',
      ',接待人次,旅游收入（元）,接待人次,旅游收入（元）',
      '青竹村,100,2,200,4',
      '石桥村,50,1,10,1',
      '合计,150,3,210,6',
    ],
    refused: ['total-mismatch 表!E5'],
  },
  {
    name: 'villages before crops, with a title, a unit and sums on both sides',
    of: 'planting',
    lines: [
      '2020年各村种植面积统计表',
      '填报单位：青竹镇,,,,单位：亩',
      '序号,村名,水稻,茶叶,合计',
      '1,青竹村,10,2.5,12.5',
      '2,石桥村,,4,4',
      '合计,,10,6.5,16.5',
      '填表人：郑甲',
    ],
    columns: ['村名', '作物', '面积（亩）'],
    rows: ['青竹村 水稻 10', '青竹村 茶叶 2.5', '石桥村 茶叶 4'],
  },
  {
    name: 'crops before villages, named in the corner',
    of: 'planting',
    lines: ['2020年种植面积（亩）', '作物\\村,青竹村,石桥村', '水稻,10,—', '黄精,1,2'],
    columns: ['作物', '村', '面积（亩）'],
    rows: ['水稻 青竹村 10', '黄精 青竹村 1', '黄精 石桥村 2'],
  },
  {
    name: 'crops that nobody has had until now, named in the corner',
    of: 'planting',
    lines: ['2020年种植面积表（单位：公顷）', '村/作物,黄精,白术', '青竹村,1,2'],
    columns: ['村', '作物', '面积（公顷）'],
    rows: ['青竹村 黄精 1', '青竹村 白术 2'],
  },
  {
    name: 'a band over the heads that says the figure and its unit',
    of: 'planting',
    lines: ['2020年农业统计', '村,面积（亩）,', ',水稻,玉米', '青竹村,10,0', '溪口村,3,'],
    rows: ['青竹村 水稻 10', '青竹村 玉米 0', '溪口村 水稻 3'],
  },
  {
    name: 'nothing over the villages',
    of: 'planting',
    lines: ['2020年种植面积,,', '单位：亩,,', ',水稻,茶叶', '青竹村,1,2', '石桥村,3,4'],
    columns: ['村', '作物', '面积（亩）'],
    rows: ['青竹村 水稻 1', '青竹村 茶叶 2', '石桥村 水稻 3', '石桥村 茶叶 4'],
  },
  {
    name: 'months over the columns, a sum of each line before them',
    of: 'output',
    lines: ['2020年规上企业产值（单位：万元）', '企业名称,合计,1月,2月,3月', '青竹编织厂,6,1,2,3', '溪口茶厂,9,,4,5', '合计,15,1,6,8'],
    columns: ['企业名称', '月份', '产值（万元）'],
    rows: ['青竹编织厂 1月 1', '青竹编织厂 2月 2', '青竹编织厂 3月 3', '溪口茶厂 2月 4', '溪口茶厂 3月 5'],
  },
  {
    name: 'firms over the columns',
    of: 'output',
    lines: ['2020年产值（万元）', '月份,青竹编织厂,溪口茶厂', '2020年1月,1,2', '2020年2月,3,4', '备注：快报数'],
    rows: ['2020年1月 青竹编织厂 1', '2020年1月 溪口茶厂 2', '2020年2月 青竹编织厂 3', '2020年2月 溪口茶厂 4'],
  },
  {
    name: 'a sum above its lines, and one of a part',
    of: 'planting',
    lines: ['2020年种植面积（亩）', '村,水稻,茶叶', '合计,6,4', '青竹村,1,2', '石桥村,2,', '小计,3,2', '溪口村,3,2'],
    rows: ['青竹村 水稻 1', '青竹村 茶叶 2', '石桥村 水稻 2', '溪口村 水稻 3', '溪口村 茶叶 2'],
  },
  {
    name: 'a sum of a column that is none',
    of: 'planting',
    lines: ['2020年种植面积（亩）', '村,水稻,茶叶', '青竹村,1,2', '石桥村,2,3', '合计,3,6'],
    refused: ['total-mismatch 表!C5'],
  },
  {
    name: 'a sum of a line that is none',
    of: 'planting',
    lines: ['2020年种植面积（亩）', '村,水稻,茶叶,合计', '青竹村,1,2,3', '石桥村,2,3,6'],
    refused: ['total-mismatch 表!D4'],
  },
  {
    name: 'no unit: it is asked',
    of: 'planting',
    lines: ['2020年种植面积', '村,水稻,茶叶', '青竹村,1,2'],
    refused: ['cross-which 表'],
  },
  {
    name: 'no unit, and somebody said what it is',
    of: 'planting',
    lines: ['2020年种植面积', '村,水稻,茶叶', '青竹村,1,2'],
    chosen: '列是作物，数是面积（亩）',
    rows: ['青竹村 水稻 1', '青竹村 茶叶 2'],
  },
  {
    name: 'last year’s figures under this year’s title',
    of: 'planting',
    lines: ['2020年上年同期种植面积（亩）', '村,水稻,茶叶', '青竹村,1,2'],
    refused: ['cross-which 表'],
  },
  {
    name: 'another quantity in another unit',
    of: 'planting',
    lines: ['2020年各村产量（吨）', '村,水稻,茶叶', '青竹村,1,2'],
    refused: ['cross-which 表'],
  },
  {
    name: 'a village that the town has not',
    of: 'planting',
    lines: ['2020年种植面积（亩）', '作物,青竹村,石桥村,石乔村', '水稻,1,2,3'],
    refused: ['cross-heads 表!D2'],
  },
  {
    name: 'a village named twice',
    of: 'planting',
    lines: ['2020年种植面积（亩）', '作物,青竹村,石桥村,青竹村', '水稻,1,2,3'],
    refused: ['duplicate-column 表!D2'],
  },
  {
    name: 'a line that does not say whose it is',
    of: 'planting',
    lines: ['2020年种植面积（亩）', '村,水稻,茶叶', '青竹村,1,2', ',3,4'],
    refused: ['cross-stub 表!A4'],
  },
  {
    name: 'a figure under no head',
    of: 'planting',
    lines: ['2020年种植面积（亩）', '村,水稻,茶叶,', '青竹村,1,2,9'],
    refused: ['cross-heads 表!D3'],
  },
]
