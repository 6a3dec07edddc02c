import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import { fieldUnit, isNumeric } from '../../../definition/field/field-type.ts'
import type { Dimension, ResolvedIndicator, ResolvedMeasure } from '../../../definition/indicator/types.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { firstDay, lastDay } from '../../../definition/period/period-days.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import type { UnitId } from '../../../definition/unit/unit.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import { fitsUnit } from '../record/field-labels.ts'
import { isCount } from '../record/hold-amount.ts'
import { isWithin, numberOf } from '../record/hold-fact.ts'
import type { ToldLedger, ToldRecord } from '../record/types.ts'
import { namesOfField, nounsOf } from '../record/words-of-ledger.ts'
import { cutsOf, type RecordCut } from './record-cuts.ts'

/** What the records of one ledger come to that no indicator is defined over: how many of them, or the sum of a field, by any of their words. */
export interface RecordMeasures {
  readonly told: ToldLedger
  readonly cuts: readonly RecordCut[]
  readonly indicators: readonly ResolvedIndicator[]
}

/** Whether an indicator is one of these, which nobody defined. */
export function isOfRecords({ id }: Pick<ResolvedIndicator, 'id'>): boolean {
  return id.startsWith('records:')
}

/** Whether all its records are what there is: of a register that some have left they are not. */
export function isWholeOf(catalogue: CatalogueIndex, { id, type }: ResolvedIndicator): boolean {
  const [ledgerId = ''] = id.slice('records:'.length).split('/')
  const { fields } = catalogue.getLedger(ledgerId)
  return type === 'sum' || !fields.some(({ field }) => field.kind === 'date' && /^(?:退|撤|注销|终止|停|解除|任职止)|止$/.test(field.label))
}

/** Whether a number may be of such a measure: a field's by its unit; records are counted by whatever word counts things one by one and measures none. */
export function fitsRecords(catalogue: CatalogueIndex, { id }: ResolvedIndicator, quantity: Quantity): boolean {
  const [ledgerId = '', field = ''] = id.slice('records:'.length).split('/')
  const ledger = catalogue.getLedger(ledgerId)
  if (field !== '') return fitsUnit(ledger, field, quantity)
  const { core } = quantity.unit
  // A bare number of a table.
  if (core === '' && quantity.base === '') return true
  if (/^(?:[人名口户]|人次)$/.test(core) && !countsPeople(catalogue, ledger, core)) return false
  // 20场 of 推介活动 are not so many of them: it keeps 场次.
  return isCount(quantity) && !ledger.fields.some(({ field: one }) => isNumeric(one) && one.label.startsWith(core) && core !== '次')
}

/** 21户 of 危房改造, 3名 of a roster: records are people or households where the house counts them so, or each is called by a person. */
function countsPeople(catalogue: CatalogueIndex, ledger: ResolvedLedger, core: string): boolean {
  const isPerson = ledger.title.some((id) => ledger.fields.some((one) => one.id === id && one.field.kind === 'personName'))
  if (isPerson && /^[人名口户]$/.test(core)) return true
  return catalogue.catalogue.indicators.some(
    (one) => 'ledger' in one && one.ledger === ledger.id && one.type === 'count' && unitWordFits(one.unit, core, one.label),
  )
}

const kept = new WeakMap<ToldLedger, { readonly among: readonly ToldLedger[]; readonly measures: RecordMeasures }>()

/** Counts and sums over the records of a ledger, cut by the words of its fields: made once for records that were read once. */
export function measureRecords(catalogue: CatalogueIndex, told: ToldLedger, all: readonly ToldLedger[]): RecordMeasures {
  const targets = new Set(told.ledger.fields.flatMap(({ field }) => (field.kind === 'ref' ? [field.to] : [])))
  const among = all.filter(({ ledger }) => targets.has(ledger.id))
  const known = kept.get(told)
  if (known?.among.length === among.length && known.among.every((one, index) => one === among[index])) return known.measures
  const cuts = cutsOf(told, among)
  const measures = { told, cuts, indicators: cuts.length === 0 ? [] : indicatorsOf(catalogue, told, cuts) }
  kept.set(told, { among, measures })
  return measures
}

