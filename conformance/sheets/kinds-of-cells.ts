import { household, householdHead, planting } from './hand-parts.ts'
import { doubtful, foot, head, home, note, planted, plantedHead, row, sum, title } from './kinds-parts.ts'
import { type MadeFile, madeFile, wide } from './made-file.ts'
import { identity } from './registers.ts'

/** What stands in the cells: days, numbers, marks and names as people write them. */

const unitPerRow = madeFile('a-unit-a-row', '种植面积', [
  head('村', '作物', '年度', '面积', '单位'),
  row(['青竹村', '水稻', 2020, 30, '亩'], planting('青竹村', '水稻', '30')),
  row(['大岙村', '油茶', 2020, 2, '公顷'], planting('大岙村', '油茶', '30')),
  row(['石门村', '茭白', 2020, 12.5, '亩'], planting('石门村', '茭白', '12.5')),
])

const days = ['2020.7.5', '44017', '二〇二〇年七月五日', '20200705', '2020-7-5 00:00:00', '2020年07月05日', '2020．7．5']
const manyDays = madeFile('days-of-every-kind', '低收入农户', [
  wide('title', '2020年度低收入农户认定名单', 6),
  head(...householdHead),
  ...days.map((said, index) => home(index, { 5: said }, { 认定日期: '2020-07-05' })),
  // The title's year need not be that of a day.
  doubtful([...household(9).cells.slice(0, 5), '七月五日'], withoutDay(9), '认定日期'),
  home(8, { 5: { day: '2020-07-05' } }, { 认定日期: '2020-07-05' }),
])

function withoutDay(index: number) {
  const { 认定日期: _, ...rest } = household(index).expect
  return rest
}

const fiscalHead = head('月份', '收支类别', '科目', '金额（元）')
const fiscal = (said: string | number, amount: string, item: string) =>
  row(['2020年11月', '收入', item, said], { 月份: '2020-11', 收支类别: '收入', 科目: item, 金额: amount })

const texts = madeFile('numbers-as-text', '财政收支', [
  fiscalHead,
  fiscal('￥1,200.50', '1200.5', '税收'),
  fiscal('¥ 3 000', '3000', '租金'),
  fiscal('１２００元', '1200', '利息'),
  fiscal('1，500.00', '1500', '罚没'),
  fiscal(' 800 元整', '800', '捐赠'),
  fiscal('人民币600元', '600', '其他'),
  fiscal('RMB500', '500', '补助'),
])

const wanPerCell = madeFile('ten-thousands-a-cell', '财政收支', [
  head('月份', '收支类别', '科目', '金额'),
  fiscal('12.5万元', '125000', '税收'),
  fiscal('3000元', '3000', '租金'),
  fiscal('0.8万', '8000', '利息'),
  fiscal('1.2亿元', '120000000', '转移支付'),
  fiscal('3万5千元', '35000', '其他'),
])

const marks = ['√', '✓', '1', '是', '有', '☑', 'Y']
const blanks = ['×', '', '0', '否', '无', '☐', 'N']
const yesOrNo = madeFile('yes-in-every-way', '财政收支', [
  head('月份', '收支类别', '科目', '民生支出', '金额'),
  ...marks.map((mark, at) =>
    row(['2020年11月', '支出', `甲${at}`, mark, 100], {
      月份: '2020-11',
      收支类别: '支出',
      科目: `甲${at}`,
      民生支出: '是',
      金额: '100',
    }),
  ),
  ...blanks.map((mark, at) =>
    row(['2020年11月', '支出', `乙${at}`, mark, 100], {
      月份: '2020-11',
      收支类别: '支出',
      科目: `乙${at}`,
      金额: '100',
      ...(mark === '' ? {} : { 民生支出: '否' }),
    }),
  ),
])

const boxes = madeFile('boxes-ticked', '低收入农户', [
  head(...householdHead),
  home(0, { 4: '☑低保 □低保边缘 □特困' }, { 类别: '低保' }),
  home(1, { 4: '□低保 ☑低保边缘 □特困' }, { 类别: '低保边缘' }),
  home(2, { 4: '□低保　□低保边缘　■特困' }, { 类别: '特困' }),
  home(3, { 4: '低保√' }, { 类别: '低保' }),
])

