import { type RawBuilder, sql } from 'kysely'
import { isReference } from '../../../definition/field/field-type.ts'
import { isSealed } from '../../../definition/field/is-sealed.ts'
import { type Reader, readsField } from '../../../definition/field/reads-field.ts'
import { parseJson } from '../../../definition/shape/parse-json.ts'
import { anything, listOf, requireShape } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { compilePrinted, type LedgerSource } from '../sql/index.ts'
import { titleKeyFields } from '../table/title-key.ts'
import type { LedgerQuery } from '../types.ts'
import { compileAnyTitle } from './compile-any-title.ts'
import { compileNearness, compileOwn } from './compile-nearness.ts'
import { searchWords } from './compile-search.ts'

/** What a page is ordered by; the record's id settles ties, so that no page skips or repeats a record. */
export interface SortOrder {
  /** Names the order in a cursor: a cursor of another order is refused. */
  readonly name: string
  readonly key: RawBuilder<unknown>
  /** The type the cursor's text is cast to. */
  readonly type: string
  readonly direction: 'ascending' | 'descending'
}

/** The order asked for; by default journals come newest first and registers by the sound of their names. */
export function sortOrder(source: LedgerSource, sort: LedgerQuery['sort'], reader: Reader): SortOrder {
  const { ledger } = source
  const byDate =
    ledger.kind === 'journal' && ledger.date !== undefined ? { field: ledger.date, direction: 'descending' as const } : undefined
  const wanted = sort ?? byDate
  const isReadable = titleKeyFields(ledger).every(({ field }) => readsField(field, reader))
  if (wanted === undefined) return isReadable ? titleOrder(source, 'ascending') : idOrder(source)
  const found = ledger.fields.find(({ id, field }) => id === wanted.field || field.label === wanted.field)
  if (found === undefined) throw new Refusal('invalid', `「${ledger.label}」没有“${wanted.field}”这一项，不能按它排序。`)
  if (!readsField(found.field, reader)) throw new Refusal('not-permitted', `“${found.field.label}”对你不完整显示，不能按它排序。`)
  if (isSealed(found.field))
    throw new Refusal('invalid', `“${found.field.label}”在库里是加密保存的，不能按它排序。要找某一个号码，请在检索框里写号码。`)
  const name = `${found.id} ${wanted.direction}`
  if (isReadable && ledger.title[0] === found.id && titleKeyFields(ledger).includes(found))
    return { ...titleOrder(source, wanted.direction), name }
  const place = { through: [], field: found.id }
  const column = source.field(place)
  const { field, id } = found
  if (field.kind === 'anyRef')
    return {
      name,
      key: sql`(${compileAnyTitle(source, { id, definition: field })} collate "C")`,
      type: 'text',
      direction: wanted.direction,
    }
  if (isReference(field))
    return { name, key: sql`(${compilePrinted(source, place)} collate "C")`, type: 'text', direction: wanted.direction }
  return { name, key: column.sql, type: column.type, direction: wanted.direction }
}

/** Those first whose own name begins with what was typed, for a few to choose from; the order of a register where nothing was typed. */
export function nearestOrder(source: LedgerSource, search: string, reader: Reader): SortOrder {
  const words = searchWords(search)
  const otherwise = sortOrder(source, undefined, reader)
  if (words.length === 0) return otherwise
  const near = sql`(case when ${compileOwn(source, words, reader)} then 0 else 4 end + ${compileNearness(source, words, reader)})::text`
  return { name: 'nearest', key: sql`(${near} || coalesce(${otherwise.key}::text, '') collate "C")`, type: 'text', direction: 'ascending' }
}

function titleOrder(source: LedgerSource, direction: SortOrder['direction']): SortOrder {
  return { name: `title ${direction}`, key: source.system('_title_key'), type: 'text', direction }
}

/** Names that the reader sees masked neither order a list for them nor stand in its page markers. */
function idOrder(source: LedgerSource): SortOrder {
  return { name: 'id ascending', key: sql`(${source.system('id')}::text collate "C")`, type: 'text', direction: 'ascending' }
}

interface Cursor {
  readonly order: string
  readonly key: string | null
  readonly id: string
}

/** A place in a sorted list as opaque text for the next page's request. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.order, cursor.key, cursor.id])).toString('base64url')
}

/** Refuses with `invalid` what is no cursor of this order. */
export function readCursor(order: SortOrder, text: string): Cursor {
  try {
    const [name, key, id] = requireShape(listOf(anything), parseJson(Buffer.from(text, 'base64url').toString('utf8')), 'a cursor')
    if (name === order.name && typeof id === 'string' && (key === null || typeof key === 'string')) return { order: order.name, key, id }
  } catch (error) {
    throw new Refusal('invalid', '翻页的标记读不懂，请从第一页重新开始。', { cause: error })
  }
  throw new Refusal('invalid', '翻页的标记属于另一种排序，请从第一页重新开始。')
}
