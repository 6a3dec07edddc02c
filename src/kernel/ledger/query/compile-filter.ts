import { type RawBuilder, sql } from 'kysely'
import { findOption, isReference, referredLedger } from '../../../definition/field/field-type.ts'
import { isSealed } from '../../../definition/field/is-sealed.ts'
import { parseFieldValue } from '../../../definition/field/parse-field-value.ts'
import { type Reader, readsField } from '../../../definition/field/reads-field.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { Refusal } from '../../refusal.ts'
import { keptAs } from '../record/kept-as.ts'
import { isRecordId } from '../record/read-version.ts'
import { compilePrinted, type LedgerSource, type RefStep } from '../sql/index.ts'
import { gramQuery, hasOptionWords, optionWord, searchedFields, searchForm } from '../table/grams.ts'
import type { FilterOperator, LedgerFilter } from '../types.ts'
import { compileAnyTitle } from './compile-any-title.ts'

interface FilteredField {
  readonly through: readonly RefStep[]
  readonly field: string
  readonly definition: Field
  /** Every field on the way, the last one included. */
  readonly fields: readonly Field[]
}

const symbols: Partial<Record<FilterOperator, RawBuilder<unknown>>> = {
  '=': sql`=`,
  '!=': sql`is distinct from`,
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
}

/**
 * A filter as a condition over the ledger in the statement. Refuses with `invalid` an unknown field or a value that the field cannot have, and with
 * `not-permitted` to compare values that the reader sees masked: which records are found would tell them digit by digit.
 */
export function compileFilter(source: LedgerSource, filter: LedgerFilter, reader: Reader): RawBuilder<unknown> {
  const path = findPath(source, filter.field)
  const column = source.field(path)
  const { operator } = filter
  const hidden = path.fields.find((field) => !readsField(field, reader))
  const asksPresence = path.fields.length === 1 && (operator === 'empty' || operator === 'notEmpty')
  if (hidden !== undefined && !asksPresence) throw new Refusal('not-permitted', `“${hidden.label}”对你不完整显示，不能按它筛选。`)
  if (operator === 'empty') return sql`${column.sql} is null`
  if (operator === 'notEmpty') return sql`${column.sql} is not null`
  const values = (Array.isArray(filter.value) ? filter.value : [filter.value ?? '']).map(String)
  if (isSealed(path.definition)) assertWhole(path.definition, operator, values)
  if (operator === 'contains' && !isSealed(path.definition)) return contains(source, path, reader, searchForm((values[0] ?? '').trim()))
  if (operator === 'in' && values.length === 0) return sql`false`
  if (operator === 'in')
    return sql`(${sql.join(
      values.map((value) => compare(source, path, { operator: '=', value, ...reader })),
      sql` or `,
    )})`
  return compare(source, path, { operator: operator === 'contains' ? '=' : operator, value: values[0] ?? '', ...reader })
}

/** What is kept sealed is compared whole: nothing else can be asked of it. */
function assertWhole(field: Field, operator: FilterOperator, values: readonly string[]): void {
  const isWhole = operator === '=' || operator === '!=' || operator === 'in' || (operator === 'contains' && field.kind !== 'text')
  const [broken] = operator === 'contains' ? values.filter((value) => !parseFieldValue({ ...field, required: false }, value).ok) : []
  if (isWhole && broken === undefined) return
  throw new Refusal('invalid', `“${field.label}”在库里是加密保存的，只能按整个内容筛选。只知道开头或末四位时，请写在检索框里。`)
}

