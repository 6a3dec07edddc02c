import { household, householdHead, planting } from './hand-parts.ts'
import { foot, group, head, home, note, planted, plantedHead, row, sum, title } from './kinds-parts.ts'
import { blank, type MadeFile, type MadeLine, madeFile, wide } from './made-file.ts'

/** Where the parts of a sheet stand: beside one another, on their side, page by page, village by village. */

const otherBeside = madeFile('another-register-beside', '种植面积', [
  head('种植情况', '', '', '', '', '农机具情况'),
  head('村', '作物', '年度', '面积', '', '农机名称', '台数', '机主'),
  row(['青竹村', '水稻', 2020, 30, '', '收割机', 2, '吴甲'], planting('青竹村', '水稻', '30')),
  row(['大岙村', '油茶', 2020, 15, '', '旋耕机', 5, '周兰'], planting('大岙村', '油茶', '15')),
  note('', '', '', '', '', '插秧机', 1, '郑水根'),
])

const onItsSide: MadeFile = {
  ...madeFile('register-on-its-side', '低收入农户', [head(...householdHead, '备注'), home(0), home(1), home(2), home(3)]),
  turned: true,
}

const sideWithSerial: MadeFile = {
  ...madeFile('register-on-its-side-with-numbers', '种植面积', [
    head('序号', '村名', '作物', '年度', '面积（亩）'),
    row([1, '青竹村', '水稻', 2020, 30], planting('青竹村', '水稻', '30')),
    row([2, '大岙村', '油茶', 2020, 12.5], planting('大岙村', '油茶', '12.5')),
    row([3, '石门村', '茭白', 2020, 8], planting('石门村', '茭白', '8')),
    sum('合计', '', '', '', 50.5),
  ]),
  turned: true,
}

const page = (at: number): MadeLine[] => [
  wide('title', '2020年种植面积登记表', 4),
  note('青竹镇农业办', '', '', `第${at}页 共3页`),
  plantedHead,
]

const everyPage = madeFile('header-on-every-page', '种植面积', [
  ...page(1),
  planted('青竹村', '水稻', 30),
  planted('青竹村', '油茶', 6),
  sum('本页小计', '', '', 36),
  ...page(2),
  planted('大岙村', '水稻', 44),
  planted('大岙村', '茭白', 5),
  sum('本页小计', '', '', 49),
  ...page(3),
  planted('石门村', '水稻', 20),
  sum('本页小计', '', '', 20),
  sum('合计', '', '', 105),
])

const continued = madeFile('continued-table', '低收入农户', [
  wide('title', '低收入农户名册', 6),
  head(...householdHead),
  home(0),
  home(1),
  wide('title', '续表', 6),
  head(...householdHead),
  home(2),
  home(3),
])

const continuedBeside = madeFile('continued-table-in-brackets', '种植面积', [
  wide('title', '附表1：种植面积表', 4),
  plantedHead,
  planted('青竹村', '水稻', 30),
  blank,
  title('附表1（续）'),
  plantedHead,
  planted('大岙村', '水稻', 44),
  sum('总计', '', '', 74),
])

const sumsInVillages = madeFile('sums-within-merged-villages', '种植面积', [
  head('村', '作物', '年度', '面积'),
  row(['青竹村', '水稻', 2020, 30], planting('青竹村', '水稻', '30')),
  row(['^', '油茶', 2020, 6], planting('青竹村', '油茶', '6')),
  sum('^', '小计', '', 36),
  row(['大岙村', '水稻', 2020, 44], planting('大岙村', '水稻', '44')),
  row(['^', '茭白', 2020, 5], planting('大岙村', '茭白', '5')),
  sum('^', '小计', '', 49),
  sum('合计', '>', '', 85),
])

const villageOnce = madeFile('village-written-once', '种植面积', [
  head('村', '作物', '年度', '面积'),
  row(['青竹村', '水稻', 2020, 30], planting('青竹村', '水稻', '30')),
  row(['〃', '油茶', 2020, 6], planting('青竹村', '油茶', '6')),
  row(['大岙村', '水稻', 2020, 44], planting('大岙村', '水稻', '44')),
  row(['"', '茭白', 2020, 5], planting('大岙村', '茭白', '5')),
])

const notesBetween = madeFile('notes-between-rows', '低收入农户', [
  head(...householdHead),
  home(0),
  home(1),
  wide('note', '以上为2019年底前认定，以下为2020年新增。', 6),
  home(2),
  note('※第5行户主外出务工，材料后补'),
  home(3),
  foot('注：以上名单已公示。'),
])

const named = (index: number, village: string): MadeLine => {
  const { cells, expect } = household(index, village)
  return row([cells[0], cells[1], cells[3], cells[4], cells[5]], expect)
}
const villageless = head('户主', '身份证号', '人口', '类别', '认定日期')

const villageHeadings = madeFile('village-over-its-rows-with-counts', '低收入农户', [
  wide('title', '各村低收入农户名单', 5),
  villageless,
  group('青竹村（2户）'),
  named(0, '青竹村'),
  named(1, '青竹村'),
  group('大岙村：2户'),
  named(2, '大岙村'),
  named(3, '大岙村'),
  group('三、石门村'),
  named(4, '石门村'),
])

const villageAndHead = madeFile('village-over-each-header', '低收入农户', [
  wide('title', '低收入农户公示名单', 5),
  group('青竹村'),
  villageless,
  named(0, '青竹村'),
  named(1, '青竹村'),
  group('大岙村'),
  villageless,
  named(2, '大岙村'),
  named(3, '大岙村'),
])

