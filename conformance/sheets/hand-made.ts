import { household, householdHead, planting } from './hand-parts.ts'
import { blank, line, type MadeCell, type MadeFile, type MadeLine, madeFile, wide } from './made-file.ts'
import { identity } from './registers.ts'

const body = (index: number, before: readonly MadeCell[] = [], after: readonly MadeCell[] = []): MadeLine => {
  const { cells, expect } = household(index)
  return line('body', [...before, ...cells, ...after], { expect: [expect] })
}

const plantingLine = (village: string, crop: string, area: number, first: MadeCell = village): MadeLine =>
  line('body', [first, crop, 2020, area], { expect: [planting(village, crop, String(area))] })

const plantingHead = line('header', ['村', '作物', '年度', '面积'])

const register = madeFile('township-register', '低收入农户', [
  wide('title', '青竹镇低收入农户名册', 8),
  line('note', ['填报单位（盖章）：青竹镇人民政府', '', '', '', '', '', '填报日期：2020年12月31日']),
  line('header', ['序号', '户主', '身份证号', '家庭情况', '>', '>', '认定日期', '备注']),
  line('header', ['^', '^', '^', '村', '人口', '类别', '^', '^']),
  ...[0, 1, 2].map((index) => body(index, [index + 1])),
  line('subtotal', ['合计', '', '', '', { formula: 'SUM(E5:E7)', value: 6 }]),
  line('footer', ['填表人：郑甲', '', '', '审核人：王乙', '', '', '联系电话：057800000000']),
])

const threeLines = madeFile('three-header-lines', '种植面积', [
  wide('title', '2020年种植面积统计表', 5),
  line('note', ['', '', '', '', '单位：公顷']),
  line('header', ['村', '作物', '年度', '面积', '>']),
  line('header', ['^', '^', '^', '总面积', '其中']),
  line('header', ['^', '^', '^', '^', '新增']),
  line('body', ['青竹村', '水稻', 2020, 2, 1], { expect: [{ ...planting('青竹村', '水稻', '30'), 其中新增: '15' }] }),
  line('body', ['大岙村', '油茶', 2020, 4, 0], { expect: [{ ...planting('大岙村', '油茶', '60'), 其中新增: '0' }] }),
])

const mergedVillages = madeFile('merged-villages', '种植面积', [
  plantingHead,
  line('body', ['青竹村', '水稻', 2020, 30], { expect: [planting('青竹村', '水稻', '30')] }),
  plantingLine('青竹村', '油茶', 15, '^'),
  plantingLine('青竹村', '茭白', 45, '^'),
  plantingLine('大岙村', '水稻', 60),
  plantingLine('大岙村', '油茶', 15, '^'),
])

/** What a merged header becomes when a program has taken the merges away and left the covered cells empty. */
const covered = madeFile('covered-cells', '荣誉', [
  line('header', ['名称', '获奖情况', '', '级别']),
  line('header', ['', '获奖主体', '日期']),
  line('body', ['先进集体', '青竹村党支部', '2020-03-05', '县级'], {
    expect: [{ 名称: '先进集体', 获奖主体: '青竹村党支部', 日期: '2020-03-05', 级别: '县级' }],
  }),
  line('body', ['抗疫先锋', '周兰', '2020-04-05', '市级'], {
    expect: [{ 名称: '抗疫先锋', 获奖主体: '周兰', 日期: '2020-04-05', 级别: '市级' }],
  }),
])

const sheetOf = (name: string, lines: readonly MadeLine[]) => ({ name, lines })

const villageSheets: MadeFile = {
  name: 'a-sheet-a-village',
  ledger: '种植面积',
  sheets: [
    sheetOf('青竹村', [plantingHead, plantingLine('青竹村', '水稻', 30)]),
    sheetOf('大岙村', [plantingHead, plantingLine('大岙村', '油茶', 15)]),
  ],
  reads: 0,
  format: 'xlsx',
  outcome: 'several-sheets',
}

const notesFirst: MadeFile = {
  name: 'notes-sheet-first',
  ledger: '种植面积',
  sheets: [
    sheetOf('填表说明', [line('title', ['填表说明']), line('note', ['1. 村、作物、年度、面积必填']), line('note', ['2. 不要改表头'])]),
    sheetOf('Sheet2', [plantingHead, plantingLine('青竹村', '水稻', 30)]),
    sheetOf('Sheet3', []),
  ],
  reads: 1,
  format: 'xlsx',
  outcome: 'read',
}

