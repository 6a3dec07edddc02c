import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { text } from '../../../definition/shape/shape.ts'
import { townTime } from '../../audit/instant.ts'
import { type Destruction, destructionMark } from '../../destroyed/types.ts'
import { bigint, type RowOf, row } from '../../storage/row.ts'
import type { Leaf } from '../figure.ts'
import type { ReadingScope } from '../reading-scope.ts'
import type { LeafReading } from '../scan/types.ts'
import { sealKey } from './measure-key.ts'
import { bringUp, parseReading } from './sealed-reading.ts'
import { touches } from './touches.ts'

/** What destroyed records make of a leaf. */
export type Sealed =
  /** The reading over all records, as it was sealed; words already in print. */
  | { readonly type: 'reading'; readonly reading: LeafReading; readonly destruction: Destruction }
  | { readonly type: 'unknown'; readonly why: string }

export interface Sealing {
  /** Undefined where no destroyed record was among those that the leaf reads. `live`: what is there; undefined when it cannot be read. */
  resolve(leaf: Leaf, live: LeafReading | undefined): Sealed | undefined
}

const sealedRow = row('sealed_figure', { leaf: text, as_of: text, destroyed_by: bigint, reading: text, rest: text })
type SealedFigureRow = RowOf<typeof sealedRow>

const nothingSealed: Sealing = { resolve: () => undefined }

/** Looks up, in one statement, what was sealed of the leaves that destroyed records were in. Costs nothing where nothing was ever destroyed. */
export async function openSealing(leaves: readonly Leaf[], scope: ReadingScope): Promise<Sealing> {
  const { destructions, catalogue, asOf } = scope
  if (destructions.length === 0) return nothingSealed
  const touching = new Map<Leaf, readonly Destruction[]>()
  for (const leaf of leaves) {
    const found = destructions.filter(({ spans }) => touches(spans, leaf, catalogue))
    if (found.length > 0) touching.set(leaf, found)
  }
  if (touching.size === 0) return nothingSealed
  const keys = new Map([...touching.keys()].map((leaf): [Leaf, string] => [leaf, sealKey(leaf, catalogue)]))
  const rows = await scope.readRows({
    row: sealedRow,
    statement: sql`
      select leaf, as_of, destroyed_by, reading, rest from sealed_figure
      where town = ${scope.town} and leaf = any(${[...new Set(keys.values())].sort()}::text[]) and as_of = any(${['', asOf ?? '']}::text[])
    `,
    ledgers: new Set([destructionMark]),
  })
  const byLeaf = new Map<string, SealedFigureRow[]>()
  for (const row of rows) byLeaf.set(row.leaf, [...(byLeaf.get(row.leaf) ?? []), row])
  const rowsOf = (key: string) => byLeaf.get(key) ?? []
  return {
    resolve: (leaf, live) => {
      const found = touching.get(leaf)
      if (found === undefined) return undefined
      return settle(leaf, { found, rows: rowsOf(keys.get(leaf) ?? ''), asOf, live })
    },
  }
}

interface SealedPlace {
  /** The destructions whose records the leaf read, in order. */
  readonly found: readonly Destruction[]
  readonly rows: readonly SealedFigureRow[]
  readonly asOf: string | undefined
  readonly live: LeafReading | undefined
}

function settle(leaf: Leaf, { found, rows, asOf, live }: SealedPlace): Sealed {
  const later = asOf === undefined ? undefined : found.find(({ at }) => at > asOf)
  if (later !== undefined) {
    // A state of before: whole as it was read then, or not at all.
    const row = rows.find((one) => one.as_of === asOf)
    return row === undefined ? gone(later) : { type: 'reading', reading: parseReading(row.reading), destruction: later }
  }
  const last = found.at(-1)
  if (last === undefined) throw new Error('a leaf that nothing touches has nothing sealed')
  const row = rows.find((one) => one.as_of === '' && wholeNumber(one.destroyed_by) === last.entry)
  if (row === undefined) return gone(last)
  const whole = parseReading(row.reading)
  const reading = live === undefined ? whole : bringUp(leaf.measure, { whole, rest: parseReading(row.rest), now: live })
  if (reading !== undefined) return { type: 'reading', reading, destruction: last }
  return { type: 'unknown', why: '部分记录已依法销毁，封存之后其余记录又有变动，不重复的数不能再算' }
}

function gone({ at }: Destruction): Sealed {
  const [year = '', month = '', day = ''] = townTime(at).slice(0, 10).split('-')
  return { type: 'unknown', why: `所涉个人信息已于${year}年${trim(month)}月${trim(day)}日依法销毁，这个数没有封存` }
}

function trim(number: string): string {
  return number.replace(/^0/, '')
}
