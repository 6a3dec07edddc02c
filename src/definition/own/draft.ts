import type { FieldKind } from '../field/types.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { UnitId } from '../unit/unit.ts'
import { isOwnKind } from './own-field.ts'
import type { OwnField, OwnLedger, OwnProcessing } from './types.ts'

/** A column as a person describes it, before it has an id. */
export interface OwnFieldDraft {
  readonly label: string
  readonly kind: FieldKind
  readonly required?: boolean
  readonly long?: boolean
  readonly unit?: UnitId
  readonly scale?: number
  readonly adds?: boolean
  /** The words of a choice. */
  readonly options?: readonly string[]
  /** The ledger that a reference is to, by id. */
  readonly to?: string
}

/** A ledger as a person describes it: its columns are named by their labels. */
export interface OwnLedgerDraft {
  readonly label: string
  readonly purpose?: string
  readonly fields: readonly OwnFieldDraft[]
  readonly title: readonly string[]
  readonly key: readonly string[]
  readonly date?: string
  readonly processing?: OwnProcessing
}

/** What is wrong with a draft, and of which column; of the ledger itself where there is none. */
export interface DraftProblem {
  readonly field?: string
  readonly message: string
}

export const mostOwnLedgers = 200
/** Columns of one ledger, the retired among them. */
export const mostOwnFields = 120
/** Columns that a town adds to a ledger of a pack. */
export const mostOwnColumns = 40
const mostOptions = 100
const longestLabel = 40

/** The ledger of a draft, under the id that it is given. Its columns are numbered from 1. */
export function ledgerOfDraft(id: string, draft: OwnLedgerDraft): OwnLedger {
  const fields = draft.fields.map((field, index) => fieldOfDraft(`field${index + 1}`, field))
  const idOf = (label: string) => fields.filter((field) => normaliseName(field.label) === normaliseName(label)).map((field) => field.id)
  const [date] = draft.date === undefined ? [] : idOf(draft.date)
  return {
    id,
    label: draft.label.trim(),
    purpose: draft.purpose?.trim() ?? '',
    fields,
    title: draft.title.flatMap(idOf),
    key: draft.key.flatMap(idOf),
    ...(date === undefined ? {} : { date }),
    ...(draft.processing === undefined ? {} : { processing: draft.processing }),
  }
}

/** The column of a draft, under the id that it is given. Options are numbered in their order: `o1`, `o2`. */
export function fieldOfDraft(id: string, { label, kind, required, long, unit, scale, adds, options, to }: OwnFieldDraft): OwnField {
  return {
    id,
    label: label.trim(),
    kind,
    required: required === true,
    ...(long === true ? { long } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(scale === undefined ? {} : { scale }),
    ...(adds === true ? { adds } : {}),
    ...(kind === 'choice' ? { options: withOptions({}, options ?? []) } : {}),
    ...(to === undefined ? {} : { to }),
  }
}

/** Options with further ones behind them; a word that is there already is not there twice. */
export function withOptions(known: Readonly<Record<string, string>>, words: readonly string[]): Readonly<Record<string, string>> {
  const options = new Map(Object.entries(known))
  const said = new Set([...options.values()].map(normaliseName))
  for (const word of words.map((one) => one.trim())) {
    if (word === '' || said.has(normaliseName(word))) continue
    said.add(normaliseName(word))
    options.set(`o${options.size + 1}`, word)
  }
  return Object.fromEntries(options)
}

/** What cannot be, before the rules of all ledgers are asked. */
export function problemsOfLedger(draft: OwnLedgerDraft): readonly DraftProblem[] {
  const problems: DraftProblem[] = []
  const label = problemOfLabel(draft.label)
  if (label !== undefined) problems.push({ message: `台账名${label}` })
  if (draft.fields.length === 0) problems.push({ message: '台账至少要有一栏' })
  if (draft.fields.length > mostOwnFields)
    problems.push({ message: `台账最多 ${mostOwnFields} 栏，表里有 ${draft.fields.length} 栏，请去掉用不着的` })
  problems.push(...draft.fields.flatMap(problemsOfField))
  const labels = new Set(draft.fields.map((field) => normaliseName(field.label)))
  for (const name of [...draft.title, ...draft.key, ...(draft.date === undefined ? [] : [draft.date])])
    if (!labels.has(normaliseName(name))) problems.push({ field: name, message: `没有“${name}”这一栏` })
  if (draft.title.length === 0) problems.push({ message: '要指明以哪一栏称呼一条记录' })
  return problems
}

/** The same of one column. */
export function problemsOfField(draft: OwnFieldDraft): readonly DraftProblem[] {
  const found: string[] = []
  const label = problemOfLabel(draft.label)
  if (label !== undefined) found.push(`栏目名${label}`)
  if (!isOwnKind(draft.kind)) found.push(`自建的栏目不能填这一种内容（${draft.kind}）`)
  if (draft.kind === 'choice') found.push(...problemsOfOptions(draft.options ?? []))
  if (draft.kind === 'ref' && (draft.to ?? '') === '') found.push('要指明对应哪本台账')
  return found.map((message) => ({ field: draft.label, message }))
}

function problemsOfOptions(options: readonly string[]): readonly string[] {
  const words = options.filter((word) => word.trim() !== '')
  if (words.length === 0) return ['要写出有哪些选项']
  if (words.length > mostOptions) return [`选项最多 ${mostOptions} 个，有 ${words.length} 个，请改填文字`]
  return words.flatMap((word) => {
    const problem = problemOfLabel(word)
    return problem === undefined ? [] : [`选项${problem}`]
  })
}

/** Characters that mean something where names are written: in a token of a report, in the kept list of options. */
const special = /[\p{Cc}\p{Cf}{}[\]|@=\\]/u

function problemOfLabel(label: string): string | undefined {
  const name = label.trim()
  if (name === '') return '不能空着'
  if ([...name].length > longestLabel) return `“${[...name].slice(0, longestLabel).join('')}…”太长，最多 ${longestLabel} 个字`
  return special.test(name) ? `“${name.replace(/[\p{Cc}\p{Cf}]/gu, ' ')}”里有不能用的符号（{}[]|@=\\ 或换行）` : undefined
}

/** A label of a sheet as a name: what cannot stand in one becomes something that can. */
export function labelOfHeader(header: string): string {
  const name = header
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[{[]/g, '（')
    .replace(/[}\]]/g, '）')
    .replace(/[|@=\\]/g, '／')
    .trim()
  return [...name].slice(0, longestLabel).join('')
}