const pairHead = ['村', '作物', '年度', '面积']

const beside = madeFile('side-by-side', '种植面积', [
  wide('title', '种植面积表', 9),
  line('header', [...pairHead, '', ...pairHead]),
  line('body', ['青竹村', '水稻', 2020, 30, '', '大岙村', '水稻', 2020, 45], {
    expect: [planting('青竹村', '水稻', '30'), planting('大岙村', '水稻', '45')],
  }),
  line('body', ['青竹村', '油茶', 2020, 15, '', '大岙村', '油茶', 2020, 60], {
    expect: [planting('青竹村', '油茶', '15'), planting('大岙村', '油茶', '60')],
  }),
  line('body', ['青竹村', '茭白', 2020, 15], { expect: [planting('青竹村', '茭白', '15')] }),
])

const codeList = madeFile('code-list-beside', '种植面积', [
  line('header', [...pairHead, '', '代码', '含义']),
  line('body', ['青竹村', '水稻', 2020, 30, '', 1, '水田'], { expect: [planting('青竹村', '水稻', '30')] }),
  line('body', ['大岙村', '油茶', 2020, 15, '', 2, '旱地'], { expect: [planting('大岙村', '油茶', '15')] }),
  line('note', ['', '', '', '', '', 3, '林地']),
])

const stacked = madeFile('stacked-tables', '种植面积', [
  wide('title', '青竹村种植面积表', 4),
  plantingHead,
  plantingLine('青竹村', '水稻', 30),
  plantingLine('青竹村', '油茶', 15),
  line('subtotal', ['合计', '', '', 45]),
  blank,
  wide('title', '大岙村种植面积表', 4),
  plantingHead,
  plantingLine('大岙村', '水稻', 60),
  line('subtotal', ['合计', '', '', 60]),
  line('footer', ['填表人：郑甲', '', '审核人：王乙']),
])

const titleGroups = madeFile('numbered-groups', '种植面积', [
  plantingHead,
  wide('group', '一、粮食作物', 4),
  plantingLine('青竹村', '水稻', 30),
  plantingLine('大岙村', '水稻', 15),
  line('subtotal', ['小计', '', '', { formula: 'SUM(D3:D4)', value: 45 }]),
  wide('group', '二、经济作物', 4),
  plantingLine('青竹村', '油茶', 15),
  line('subtotal', ['小计', '', '', 15]),
  line('subtotal', ['合计', '', '', 60]),
])

const totalFirst = madeFile('total-on-top', '种植面积', [
  wide('title', '青竹镇种植面积表', 4),
  plantingHead,
  line('subtotal', ['全镇合计', '', '', 60]),
  plantingLine('青竹村', '水稻', 30),
  plantingLine('大岙村', '油茶', 15),
  plantingLine('桥头村', '油茶', 15),
])

const prenumbered = madeFile('numbered-empty-lines', '低收入农户', [
  line('header', ['序号', ...householdHead]),
  body(0, [1]),
  body(1, [2]),
  line('blank', [3]),
  line('blank', [4]),
  line('footer', ['以下空白']),
])

const example = madeFile('example-line', '低收入农户', [
  wide('title', '低收入农户名册（样表）', 7),
  line('header', ['序号', '*户主姓名', '*身份证号（必填）', '村 名', '家庭人口（人）', '类别', '认定\n日期']),
  line('note', ['例', '张三', '330000209901010001', '某某村', 3, '低保', '2020-01-01']),
  body(0, [1]),
  body(1, [2]),
])

const columnNumbers = madeFile('column-numbers', '低收入农户', [
  line('header', ['户主', '身份证号', '村', '人口', '类别', '认定日期']),
  line('note', ['甲', '乙', '丙', 1, 2, 3]),
  body(0),
  body(1),
])

const tallLabels = madeFile('tall-labels', '低收入农户', [
  line('title', ['青竹镇低收入农户名册']),
  line('title', ['（2020年度）']),
  line('header', ['户\n主', '身\n份\n证\n号', '村　名', '人 口①', '类别', '认定日期']),
  body(2),
  body(3),
  line('footer', ['注：①人口为户籍人口。']),
])

