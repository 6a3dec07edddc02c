import type { OwnFieldBody, OwnLedgerBody, OwnProposal } from '../../../api/contract/own-ledger.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { isKind } from './kind-names.ts'

/** A column as it stands in the form. */
export interface ColumnEntry {
  /** What the sheet calls it, and some of its cells. */
  readonly source: string
  readonly samples: readonly string[]
  readonly kept: boolean
  readonly label: string
  readonly kind: string
  readonly long: boolean
  readonly unit: string
  readonly scale: number | undefined
  readonly adds: boolean
  readonly required: boolean
  /** The words of a choice, apart by 、 */
  readonly options: string
  readonly to: string | undefined
  readonly names: boolean
  readonly tells: boolean
  readonly dates: boolean
}

export interface DraftEntry {
  readonly label: string
  readonly purpose: string
  readonly columns: readonly ColumnEntry[]
  readonly processing: { readonly purpose: string; readonly basis: string; readonly years: number }
}

/** The form as the sheet proposes it. */
export function entryOf({ label, fields, title, key, date, columns }: OwnProposal): DraftEntry {
  return {
    label,
    purpose: '',
    processing: { purpose: '', basis: '', years: 5 },
    columns: columns.map(({ label: source, field: name, samples }) => {
      const field = fields.find((one) => one.label === name)
      return {
        source,
        samples,
        kept: field !== undefined,
        label: field?.label ?? source,
        kind: field?.kind ?? 'text',
        long: field?.long === true,
        unit: field?.unit ?? '',
        scale: field?.scale,
        adds: field?.adds === true,
        required: field?.required === true,
        options: (field?.options ?? []).join('、'),
        to: field?.to,
        names: title.includes(name),
        tells: key.includes(name),
        dates: date === name && name !== '',
      }
    }),
  }
}

/** What is sent: the columns that are kept. */
export function bodyOf({ label, purpose, columns, processing }: DraftEntry): OwnLedgerBody {
  const kept = columns.filter((one) => one.kept)
  const dated = kept.find((one) => one.dates)
  return {
    label: label.trim(),
    ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
    fields: kept.map(fieldBodyOf),
    title: kept.filter((one) => one.names).map((one) => one.label.trim()),
    key: kept.filter((one) => one.tells).map((one) => one.label.trim()),
    ...(dated === undefined ? {} : { date: dated.label.trim() }),
    ...(isPersonal(kept) ? { processing } : {}),
  }
}

export function fieldBodyOf(one: Omit<ColumnEntry, 'source' | 'samples' | 'kept' | 'names' | 'tells' | 'dates'>): OwnFieldBody {
  const { label, kind, long, unit, scale, adds, required, options, to } = one
  const isNumber = isKind(kind) && traitsOf({ kind }).value === 'number'
  return {
    label: label.trim(),
    kind,
    required,
    ...(long ? { long } : {}),
    ...(isNumber && unit.trim() !== '' && traitsOf({ kind }).unit === undefined ? { unit: unit.trim() } : {}),
    ...(kind === 'decimal' ? { scale: scale ?? 2 } : {}),
    ...(isNumber && adds ? { adds } : {}),
    ...(kind === 'choice' ? { options: wordsOf(options) } : {}),
    ...(kind === 'ref' && to !== undefined ? { to } : {}),
  }
}

/** Where each column of the sheet goes; empty: nowhere. */
export function mapOf(columns: readonly ColumnEntry[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map(({ source, kept, label }) => [source, kept ? label.trim() : '']))
}

/** Whether a column says something of a person: then it must be said why. */
export function isPersonal(columns: readonly Pick<ColumnEntry, 'kind'>[]): boolean {
  return columns.some(({ kind }) => {
    if (!isKind(kind)) return false
    const { person } = traitsOf({ kind })
    return person === 'name' || person === 'number'
  })
}

export function wordsOf(text: string): string[] {
  return text
    .split(/[、，,;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** What is still to be said before it can be made; undefined when nothing is. */
export function lacksOf({ label, columns, processing }: DraftEntry): string | undefined {
  const kept = columns.filter((one) => one.kept)
  if (label.trim() === '') return '先给台账起个名字。'
  if (kept.length === 0) return '至少要一栏。'
  const nameless = kept.find((one) => one.label.trim() === '')
  if (nameless !== undefined) return `“${nameless.source}”这一列要有栏目名，不要的就去掉勾。`
  const wordless = kept.find((one) => one.kind === 'choice' && wordsOf(one.options).length === 0)
  if (wordless !== undefined) return `“${wordless.label}”要写出有哪些选项。`
  const loose = kept.find((one) => one.kind === 'ref' && one.to === undefined)
  if (loose !== undefined) return `“${loose.label}”要指明是哪本台账的记录。`
  if (!kept.some((one) => one.names)) return '勾出用哪一栏称呼一条记录。'
  if (isPersonal(kept) && (processing.purpose.trim() === '' || processing.basis.trim() === ''))
    return '有姓名、证件号或电话，要写明为什么记、依据什么。'
  return undefined
}