function compare(
  source: LedgerSource,
  path: FilteredField,
  { operator, value, full }: Reader & { readonly operator: FilterOperator; readonly value: string },
): RawBuilder<unknown> {
  const { definition } = path
  const column = source.field(path)
  const symbol = symbols[operator] ?? sql`=`
  if (isReference(definition))
    return isRecordId(value) ? sql`${column.sql} ${symbol} ${value}::uuid` : sql`${printed(source, path)} ${symbol} ${value}`
  if (definition.kind === 'choice') {
    const option = findOption(definition, value) ?? value
    return chosen(source, path, { operator, option, compared: sql`${column.sql} ${symbol} ${option}` })
  }
  const parsed = parseFieldValue({ ...definition, required: false }, value)
  const text = parsed.ok && parsed.value !== null ? String(parsed.value) : value
  const typed = column.type === 'text' ? sql`${keptAs(definition, text)}` : sql`${text}::${sql.raw(column.type)}`
  if (column.type !== 'text' && !parsed.ok) throw new Refusal('invalid', `“${definition.label}”的条件不对：${parsed.why}`)
  const compared = sql`${column.sql} ${symbol} ${typed}`
  if (column.type === 'boolean') return chosen(source, path, { operator, option: text, compared })
  const found =
    operator === '=' && text.length <= longestFound ? candidates(source, path, { full, words: searchForm(text.trim()) }) : undefined
  return found === undefined ? compared : sql`(${compared} and ${found})`
}

interface Chosen {
  readonly operator: FilterOperator
  readonly option: string
  readonly compared: RawBuilder<unknown>
}

/** What was chosen in a field of the record's own is found by its word: a rare choice without walking through the others. */
function chosen(source: LedgerSource, { through, field }: FilteredField, { operator, option, compared }: Chosen): RawBuilder<unknown> {
  const found = source.ledger.fields.find(({ id }) => id === field)
  const isWorded = operator === '=' && through.length === 0 && found !== undefined && hasOptionWords(source.ledger, found)
  return isWorded ? sql`(${compared} and ${source.system('grams')} @@ ${optionWord(field, option)}::tsquery)` : compared
}

/** Longer texts are compared as they are: their last words may stand in no index. */
const longestFound = 60

/** The records that may hold these words, by the index of character pairs of the record's own texts; undefined where it does not hold the field so. */
function candidates(
  source: LedgerSource,
  { through, field, definition }: FilteredField,
  { full, words }: Reader & { readonly words: string },
): RawBuilder<unknown> | undefined {
  const isIndexed = through.length === 0 && !isSealed(definition) && searchedFields(source.ledger).some(({ id }) => id === field)
  return isIndexed && words !== '' ? sql`${source.system('grams')} @@ ${gramQuery(words, { full })}::tsquery` : undefined
}

function contains(source: LedgerSource, path: FilteredField, reader: Reader, words: string): RawBuilder<unknown> {
  const inside = sql`strpos(lower(normalize(${printed(source, path)}, NFKC)), ${words}) > 0`
  const found = candidates(source, path, { ...reader, words })
  return found === undefined ? inside : sql`(${found} and ${inside})`
}

function printed(source: LedgerSource, { through, field, definition }: FilteredField): RawBuilder<string | null> {
  if (definition.kind === 'anyRef' && through.length === 0) return compileAnyTitle(source, { id: field, definition })
  return compilePrinted(source, { through, field })
}

/** Walks `enterprise.scale` through the references; ids and labels both do. */
function findPath(source: LedgerSource, path: string): FilteredField {
  const names = path.split('.')
  const through: RefStep[] = []
  const fields: Field[] = []
  let ledger: ResolvedLedger = source.ledger
  for (const [index, name] of names.entries()) {
    const found = ledger.fields.find((field) => field.id === name || field.field.label === name)
    if (found === undefined) throw new Refusal('invalid', `「${ledger.label}」没有“${name}”这一项。`)
    fields.push(found.field)
    if (index === names.length - 1) return { through, field: found.id, definition: found.field, fields }
    const to = referredLedger(found.field)
    if (to === undefined) throw new Refusal('invalid', `「${ledger.label}」的“${found.field.label}”不指向别的台账。`)
    through.push({ field: found.id, to })
    ledger = source.scope.catalogue.getLedger(to)
  }
  throw new Refusal('invalid', '条件没有写字段。')
}