const farIn = madeFile('far-in', '种植面积', [
  blank,
  blank,
  line('title', ['', '', '种植面积表']),
  blank,
  line('header', ['', '', '村', '作物', '年度', '面积']),
  line('body', ['', '', '青竹村', '水稻', 2020, 30], { expect: [planting('青竹村', '水稻', '30')] }),
  blank,
  line('body', ['', '', '大岙村', '油茶', 2020, 15], { expect: [planting('大岙村', '油茶', '15')] }),
  line('subtotal', ['', '', '合计', '', '', 45]),
])

const printedPages = madeFile('printed-pages', '低收入农户', [
  wide('title', '低收入农户名册', 6),
  line('header', householdHead),
  body(0),
  body(1),
  wide('title', '低收入农户名册', 6),
  line('header', householdHead),
  body(2),
  line('footer', ['第2页，共2页']),
])

const trap = madeFile('total-in-a-name', '重点项目', [
  line('header', ['序号', '名称', '责任领导', '状态']),
  line('body', [1, '总计划编制', '林知远', '在建'], { expect: [{ 名称: '总计划编制', 责任领导: '林知远', 状态: '在建' }] }),
  line('body', [2, '小计量站改造', '沈文澜', '在建'], { expect: [{ 名称: '小计量站改造', 责任领导: '沈文澜', 状态: '在建' }] }),
  line('body', [3, '填表人培训中心', '沈文澜', '完工'], { expect: [{ 名称: '填表人培训中心', 责任领导: '沈文澜', 状态: '完工' }] }),
])

const mismatch = madeFile(
  'total-mismatch',
  '种植面积',
  [plantingHead, plantingLine('青竹村', '水稻', 30), plantingLine('大岙村', '油茶', 15), line('subtotal', ['合计', '', '', 54])],
  { outcome: 'total-mismatch' },
)

const partMismatch = madeFile(
  'subtotal-mismatch',
  '种植面积',
  [
    plantingHead,
    plantingLine('青竹村', '水稻', 30),
    plantingLine('青竹村', '油茶', 15),
    line('subtotal', ['小计', '', '', 54]),
    plantingLine('大岙村', '油茶', 15),
    line('subtotal', ['小计', '', '', 15]),
    line('subtotal', ['总计', '', '', 60]),
  ],
  { outcome: 'total-mismatch' },
)

const hiddenRow = madeFile(
  'filtered-rows',
  '种植面积',
  [
    plantingHead,
    plantingLine('青竹村', '水稻', 30),
    { ...plantingLine('大岙村', '油茶', 15), hidden: true },
    plantingLine('桥头村', '油茶', 15),
  ],
  { outcome: 'hidden-rows' },
)

const hiddenColumn = madeFile(
  'hidden-column',
  '种植面积',
  [
    line('header', ['村', '作物', '年度', '内部编码', '面积']),
    line('body', ['青竹村', '水稻', 2020, 'X1', 30], { expect: [planting('青竹村', '水稻', '30')] }),
    line('body', ['大岙村', '油茶', 2020, 'X2', 15], { expect: [planting('大岙村', '油茶', '15')] }),
  ],
  { sheet: { hiddenColumns: [3] } },
)

const errors = madeFile(
  'error-cells',
  '种植面积',
  [
    plantingHead,
    plantingLine('青竹村', '水稻', 30),
    line('body', ['大岙村', '油茶', 2020, { error: '#REF!' }], { expect: [{ 村: '大岙村', 作物: '油茶', 年度: '2020' }], bad: ['面积'] }),
  ],
  { outcome: 'bad-cells' },
)

const formulas = madeFile('formula-cells', '种植面积', [
  plantingHead,
  line('body', ['青竹村', '水稻', 2020, { formula: '2*15', value: 30 }], { expect: [planting('青竹村', '水稻', '30')] }),
  line('body', [{ formula: 'A2', value: '青竹村' }, '油茶', 2020, { formula: 'D2/2', value: 15 }], {
    expect: [planting('青竹村', '油茶', '15')],
  }),
])

const labelsBeside = madeFile(
  'a-form-not-a-table',
  '低收入农户',
  [
    wide('title', '低收入农户登记表', 4),
    line('note', ['户主姓名', '吴甲', '性别', '男']),
    line('note', ['身份证号', identity(1), '民族', '汉']),
    line('note', ['家庭住址', '青竹村1号', '电话', '']),
  ],
  { outcome: 'no-header' },
)