const demands = madeFile('header-with-demands', '低收入农户', [
  head(
    '序号',
    '*户主（必填）',
    '*身份证号（18位）',
    '*村（填全称）',
    '人口（人）',
    '类别（低保/低保边缘/特困）',
    '认定日期（格式：2020-01-01）',
  ),
  ...[0, 1].map((index) => {
    const { cells, expect } = household(index)
    return row([index + 1, ...cells], expect)
  }),
])

const upright = madeFile('village-written-downward', '种植面积', [
  plantedHead,
  row(['青\n竹\n村', '水稻', 2020, 30], planting('青竹村', '水稻', '30')),
  row(['^', '油茶', 2020, 6], planting('青竹村', '油茶', '6')),
  row(['大 岙 村', '水稻', 2020, 44], planting('大岙村', '水稻', '44')),
])

const nothings = madeFile('nothing-in-every-way', '低收入农户', [
  head(...householdHead, '退出日期'),
  ...['无', '/', '—', '－', '--', '／', '未退出', ''].map((said, index) => {
    const { cells, expect } = household(index)
    return row([...cells, said], said === '未退出' ? expect : { ...expect, 退出日期: '' })
  }),
])

const measured = madeFile('figures-with-their-measure', '低收入农户', [
  head(...householdHead),
  home(0, { 3: '1人' }),
  home(1, { 3: '２' }),
  home(2, { 3: '3 口人' }),
  home(3, { 3: '四' }, { 人口: '4' }),
  home(4, { 3: '5.0' }),
])

const villagesCalled = madeFile('villages-as-called', '种植面积', [
  plantedHead,
  row(['青竹', '水稻', 2020, 30], planting('青竹村', '水稻', '30')),
  row(['青竹镇大岙村', '水稻', 2020, 31], planting('大岙村', '水稻', '31')),
  row(['石门村民委员会', '水稻', 2020, 32], planting('石门村', '水稻', '32')),
  doubtful(['白水村股份经济合作社', '水稻', 2020, 33], { 作物: '水稻', 年度: '2020', 面积: '33' }, '村'),
  row(['上坪行政村', '水稻', 2020, 34], planting('上坪村', '水稻', '34')),
  row(['下坪村委', '水稻', 2020, 35], planting('下坪村', '水稻', '35')),
])

const groupsOfVillages = madeFile('groups-of-villages', '低收入农户', [
  head('户主', '身份证号', '村（组）', '人口', '类别', '认定日期'),
  home(0, { 2: '青竹村1组' }),
  home(1, { 2: '青竹村第二村民小组' }),
  home(2, { 2: '大岙村（3组）' }, { 村: '大岙村' }),
])

const identities = madeFile('identities-as-numbers', '低收入农户', [
  head(...householdHead),
  home(0),
  doubtful([...household(1).cells.slice(0, 1), 999901209902010000, ...household(1).cells.slice(2)], withoutNumber(1), '身份证号'),
  doubtful([...household(2).cells.slice(0, 1), '9.99901E+17', ...household(2).cells.slice(2)], withoutNumber(2), '身份证号'),
  home(3, { 1: ` ${identity(4)} ` }),
])

function withoutNumber(index: number) {
  const { 身份证号: _, ...rest } = household(index).expect
  return rest
}

const awayHead = head('姓名', '户籍村', '所在地', '联系电话')
const away = (name: string, said: string | number, phone?: string) =>
  phone === undefined
    ? doubtful([name, '青竹村', '杭州', said], { 姓名: name, 村: '青竹村', 所在地: '杭州' }, '手机号码')
    : row([name, '青竹村', '杭州', said], { 姓名: name, 村: '青竹村', 所在地: '杭州', 手机号码: phone })

const phones = madeFile('telephones-as-numbers', '在外人员', [
  awayHead,
  away('吴甲', 19900000001, '19900000001'),
  away('周兰', '199 0000 0002', '19900000002'),
  away('郑水根', '199-0000-0003', '19900000003'),
  away('王石龙', '1.99E+10'),
  away('冯桂花', '+86 19900000004', '19900000004'),
  away('陈土旺', '1990000000'),
])

