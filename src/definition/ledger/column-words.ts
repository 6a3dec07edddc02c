import { isNumeric } from '../field/field-type.ts'
import type { Field, FieldKind } from '../field/types.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { ResolvedLedger } from './types.ts'

/**
 * A label of a header as it is compared: without spaces, in half width, without the star of required columns, the number of a footnote, a colon
 * (其中：新增).
 */
export function plainHeader(header: string): string {
  return header
    .replace(/[①②③④⑤⑥⑦⑧⑨⑩※]/g, '')
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[*★]+|[*★]+$/g, '')
    .replace(/^(?:其中|另)[:：、]/, (words) => words.slice(0, -1))
}

const identities = [
  '身份证',
  '身份证号',
  '身份证号码',
  '身份证件号码',
  '公民身份号码',
  '公民身份证号码',
  '居民身份证号',
  '居民身份证号码',
  '证件号码',
]
const telephones = ['电话', '电话号码', '联系电话', '手机', '手机号', '手机号码', '联系方式']
const accounts = ['账号', '银行账号', '卡号', '银行卡号', '一卡通号', '一卡通账号', '一卡通卡号']
const companies = ['统一社会信用代码', '社会信用代码', '信用代码']
const nothing = (): readonly string[] => []

/** What offices call a column of each kind, made of its own label. Only what cannot mean another quantity: 上年产值 and 计划投资 never stand for 产值 and 投资. */
const wordsOf: { readonly [Kind in FieldKind]: (label: string, ledger: ResolvedLedger) => readonly string[] } = {
  text: namesOf,
  personName: namesOf,
  choice: (label) => (label.endsWith('类别') ? [`${label.slice(0, -2)}类型`, `${label.slice(0, -2)}种类`] : []),
  boolean: (label) => [`是否${label}`],
  money: amountsOf,
  area: amountsOf,
  decimal: amountsOf,
  integer: countsOf,
  percent: (label) => [`${label}率`],
  date: daysOf,
  dateTime: daysOf,
  month: (label) => [label, '月份', '年月', '所属月份', '统计月份', '所属期', '报告期'],
  period: (label) =>
    /^年/.test(label) ? ['年', '年度', '年份', '所属年度', '所属年份', '统计年度', '统计年份'] : [`所属${label}`, `统计${label}`],
  village: placesOf,
  grid: (label) => [...namesOf(label), `所在${label}`, `所属${label}`],
  ref: (label) => [...namesOf(label), `所在${label}`, `所属${label}`],
  anyRef: (label) => [...namesOf(label)],
  nationalId: () => identities,
  phone: () => telephones,
  bankCard: () => accounts,
  creditCode: () => companies,
  attachment: nothing,
  geometry: nothing,
}

/**
 * The lexicon of headers: what else a column may be called whose field has this label and these aliases. A pack adds its own words as `aliases`, which go
 * before these. Whether a word means one column alone is for the caller to see.
 */
export function columnWords(ledger: ResolvedLedger, field: Field): readonly string[] {
  const own = [field.label, ...(field.aliases ?? [])].map(plainHeader)
  const words = own.flatMap((label) => [
    ...wordsOf[field.kind](label, ledger),
    ...topicsOf(ledger).flatMap((topic) => [
      `${topic}${label}`,
      ...(isNumeric(field) ? [`${topic}总${label}`] : []),
      ...(label.startsWith(topic) ? [label.slice(topic.length)] : []),
    ]),
  ])
  const named = isTitle(ledger, field) ? [normaliseName(ledger.label)] : []
  return [...new Set([...words, ...named, ...yearly(ledger, field, own)])].filter((word) => word.length > 1 || word === '年')
}

/** The words for one of several columns that together name a record: 户主姓名 for 户主, 所在村 for 村. */
export function partWords(label: string): readonly string[] {
  const name = normaliseName(label)
  if (name === '村') return placesOf(name)
  return identities.includes(name) ? identities : [...namesOf(name), ...(name === '户主' ? ['户名'] : [])]
}

function namesOf(label: string): readonly string[] {
  return [`${label}名称`, `${label}姓名`, `${label}名`]
}

