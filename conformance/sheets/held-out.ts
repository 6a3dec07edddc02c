import { household, planting } from './hand-parts.ts'
import { blank, line, type MadeFile, madeFile, wide } from './made-file.ts'

const member = (index: number, village?: string) => household(index, village)

const streets = madeFile('two-titles-and-a-box', '低收入农户', [
  line('note', ['附件2-3']),
  wide('title', '景岚县青竹镇', 8),
  wide('title', '低收入农户认定情况一览表', 8),
  line('note', ['报送单位：青竹镇', '', '', '', '报送时间：2020.12.31']),
  line('header', ['序号', '村组', '户主信息', '>', '人口数', '困难类别', '认定时间', '备注']),
  line('header', ['^', '^', '姓名', '公民身份号码', '^', '^', '^', '^']),
  ...[0, 1, 2, 3].map((index) => {
    const { cells, expect } = member(index, '桥头村')
    return line('body', [index + 1, '桥头村', cells[0], cells[1], cells[3], cells[4], cells[5], index === 2 ? '新增' : undefined], {
      expect: [expect],
    })
  }),
  line('subtotal', ['', '本页小计', '', '', 10]),
  wide('footer', '填报说明：困难类别分低保、低保边缘、特困。', 8),
  line('footer', ['', '经办人（签字）：', '', '', '分管领导（签字）：']),
])

const cropsAcross = madeFile('villages-merged-with-sums', '种植面积', [
  wide('title', '2020年种植面积明细', 5),
  line('note', ['', '', '', '', '计量单位：亩']),
  line('header', ['序号', '所属村', '种植作物', '所属年度', '种植面积（亩）']),
  line('body', [1, '石门村', '茭白', 2020, 12.5], { expect: [planting('石门村', '茭白', '12.5')] }),
  line('body', [2, '^', '水稻', 2020, 40], { expect: [planting('石门村', '水稻', '40')] }),
  line('subtotal', ['', '小计', '', '', { formula: 'SUM(E4:E5)', value: 52.5 }]),
  line('body', [3, '白水村', '水稻', 2020, 18.25], { expect: [planting('白水村', '水稻', '18.25')] }),
  line('subtotal', ['', '小计', '', '', 18.25]),
  line('subtotal', ['总计', '', '', '', 70.75]),
])

const wideGap = madeFile('blank-lines-and-columns', '种植面积', [
  blank,
  wide('title', '面积登记', 7),
  blank,
  line('header', ['村名', '', '作物', '', '年份', '', '面积']),
  line('body', ['上坪村', '', '水稻', '', 2020, '', 33], { expect: [planting('上坪村', '水稻', '33')] }),
  blank,
  blank,
  line('body', ['下坪村', '', '水稻', '', 2020, '', 44], { expect: [planting('下坪村', '水稻', '44')] }),
  line('body', ['石门村', '', '水稻', '', 2020, '', 55], { expect: [planting('石门村', '水稻', '55')] }),
  blank,
  line('footer', ['镇统计站']),
  line('footer', ['2020年12月31日']),
])

const threeBlocks = madeFile('a-table-a-village', '种植面积', [
  line('title', ['一、上坪村']),
  line('header', ['村', '作物', '年度', '面积']),
  line('body', ['上坪村', '水稻', 2020, 33], { expect: [planting('上坪村', '水稻', '33')] }),
  line('body', ['上坪村', '油茶', 2020, 3], { expect: [planting('上坪村', '油茶', '3')] }),
  line('subtotal', ['小计', '', '', 36]),
  line('title', ['二、下坪村']),
  line('header', ['村', '作物', '年度', '面积']),
  line('body', ['下坪村', '水稻', 2020, 44], { expect: [planting('下坪村', '水稻', '44')] }),
  line('subtotal', ['小计', '', '', 44]),
  line('subtotal', ['合计', '', '', 80]),
])

const prize = madeFile('header-of-two-lines', '荣誉', [
  wide('title', '2020年度表彰奖励统计', 6),
  line('header', ['序号', '荣誉情况', '>', '>', '获得者', '>']),
  line('header', ['^', '荣誉名称', '级别', '获奖日期', '获奖对象', '联系电话']),
  line('body', [1, '巾帼先锋', '市级', '2020年3月8日', '周兰', '19900000003'], {
    expect: [{ 名称: '巾帼先锋', 级别: '市级', 日期: '2020-03-08', 获奖主体: '周兰' }],
  }),
  line('body', [2, '最美家庭', '县级', '2020/5/15', '郑水根', '19900000004'], {
    expect: [{ 名称: '最美家庭', 级别: '县级', 日期: '2020-05-15', 获奖主体: '郑水根' }],
  }),
  line('footer', ['', '', '', '', '妇联（章）']),
])