const mixedUnits = madeFile('several-units', '救助发放', [
  wide('title', '救助发放表', 4),
  line('note', ['', '', '', '单位：人、万元']),
  line('header', ['月份', '类别', '发放人数', '金额']),
  line('body', ['2020-01', '低保金', 12, 1.5], { expect: [{ 月份: '2020-01', 类别: '低保金', 发放人数: '12', 金额: '15000' }] }),
  line('body', ['2020-02', '低保金', 13, 0.00001], { expect: [{ 月份: '2020-02', 类别: '低保金', 发放人数: '13', 金额: '0.1' }] }),
  line('subtotal', ['合计', '', 25, 1.50001]),
])

const yuan = madeFile('plain-yuan', '救助发放', [
  line('note', ['', '', '', '单位：元']),
  line('header', ['月份', '类别', '发放人数', '金额']),
  line('body', ['2020年1月', '低保金', '12人', '15,000.00元'], {
    expect: [{ 月份: '2020-01', 类别: '低保金', 发放人数: '12', 金额: '15000' }],
  }),
  line('body', ['2020.02', '高龄津贴', '１３', '1.2万元'], {
    expect: [{ 月份: '2020-02', 类别: '高龄津贴', 发放人数: '13', 金额: '12000' }],
  }),
])

const ofWhich = madeFile('of-which-lines', '种植面积', [
  plantingHead,
  plantingLine('青竹村', '水稻', 30),
  plantingLine('大岙村', '油茶', 15),
  line('subtotal', ['合计', '', '', 45]),
  line('subtotal', ['其中：水稻', '', '', 30]),
  line('footer', ['统计负责人：郑甲', '', '统计员：王乙']),
])

const otherTable = madeFile('another-table-below', '种植面积', [
  wide('title', '表一 种植面积', 4),
  plantingHead,
  plantingLine('青竹村', '水稻', 30),
  plantingLine('大岙村', '油茶', 15),
  line('subtotal', ['合计', '', '', 45]),
  blank,
  wide('title', '表二 联系人', 4),
  line('note', ['姓名', '单位', '电话']),
  line('note', ['郑甲', '农业办', '19900000001']),
  line('note', ['王乙', '统计站', '19900000002']),
])

const manyLines = madeFile('words-over-lines', '荣誉', [
  line('header', ['序号', '名称', '获奖单位', '获奖日期', '文号']),
  line('body', [1, '先进集体', '青竹村党支部', { day: '2020-03-05' }, '县委〔2020〕1号'], {
    expect: [{ 名称: '先进集体', 获奖主体: '青竹村党支部', 日期: '2020-03-05', 文号: '县委〔2020〕1号' }],
  }),
  line('body', [2, '文明村', '大岙村', { day: '2020-04-05' }], { expect: [{ 名称: '文明村', 获奖主体: '大岙村', 日期: '2020-04-05' }] }),
  line('footer', ['本表一式两份，一份报县委宣传部，一份留存。']),
])

const wordTable = madeFile(
  'word-table',
  '低收入农户',
  [line('header', householdHead), body(0), body(1), line('subtotal', ['合计', '', '', 3])],
  {
    format: 'docx',
  },
)

const savedPage = madeFile('page-saved-as-xls', '低收入农户', [...(register.sheets[0]?.lines ?? [])], { format: 'html-xls-gbk' })

const unmarked = madeFile(
  'unmarked-utf16',
  '种植面积',
  [plantingHead, plantingLine('青竹村', '水稻', 30), plantingLine('大岙村', '油茶', 15)],
  {
    format: 'tsv-utf16-bare',
  },
)

const styled = madeFile('styled-blank-cells', '种植面积', [plantingHead, plantingLine('青竹村', '水稻', 30)], {
  sheet: { styledBlank: 2_000 },
})

/** Sheets drawn by hand, of shapes that offices use; read while the reader was made. */
export const handMade: readonly MadeFile[] = [
  register,
  threeLines,
  mergedVillages,
  covered,
  villageSheets,
  notesFirst,
  beside,
  codeList,
  stacked,
  titleGroups,
  totalFirst,
  prenumbered,
  example,
  columnNumbers,
  tallLabels,
  farIn,
  printedPages,
  trap,
  mismatch,
  partMismatch,
  hiddenRow,
  hiddenColumn,
  errors,
  formulas,
  labelsBeside,
  mixedUnits,
  yuan,
  ofWhich,
  otherTable,
  manyLines,
  wordTable,
  savedPage,
  unmarked,
  styled,
]