function placesOf(label: string): readonly string[] {
  return [label, '行政村', '村社区', '村(社区)', '村(居)', '村居', '村社', '村委会'].flatMap((place) => [
    place,
    ...namesOf(place),
    `${place}别`,
    `所在${place}`,
    `所属${place}`,
  ])
}

function amountsOf(label: string): readonly string[] {
  const stem = label.replace(/(?:资金|金额)$/, '')
  const money = stem === label ? [] : stem === '' ? ['资金', '资金额', '资金数', '款额'] : [`${stem}资金`, `${stem}金额`]
  const whole =
    label.startsWith('总') && label.length > 2
      ? [`${label.slice(1)}总额`, `${label.slice(1)}总计`, `${label.slice(1)}合计`]
      : [`总${label}`]
  const shorter = label.length > 3 ? label.replace(/性(?=收入|支出)/, '') : label
  return [
    ...whole,
    ...(shorter === label ? [] : [shorter, `其中${shorter}`]),
    ...(label.length > 2 ? [`其中${label}`] : []),
    `实际${label}`,
    `已${label}`,
    `${label}额`,
    `${label}数`,
    `${label}总额`,
    `${label}总数`,
    `${label}合计`,
    `${label}总计`,
    ...money,
  ]
}

/** 公厕（座） for 公厕座数, 新增就业（人） for 新增就业人数: what is counted, with its measure in brackets. */
function countsOf(label: string): readonly string[] {
  const [, thing, measure] = /^(.{2,})(人次|场次|[座处个户人张件起场家条辆间])数$/.exec(label) ?? []
  const measured = thing === undefined ? [] : [`${thing}(${measure})`, `${thing}(${measure}数)`]
  return [...amountsOf(label), ...measured, ...(/[数额量]$/.test(label) ? [] : [`${label}数量`])]
}

function daysOf(label: string): readonly string[] {
  if (label === '日期') return ['时间']
  const [, due] = /^应(.{2,})日期$/.exec(label) ?? []
  if (due !== undefined) return [`应${due}时间`, `应${due}日`, `${due}时限`, `${due}期限`]
  if (/[期时]限$/.test(label)) return [label.replace(/期限$/, '时限'), label.replace(/时限$/, '期限')]
  const stem = label.replace(/(?:日期|时间)$/, '')
  const planned = stem.startsWith('计划') ? [`拟${stem.slice(2)}`, `预计${stem.slice(2)}`] : []
  const finished = /[完竣]工$/.test(stem) ? [stem.replace('完工', '竣工'), stem.replace('竣工', '完工')] : []
  return [stem, ...finished, ...planned]
    .filter((one) => one !== '')
    .flatMap((one) => [`${one}日期`, `${one}时间`, `${one}年月日`, `${one}日`])
}

/** A ledger of what is harvested, built, counted in a year: 年产量 is its 产量. */
function yearly({ date, fields }: ResolvedLedger, field: Field, labels: readonly string[]): readonly string[] {
  const dated = fields.find(({ id }) => id === date)?.field
  const isYearly = dated?.kind === 'period' && dated.grain === 'year' && isNumeric(field)
  return isYearly ? labels.flatMap((label) => [`年${label}`, `全年${label}`, `本年${label}`, `当年${label}`]) : []
}

/** A register of things is named by the column that names them: 水毁点 in the ledger of that name. */
function isTitle({ kind, title, fields }: ResolvedLedger, field: Field): boolean {
  return kind === 'register' && title.length === 1 && fields.find(({ id }) => id === title[0])?.field === field && field.kind === 'text'
}

const topics = new WeakMap<ResolvedLedger, readonly string[]>()

/** What the ledger is about, as words that may stand before a label without changing it: 救助 and 发放 of 救助发放, before 金额. */
function topicsOf(ledger: ResolvedLedger): readonly string[] {
  const known = topics.get(ledger)
  if (known !== undefined) return known
  const found = [ledger.label, ...(ledger.aliases ?? [])]
    .map(normaliseName)
    .flatMap((label) =>
      [...label].flatMap((_, start) => [...label].slice(start + 1).map((__, length) => label.slice(start, start + length + 2))),
    )
  const made = [...new Set(found)].filter((word) => !/^(?:新增|上年|计划|累计|其中)|[的和及]/.test(word))
  topics.set(ledger, made)
  return made
}
