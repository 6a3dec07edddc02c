import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { agrees, numberOf } from './hold-fact.ts'
import { type ClauseInput, isOnlySum } from './pick-records.ts'
import type { NumberFact } from './read-facts.ts'
import type { Outcome, ToldRecord } from './types.ts'
import { fieldOf, namesOfField } from './words-of-ledger.ts'

const unknown: Outcome = { holds: undefined, why: '' }

type Rows = readonly (readonly ToldRecord[])[]

const counters = /^(?:个|项|家|户|处|座|条|件|起|次|场|例|名|人|批|宗|所|期|位|支|笔|幢|间|道|只|辆|对|片|场次|批次)$/

/** Whether a number counts things one by one. */
export function isCount({ unit, digits }: Quantity): boolean {
  return unit.scaleWord === '' && !digits.includes('.') && counters.test(unit.core)
}

/** 新建食堂3个, no 3户 and no 3名: records are people or households where each is called by a person. */
function countsRecords({ title, fields }: ResolvedLedger, { unit }: Quantity): boolean {
  const isCalledSo = (id: string) => fields.some((one) => one.id === id && /^(?:personName|ref)$/.test(one.field.kind))
  return !/^(?:[人名口户]|人次)$/.test(unit.core) || title.some(isCalledSo)
}

/** What some records come to in a field, or how many of them there are. */
export function holdAmount(
  { told: { ledger }, said: { marks }, clause }: ClauseInput,
  records: readonly ToldRecord[],
  number: NumberFact,
): Outcome {
  const { quantity, fields, labelled, measured } = number
  // 平均每家: of firms, which may have several records each.
  if (marks.has('mean') && /每一?[家户人名位村]/.test(clause.text) && new Set(records.map(({ title }) => title)).size < records.length)
    return unknown
  if (
    isCount(quantity) &&
    !hasLeft(ledger, records) &&
    countsRecords(ledger, quantity) &&
    (!labelled || measured) &&
    records.length > 0 &&
    agrees(quantity, decimal(records.length))
  )
    return { holds: true, why: `${ledger.label}里这样的有${records.length}条`, counted: true }
  if (!labelled && isCount(quantity)) return unknown
  const isMean = marks.has('mean') && quantity.base === '元' && fields.length <= 2 && quantity.digits.length >= 2
  if (!labelled && !(marks.has('sum') && fields.length <= 2) && !isMean && !isOnlySum(number)) return unknown
  const each = fields.map((id) => sumOf(ledger, records, { id, mean: marks.has('mean') })).filter((sum) => sum !== undefined)
  const agreeing = each.filter(({ value }) => agrees(quantity, value))
  const [first] = agreeing
  // Of two fields, of which the words say neither, both must come to it.
  if (first === undefined || (!labelled && !marks.has('sum') && agreeing.length < each.length)) return unknown
  return { holds: true, why: first.why }
}

/** 规上企业一共九家: of whom some have left a register, it does not say how many there are. */
function hasLeft(ledger: ResolvedLedger, records: readonly ToldRecord[]): boolean {
  const left = ledger.fields.filter(({ field }) => field.kind === 'date' && /^(?:退库|退出|撤销|注销|终止|退规)/.test(field.label))
  return left.some(
    ({ id }) => records.some(({ values }) => values[id] !== undefined) && records.some(({ values }) => values[id] === undefined),
  )
}

interface Sum {
  readonly value: Decimal
  readonly why: string
}

function sumOf(
  ledger: ResolvedLedger,
  records: readonly ToldRecord[],
  { id, mean }: { readonly id: string; readonly mean: boolean },
): Sum | undefined {
  const values = records.flatMap((record) => numberOf(ledger, record, id) ?? [])
  const { field } = fieldOf(ledger, id)
  if (values.length === 0 || (!mean && field.kind === 'percent' && values.length > 1)) return undefined
  const sum = values.reduce((total, next) => total.plus(next))
  const value = mean ? sum.div(String(values.length)) : sum
  return { value, why: `${values.length}条记录的${field.label}${mean ? '平均' : '合计'}是${plainDecimal(value)}` }
}

/** 分五类: how many different ones there are in the field that is called so. */
export function holdKinds(
  ledger: ResolvedLedger,
  records: readonly ToldRecord[],
  { count, of }: { readonly count: number; readonly of: string },
): Outcome {
  const field = ledger.fields.find((one) => one.field.label.includes(of))
  if (field === undefined) return unknown
  const kinds = new Set(records.flatMap(({ words }) => words[field.id] ?? []))
  return kinds.size === count ? { holds: true, why: `${field.field.label}有${[...kinds].join('、')}` } : unknown
}

export interface Every {
  readonly number: NumberFact
  readonly records: readonly ToldRecord[]
  readonly groups: Rows
}

/** 每类8项, 各1个: as many in each of them. */
export function holdEvery(input: ClauseInput, { number, records, groups }: Every): Outcome {
  const { told, said } = input
  const { ledger } = told
  if (!isCount(number.quantity) || number.labelled) return holdEveryAmount(input, { number, records, groups })
  const rows = said.every === '' ? groups : rowsBy(ledger, records, said.every)
  if (rows.length < 2 || !rows.every(({ length }) => agrees(number.quantity, decimal(length)))) return unknown
  return { holds: true, why: `${rows.length}处各有${rows[0]?.length ?? 0}条` }
}

/** 每批43万元: as much in each of them. */
function holdEveryAmount(input: ClauseInput, { number, records, groups }: Every): Outcome {
  const { told, said } = input
  const filled = records.filter(({ values }) => number.fields.some((id) => values[id] !== undefined))
  const rows =
    said.every === '' ? groups : /^[条座处件项所]$/.test(said.every) ? filled.map((one) => [one]) : rowsBy(told.ledger, filled, said.every)
  const each = rows.map((row) => holdAmount(input, row, number))
  if (rows.length < 2 || !each.every(({ holds }) => holds === true)) return unknown
  return { holds: true, why: `${rows.length}处各是这样：${each[0]?.why ?? ''}` }
}

function rowsBy(ledger: ResolvedLedger, records: readonly ToldRecord[], said: string): Rows {
  const field =
    ledger.fields.find(({ field: one }) => namesOfField(one).includes(said)) ??
    ledger.fields.find(({ field: one }) => one.label.includes(said))
  if (field === undefined || /^[村户镇]$/.test(said)) return []
  const rows = new Map<string, ToldRecord[]>()
  for (const record of records) {
    const key = record.words[field.id] ?? String(record.values[field.id] ?? '')
    rows.set(key, [...(rows.get(key) ?? []), record])
  }
  if (field.field.kind === 'period' && field.field.grain === 'quarter' && rows.size !== 4) return []
  return [...rows.values()]
}