const broken = madeFile(
  'gbk-with-broken-cells',
  '网格事件',
  [
    head('编号', '村', '平台类别', '事件描述', '上报日期'),
    row(['S1', '青竹村', '综治工作', '路灯不亮,已告知"电管"', '2020/7/5'], {
      编号: 'S1',
      村: '青竹村',
      平台类别: '综治工作',
      事件内容: '路灯不亮,已告知"电管"',
      上报日期: '2020-07-05',
    }),
    row(['S2', '大岙村', '便民服务', '求助,\n\n老人走失', '2020/7/6'], {
      编号: 'S2',
      村: '大岙村',
      平台类别: '便民服务',
      事件内容: '求助,\n\n老人走失',
      上报日期: '2020-07-06',
    }),
  ],
  { format: 'csv-gbk-breaks' },
)

const progress = madeFile('percents-in-cells', '项目进度', [
  wide('title', '重点项目形象进度表', 5),
  head('项目名称', '月份', '计划进度', '实际进度', '政府投资（万元）'),
  row(['村道硬化', '2020年7月', { percent: 0.35 }, { percent: 0.4 }, 12], {
    项目: '村道硬化',
    月份: '2020-07',
    计划进度: '35',
    实际进度: '40',
    政府投资: '120000',
  }),
  row(['水渠修复', '2020年7月', '60%', '55.5％', '8.5'], {
    项目: '水渠修复',
    月份: '2020-07',
    计划进度: '60',
    实际进度: '55.5',
    政府投资: '85000',
  }),
])

const twoInACell = madeFile('two-things-in-a-cell', '低收入农户', [
  head('户主\n身份证号', '村', '人口', '类别', '认定日期'),
  ...[0, 1, 2].map((index) => {
    const { cells, expect } = household(index)
    return row([`${String(cells[0])}\n${String(cells[1])}`, ...cells.slice(2)], expect)
  }),
])

const signatures = madeFile('signatures-in-one-cell', '种植面积', [
  wide('title', '2020年种植面积', 4),
  plantedHead,
  planted('青竹村', '水稻', 30),
  planted('大岙村', '油茶', 15),
  sum('合  计', '', '', '45'),
  wide('footer', '制表人：郑甲      审核人：王乙      负责人：林知远', 4),
  wide('footer', '2020 年 12 月 31 日', 4),
])

const inWords = madeFile('sum-in-words', '财政收支', [
  title('2020年11月财政收入明细'),
  note('', '', '', '单位：元'),
  fiscalHead,
  fiscal(12000, '12000', '税收'),
  fiscal(8000, '8000', '租金'),
  sum('合计（大写）：贰万元整', '', '', 20000),
  foot('经手人：郑甲', '', '', '出纳：王乙'),
])

const about = madeFile(
  'figures-with-remarks',
  '种植面积',
  [
    plantedHead,
    planted('青竹村', '水稻', 30),
    doubtful(['大岙村', '油茶', 2020, '约12'], { 村: '大岙村', 作物: '油茶', 年度: '2020' }, '面积'),
    doubtful(['石门村', '油茶', 2020, '5（含撂荒1）'], { 村: '石门村', 作物: '油茶', 年度: '2020' }, '面积'),
    doubtful(['白水村', '油茶', 2020, '8+4'], { 村: '白水村', 作物: '油茶', 年度: '2020' }, '面积'),
    row(['上坪村', '水稻', '2020年度', '44亩'], planting('上坪村', '水稻', '44')),
  ],
  { format: 'html-xls-gbk' },
)

export const kindsOfCells: readonly MadeFile[] = [
  unitPerRow,
  manyDays,
  texts,
  wanPerCell,
  yesOrNo,
  boxes,
  demands,
  upright,
  nothings,
  measured,
  villagesCalled,
  groupsOfVillages,
  identities,
  phones,
  broken,
  progress,
  twoInACell,
  signatures,
  inWords,
  about,
]
