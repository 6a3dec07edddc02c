import type { Dice } from './dice.ts'

/** Which words the heads of the columns are taken from: those that the reader was tuned on, or those that it was not. */
export type Wording = 'tuned' | 'heldOut'

export interface RegisterColumn {
  /** Label of the field. */
  readonly field: string
  readonly kind: 'text' | 'village' | 'money' | 'area' | 'weight' | 'count' | 'day' | 'year' | 'month' | 'choice' | 'id'
  readonly heads: Readonly<Record<Wording, readonly string[]>>
  /** A value as the field holds it, in its own unit. */
  readonly value: (dice: Dice, index: number) => string
  readonly optional?: true
}

/** A ledger as offices draw it up. */
export interface Register {
  readonly ledger: string
  readonly titles: readonly string[]
  readonly columns: readonly RegisterColumn[]
  /** Labels over several columns, with the labels that then stand below; only fields that follow one another. */
  readonly bands: readonly (Readonly<Record<string, string>> & { readonly band: string })[]
}

export const villages = [
  '青竹村',
  '竹溪口村',
  '瓦窑山村',
  '桥头村',
  '上坪村',
  '下坪村',
  '石门村',
  '枫树岗村',
  '黄泥岭村',
  '大岙村',
  '白水村',
]

const surnames = [...'周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const given = ['国兰', '秀英', '文澜', '石龙', '知秋', '树芬', '水根', '阿大', '桂花', '建国', '小燕', '土旺', '凤', '明']

const name = (dice: Dice) => `${dice.pick(surnames)}${dice.pick(given)}`
const two = (value: number) => String(value).padStart(2, '0')
const day = (dice: Dice) => `2020-${two(1 + dice.upTo(12))}-${two(1 + dice.upTo(28))}`
const money = (dice: Dice) => String((1 + dice.upTo(9_000)) * 100)

/** A number of identity that nobody has: the year of birth is 2099. */
export function identity(index: number): string {
  const body = `9999012099${two(1 + (index % 12))}${two(1 + (Math.floor(index / 12) % 28))}${String(1 + (index % 900)).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

const column = (
  field: string,
  kind: RegisterColumn['kind'],
  value: RegisterColumn['value'],
  tuned: readonly string[],
  heldOut: readonly string[],
): RegisterColumn => ({ field, kind, value, heads: { tuned, heldOut } })

const optional = (one: RegisterColumn): RegisterColumn => ({ ...one, optional: true })

const village = column(
  '村',
  'village',
  (dice) => dice.pick(villages),
  ['村', '村名', '行政村', '所在村', '村别', '村（社区）'],
  ['所属村', '村名称', '村（居）', '村委会'],
)
const year = column('年度', 'year', () => '2020', ['年度', '年份'], ['年', '所属年度'])

export const registers: readonly Register[] = [
  {
    ledger: '低收入农户',
    titles: ['低收入农户名册', '低收入农户花名册', '低保对象情况统计表'],
    columns: [
      column('户主', 'text', name, ['户主', '户主姓名', '姓名'], ['户主名', '户名']),
      column(
        '身份证号',
        'id',
        (_, index) => identity(index),
        ['身份证号', '身份证号码', '户主身份证号'],
        ['公民身份号码', '身份证', '户主身份证号码'],
      ),
      village,
      optional(
        column(
          '人口',
          'count',
          (dice) => String(1 + dice.upTo(6)),
          ['人口', '家庭人口', '人口（人）'],
          ['人口数', '家庭人口数', '家庭人数'],
        ),
      ),
      optional(column('类别', 'choice', (dice) => dice.pick(['低保', '低保边缘', '特困', '其他']), ['类别'], ['对象类别', '困难类别'])),
      column('认定日期', 'day', day, ['认定日期', '认定时间'], ['认定年月日', '认定日']),
    ],
    bands: [
      { band: '户主情况', 户主: '姓名', 身份证号: '身份证号' },
      { band: '家庭情况', 村: '村', 人口: '人口', 类别: '类别' },
    ],
  },
  {
    ledger: '种植面积',
    titles: ['农作物种植面积统计表', '甜桔柚种植情况表', '各村种植面积汇总表'],
    columns: [
      village,
      column(
        '作物',
        'text',
        (dice, index) => `${dice.pick(['甜桔柚', '水稻', '油茶', '茭白'])}${index}号`,
        ['作物', '作物名称'],
        ['种植作物', '作物种类'],
      ),
      year,
      column('面积', 'area', (dice) => String((1 + dice.upTo(400)) * 15), ['面积', '种植面积'], ['种植总面积', '总面积']),
      optional(
        column('其中新增', 'area', (dice) => String((1 + dice.upTo(20)) * 15), ['其中新增', '新增面积'], ['其中：新增', '当年新增面积']),
      ),
    ],
    bands: [{ band: '种植面积', 面积: '面积', 其中新增: '其中新增' }],
  },
  {
    ledger: '农产品产量',
    titles: ['主要农产品产量产值表', '农产品生产情况统计表'],
    columns: [
      village,
      column(
        '品种',
        'text',
        (dice, index) => `${dice.pick(['水稻', '甜桔柚', '香菇', '笋干'])}${index}号`,
        ['品种', '品种名称'],
        ['农产品品种', '产品品种'],
      ),
      optional(column('类别', 'choice', (dice) => dice.pick(['粮食', '水果', '食用菌', '其他']), ['类别'], ['产品类别'])),
      year,
      column('产量', 'weight', (dice) => String(1 + dice.upTo(900)), ['产量', '产量（吨）', '产量(吨)'], ['年产量', '总产量（吨）']),
      optional(column('产值', 'money', money, ['产值'], ['总产值', '年产值'])),
    ],
    bands: [{ band: '生产情况', 产量: '产量', 产值: '产值' }],
  },
  {
    ledger: '荣誉',
    titles: ['荣誉统计表', '获奖情况汇总表'],
    columns: [
      column(
        '名称',
        'text',
        (dice, index) => `${dice.pick(['先进集体', '抗疫先锋', '文明村', '优秀党员'])}（${index}）`,
        ['名称', '荣誉名称'],
        ['荣誉称号', '奖项名称'],
      ),
      optional(column('级别', 'choice', (dice) => dice.pick(['市级', '县级', '省级', '国家级']), ['级别'], ['荣誉级别', '获奖级别'])),
      column('获奖主体', 'text', name, ['获奖主体', '获奖单位', '获奖人', '获奖对象'], ['获奖单位（个人）', '获奖者']),
      column('日期', 'day', day, ['日期', '获奖日期', '表彰日期'], ['获奖时间', '表彰时间']),
      optional(column('文号', 'text', (_, index) => `县委〔2020〕${index + 1}号`, ['文号'], ['文件号', '表彰文号'])),
    ],
    bands: [{ band: '获奖', 获奖主体: '单位', 日期: '日期' }],
  },
  {
    ledger: '水毁点',
    titles: ['水毁点修复情况表', '汛期水毁情况统计表'],
    columns: [
      column('名称', 'text', (_, index) => `${index + 1}号渠`, ['名称', '水毁点名称'], ['水毁点', '点位名称']),
      village,
      column('受灾日期', 'day', day, ['受灾日期', '受灾时间'], ['水毁日期', '水毁时间']),
      optional(column('类别', 'choice', (dice) => dice.pick(['渠道', '机耕路', '山塘', '农田']), ['类别'], ['水毁类别'])),
      optional(column('核定资金', 'money', money, ['核定资金'], ['核定金额', '核定资金数'])),
    ],
    bands: [{ band: '受灾情况', 受灾日期: '受灾日期', 类别: '类别' }],
  },
  {
    ledger: '重点项目',
    titles: ['重点项目一览表', '重点建设项目计划表'],
    columns: [
      column('名称', 'text', (_, index) => `${index + 1}号绿道工程`, ['名称', '项目名称'], ['工程名称', '项目']),
      optional(column('责任领导', 'text', name, ['责任领导'], ['包抓领导', '牵头领导'])),
      optional(column('计划投资', 'money', money, ['计划投资', '计划投资额'], ['计划总投资', '投资计划'])),
      optional(column('计划开工', 'day', day, ['计划开工', '计划开工日期'], ['计划开工时间', '拟开工日期'])),
      optional(column('计划完工', 'day', day, ['计划完工', '计划完工日期'], ['计划竣工时间', '计划完工时间'])),
      column('状态', 'choice', (dice) => dice.pick(['未开工', '在建', '完工']), ['状态', '项目状态'], ['建设状态', '目前状态']),
    ],
    bands: [{ band: '计划', 计划投资: '投资', 计划开工: '开工', 计划完工: '完工' }],
  },
  {
    ledger: '村集体收入',
    titles: ['村集体经济收入情况表', '村级集体收入统计表'],
    columns: [
      village,
      year,
      column('总收入', 'money', money, ['总收入', '收入合计'], ['集体总收入', '收入总额']),
      column('经营性收入', 'money', money, ['经营性收入', '其中经营性收入'], ['经营收入', '其中：经营性收入']),
    ],
    bands: [{ band: '村集体收入', 总收入: '总收入', 经营性收入: '经营性收入' }],
  },
  {
    ledger: '救助发放',
    titles: ['社会救助资金发放汇总表', '救助发放情况月报'],
    columns: [
      column(
        '月份',
        'month',
        (_, index) => `20${19 + (Math.floor(index / 12) % 2)}-${two(1 + (index % 12))}`,
        ['月份', '发放月份'],
        ['所属月份', '年月'],
      ),
      column(
        '类别',
        'choice',
        (dice) => dice.pick(['低保金', '特困供养', '残疾人补贴', '高龄津贴', '临时救助']),
        ['类别'],
        ['救助类别', '补贴类别'],
      ),
      column('发放人数', 'count', (dice) => String(1 + dice.upTo(400)), ['发放人数', '人数'], ['发放人数（人）', '享受人数']),
      column('金额', 'money', money, ['金额', '发放金额'], ['救助金额', '资金额']),
    ],
    bands: [{ band: '发放情况', 发放人数: '发放人数', 金额: '金额' }],
  },
]