const far = madeFile('header-in-line-nine', '种植面积', [
  note('附件3'),
  wide('title', '青竹镇农业产业基本情况调查表', 6),
  blank,
  wide('note', '填报要求：一、各村于12月10日前报送。', 6),
  wide('note', '二、面积按实际种植填写，保留一位小数。', 6),
  wide('note', '三、本表由村文书填写，驻村干部审核。', 6),
  note('填报单位：青竹镇农业办', '', '', '填报时间：2020年12月9日'),
  note('', '', '', '', '', '单位：亩'),
  head('序号', '村', '作物', '年度', '面积', '备注'),
  row([1, '青竹村', '水稻', 2020, 30], planting('青竹村', '水稻', '30')),
  row([2, '大岙村', '油茶', 2020, 15, '新种'], planting('大岙村', '油茶', '15')),
])

const emptyFirst = madeFile('empty-first-column', '种植面积', [
  line4('title', '2020年种植面积'),
  head('', '村', '作物', '年度', '面积'),
  row(['', '青竹村', '水稻', 2020, 30], planting('青竹村', '水稻', '30')),
  row(['', '大岙村', '油茶', 2020, 15], planting('大岙村', '油茶', '15')),
  sum('', '合计', '', '', 45),
  foot('', '制表人：郑甲    审核人：王乙    负责人：林知远'),
])

function line4(is: 'title', text: string): MadeLine {
  return { is, cells: ['', text] }
}

const reversed = madeFile('columns-from-the-right', '低收入农户', [
  head(...householdHead.toReversed(), '序号'),
  ...[0, 1, 2].map((index) => {
    const { cells, expect } = household(index)
    return row([...cells.toReversed(), index + 1], expect)
  }),
  foot('', '', '', '', '审核人：王乙', '填表人：郑甲'),
])

const ofWhich = madeFile('three-header-lines-of-which', '种植面积', [
  wide('title', '种植面积分项统计表', 7),
  head('序号', '村别', '种植情况', '>', '>', '>', '备注'),
  head('^', '^', '作物', '年份', '面积合计', '其中：', '^'),
  head('^', '^', '^', '^', '^', '新增（亩）', '^'),
  row([1, '青竹村', '水稻', 2020, 30, 6], { ...planting('青竹村', '水稻', '30'), 其中新增: '6' }),
  row([2, '大岙村', '油茶', 2020, 15, 0, '—'], { ...planting('大岙村', '油茶', '15'), 其中新增: '0' }),
  sum('合计', '>', '', '', 45, 6),
])

const brokenNumbers = madeFile('broken-serial-numbers', '低收入农户', [
  head('序号', ...householdHead),
  ...['1', '2', '2', '2-1', '', '五', '（六）', 9].map((number, index) => {
    const { cells, expect } = household(index)
    return row([number, ...cells], expect)
  }),
])

const twoTablesOfWord: MadeFile = {
  name: 'word-with-two-tables',
  ledger: '种植面积',
  sheets: [
    { name: '表1', lines: [note('填报单位', '青竹镇农业办'), note('联系人', '郑甲'), note('联系电话', '057800000000')] },
    {
      name: '表2',
      lines: [
        head('序号', '村', '作物', '年度', '面积（亩）'),
        row(['1', '青竹村', '水稻', '2020', '30'], planting('青竹村', '水稻', '30')),
        row(['2', '大岙村', '油茶', '2020', '15'], planting('大岙村', '油茶', '15')),
        sum('', '合计', '', '', '45'),
      ],
    },
  ],
  reads: 1,
  format: 'docx',
  outcome: 'read',
}

const villageSheets: MadeFile = {
  name: 'summary-and-a-sheet-a-village',
  ledger: '种植面积',
  sheets: [
    { name: '汇总', lines: [head('村', '面积合计'), row(['青竹村', 36]), row(['大岙村', 44])] },
    { name: '青竹村', lines: [plantedHead, planted('青竹村', '水稻', 30), planted('青竹村', '油茶', 6)] },
    { name: '大岙村', lines: [plantedHead, planted('大岙村', '水稻', 44)] },
  ],
  reads: 1,
  format: 'xlsx',
  outcome: 'several-sheets',
}

const sumsTwice = madeFile('sum-above-and-below', '种植面积', [
  wide('title', '种植面积', 4),
  plantedHead,
  sum('全镇合计', '', '', 45),
  planted('青竹村', '水稻', 30),
  planted('大岙村', '油茶', 15),
  sum('合计', '', '', { formula: 'SUM(D4:D5)', value: 45 }),
  foot('制表人：郑甲', '审核人：王乙', '负责人：林知远', '2020年12月31日'),
])

const spaced = madeFile('spaced-title-and-split-date', '低收入农户', [
  title('低 收 入 农 户 登 记 表'),
  note('青竹镇', '', '', '', '二〇二〇年十二月'),
  head('户　主', '身 份 证 号', '村　别', '人 口', '类　别', '认 定 日 期'),
  home(0),
  home(1),
  blank,
  foot('', '', '', '', '填表人签字：'),
  foot('', '', '', '', '年   月   日'),
])

export const kindsOfLayout: readonly MadeFile[] = [
  otherBeside,
  onItsSide,
  sideWithSerial,
  everyPage,
  continued,
  continuedBeside,
  sumsInVillages,
  villageOnce,
  notesBetween,
  villageHeadings,
  villageAndHead,
  far,
  emptyFirst,
  reversed,
  ofWhich,
  brokenNumbers,
  twoTablesOfWord,
  villageSheets,
  sumsTwice,
  spaced,
]