function indicatorsOf(catalogue: CatalogueIndex, { ledger }: ToldLedger, cuts: readonly RecordCut[]): readonly ResolvedIndicator[] {
  const dimensions = cuts.map((cut) => dimensionOf(ledger, cut))
  const measured = ledger.fields.filter(({ field }) => isNumeric(field))
  const defined = catalogue.catalogue.indicators.filter((one) => 'ledger' in one && one.ledger === ledger.id)
  const counted = defined.find(({ type }) => type === 'count')
  // What the house calls all of them names them here as well.
  const namesOf = (field: string | undefined): readonly string[] =>
    defined.flatMap((one) => {
      if (!('ledger' in one) || one.condition !== undefined || one.type !== (field === undefined ? 'count' : 'sum')) return []
      const same = field === undefined || (one.of?.type === 'field' && one.of.field === field && one.of.through.length === 0)
      return same ? [one.label, ...one.aliases, ...(one.wordings ?? []), ...(one.said ?? [])] : []
    })
  return [undefined, ...measured].map((field) => {
    const unit: UnitId = field === undefined ? (counted?.unit ?? '个') : (fieldUnit(field.field) ?? '无')
    return measureOf(ledger, { field, unit, dimensions, names: namesOf(field?.id) })
  })
}

function dimensionOf(ledger: ResolvedLedger, { label, values }: RecordCut): Dimension {
  const value = { type: 'field', depth: 0, from: ledger.id, through: [], field: label, valueType: 'text' } as const
  return { label, aliases: [], value, options: Object.fromEntries(values.map((one) => [one, one])) }
}

interface MeasureInput {
  readonly field: ResolvedField | undefined
  readonly unit: UnitId
  readonly dimensions: readonly Dimension[]
  readonly names: readonly string[]
}

function measureOf(ledger: ResolvedLedger, { field, unit, dimensions, names }: MeasureInput): ResolvedMeasure {
  const nouns = nounsOf(ledger)
  const dated = ledger.fields.find(({ id }) => id === ledger.date)
  const own = [...(field === undefined ? [] : namesOfField(field.field)), ...(dated === undefined ? [] : namesOfField(dated.field))]
  return {
    id: `records:${ledger.id}/${field?.id ?? ''}`,
    label: field === undefined ? ledger.label : `${ledger.label}${field.field.label}`,
    aliases: [...nouns, ...own, ...names],
    said: dimensions.map(({ label }) => label),
    unit,
    flow: ledger.date === undefined ? 'stock' : 'flow',
    missing: 'zero',
    note: '',
    exact: false,
    key: false,
    pack: ledger.pack,
    type: field === undefined ? 'count' : 'sum',
    ledger: ledger.id,
    condition: undefined,
    of: undefined,
    take: undefined,
    placing: { by: 'none' },
    dimensions,
  }
}

/** What a request for one of these measures comes to; undefined where nobody knows. Of records without a day nothing is known but what they are now. */
export function valueOfRecords(
  { told, cuts }: RecordMeasures,
  { indicator, period, slices = [] }: IndicatorRequest,
  present: Period,
): Decimal | undefined {
  const { ledger, records } = told
  const field = indicator.slice(`records:${ledger.id}/`.length)
  const inside = recordsIn(told, period, present)
  // What was never kept in a year is not nothing.
  if (inside === undefined || inside.length === 0 || records.length === 0) return undefined
  const asked = slices.map(({ dimension, value }) => ({ cut: cuts.find(({ label }) => label === dimension), value }))
  if (asked.some(({ cut }) => cut === undefined)) return undefined
  const picked = inside.filter((record) => asked.every(({ cut, value }) => cut?.wordOf(record) === value))
  if (field === '') return decimal(picked.length)
  const numbers = picked.flatMap((record) => numberOf(ledger, record, field) ?? [])
  const [first, ...more] = numbers
  // Shares are of one record only, never added up.
  const isShare = ledger.fields.some(({ id, field: { kind } }) => id === field && kind === 'percent')
  if (first === undefined || (isShare && more.length > 0)) return undefined
  return more.reduce((sum, next) => sum.plus(next), first)
}

function recordsIn({ ledger, records }: ToldLedger, period: string, present: Period): readonly ToldRecord[] | undefined {
  const { date } = ledger
  if (date === undefined) return period === present.key ? records : undefined
  const time = getPeriod(period)
  const days = { from: firstDay(time), to: lastDay(time) }
  return records.filter(({ values }) => values[date] !== undefined && isWithin(String(values[date]), days))
}