const halves = madeFile('two-halves', '种植面积', [
  line('header', ['村名', '作物', '年度', '面积', '村名', '作物', '年度', '面积']),
  line('body', ['石门村', '水稻', 2020, 30, '白水村', '水稻', 2020, 45], {
    expect: [planting('石门村', '水稻', '30'), planting('白水村', '水稻', '45')],
  }),
  line('body', ['石门村', '油茶', 2020, 15, '白水村', '油茶', 2020, 60], {
    expect: [planting('石门村', '油茶', '15'), planting('白水村', '油茶', '60')],
  }),
])

const broken = madeFile(
  'a-sum-that-is-off',
  '救助发放',
  [
    line('header', ['月份', '类别', '人数', '金额（万元）']),
    line('body', ['2020-01', '低保金', 12, 1.5], { expect: [{ 月份: '2020-01', 类别: '低保金', 发放人数: '12', 金额: '15000' }] }),
    line('body', ['2020-02', '低保金', 13, 1.6], { expect: [{ 月份: '2020-02', 类别: '低保金', 发放人数: '13', 金额: '16000' }] }),
    line('subtotal', ['合计', '', 25, 3.2]),
  ],
  { outcome: 'total-mismatch' },
)

const plain = madeFile('nothing-but-lines', '低收入农户', [
  line('header', ['姓名', '身份证号', '村', '家庭人口', '类别', '认定时间']),
  ...[0, 1, 2].map((index) => line('body', member(index).cells, { expect: [member(index).expect] })),
])

const wordForm = madeFile(
  'a-page-of-word',
  '种植面积',
  [
    line('header', ['村名', '作物', '年度', '面积']),
    line('body', ['青竹村', '水稻', '2020', '30'], { expect: [planting('青竹村', '水稻', '30')] }),
    line('body', ['^', '油茶', '2020', '15'], { expect: [planting('青竹村', '油茶', '15')] }),
    line('subtotal', ['合计', '', '', '45']),
  ],
  { format: 'docx' },
)

const notes = madeFile('notes-of-many-lines', '救助发放', [
  wide('title', '2020年救助发放情况', 4),
  wide('note', '一、本表由民政办填报，于次月5日前报送。', 4),
  wide('note', '二、金额以实际发放为准，单位为元。', 4),
  line('header', ['月份', '救助类别', '发放人数', '发放金额']),
  line('body', ['2020-05', '低保金', 12, 9000], { expect: [{ 月份: '2020-05', 类别: '低保金', 发放人数: '12', 金额: '9000' }] }),
  line('body', ['2020-06', '特困供养', 3, 4500], { expect: [{ 月份: '2020-06', 类别: '特困供养', 发放人数: '3', 金额: '4500' }] }),
  line('subtotal', ['合  计', '', 15, 13500]),
])

const titledMonth = madeFile('month-in-the-title', '救助发放', [
  wide('title', '2020年3月救助发放情况', 3),
  line('header', ['类别', '发放人数', '金额']),
  line('body', ['低保金', 12, 9000], { expect: [{ 月份: '2020-03', 类别: '低保金', 发放人数: '12', 金额: '9000' }] }),
])

const collective = madeFile('year-behind-the-title', '种植面积', [
  wide('title', '青竹镇农作物播种面积登记', 3),
  wide('title', '（二〇二〇年）', 3),
  wide('title', '2020年度', 3),
  line('header', ['所在村', '作物', '面积（亩）']),
  line('body', ['上坪村', '茭白', '33'], { expect: [planting('上坪村', '茭白', '33')] }),
  line('subtotal', ['合计', '', '33']),
])

/** Sheets drawn by hand that nobody looked at while the reader was made. */
export const heldOutByHand: readonly MadeFile[] = [
  streets,
  cropsAcross,
  wideGap,
  threeBlocks,
  prize,
  halves,
  broken,
  plain,
  wordForm,
  notes,
  collective,
  titledMonth,
]
