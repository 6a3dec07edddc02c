import { type RawBuilder, sql } from 'kysely'
import { type ObjectOf, orNull, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { StatementError } from '../../storage/statement-error.ts'
import type { Session } from '../../storage/types.ts'
import { partOfTown, readerIn } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { isRecordId, type VersionRow, versionOfRow, versionRowWith, versionSelection } from '../record/read-version.ts'
import type { LedgerSource } from '../sql/index.ts'
import type { LedgerPage, LedgerQuery } from '../types.ts'
import { openFound } from './open-found.ts'
import { presentVersions } from './read-record.ts'
import { readTotals } from './read-totals.ts'
import { nearestOrder, readCursor, type SortOrder, sortOrder, writeCursor } from './sort-order.ts'

const sortKey = { _sort_key: orNull(text) }
type KeyedRow = VersionRow & ObjectOf<typeof sortKey>

/**
 * One page of a ledger: filtered, searched, sorted, by key, so that page a thousand is as quick as page one. `nearest` is for a few to choose from:
 * those first whose name begins with what was typed.
 */
export async function listRecords(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly query?: LedgerQuery; readonly nearest?: boolean },
): Promise<LedgerPage> {
  authorize(actor, 'read')
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  const query = input.query ?? {}
  const limit = Math.min(Math.max(query.limit ?? 100, 1), 500)
  return partOfTown(kernel, actor).read(async (session) => {
    const { source, conditions, full } = await openFound(session, { kernel, actor }, { ledger, query })
    const order = input.nearest === true ? nearestOrder(source, query.search ?? '', { full }) : sortOrder(source, query.sort, { full })
    const rows = await readPage(session, source, { order, conditions, limit: limit + 1, after: query.after }).catch(explainCursor)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const next =
      rows.length > limit && last !== undefined ? writeCursor({ order: order.name, key: last._sort_key, id: last.id }) : undefined
    const versions = shown.map((row) => versionOfRow(ledger, row))
    const records = await presentVersions(readerIn(kernel, actor, session), { ledger, versions, asOf: query.asOf })
    return { records, next, totals: query.totals === true ? await readTotals(session, source, { conditions, full }) : undefined }
  })
}

/** A marker that was made up may hold a key that is no value of its column: only the database can tell. */
function explainCursor(error: unknown): never {
  if (error instanceof StatementError && error.code.startsWith('22'))
    throw new Refusal('invalid', '翻页的标记读不懂，请从第一页重新开始。', { cause: error })
  throw error
}

interface PageRequest {
  readonly order: SortOrder
  readonly conditions: readonly RawBuilder<unknown>[]
  readonly limit: number
  readonly after: string | undefined
}

/** Records with a sort key first, those without after them: each part is a range of an index. */
async function readPage(session: Session, source: LedgerSource, request: PageRequest): Promise<readonly KeyedRow[]> {
  const { order, after, limit } = request
  const cursor = after === undefined ? undefined : readCursor(order, after)
  if (cursor !== undefined && !isRecordId(cursor.id)) throw new Refusal('invalid', '翻页的标记读不懂，请从第一页重新开始。')
  const direction = order.direction === 'ascending' ? sql`asc` : sql`desc`
  const beyond = order.direction === 'ascending' ? sql`>` : sql`<`
  const id = source.system('id')
  const rows: KeyedRow[] = []
  if (cursor === undefined || cursor.key !== null) {
    const from =
      cursor === undefined ? sql`` : sql` and (${order.key}, ${id}) ${beyond} (${cursor.key}::${sql.raw(order.type)}, ${cursor.id}::uuid)`
    rows.push(
      ...(await readRows(session, source, request, {
        held: sql`${order.key} is not null${from}`,
        by: sql`${order.key} ${direction}, ${id} ${direction}`,
        limit,
      })),
    )
  }
  if (rows.length >= limit) return rows
  const from = cursor?.key === null ? sql` and ${id} ${beyond} ${cursor.id}::uuid` : sql``
  rows.push(
    ...(await readRows(session, source, request, {
      held: sql`${order.key} is null${from}`,
      by: sql`${id} ${direction}`,
      limit: limit - rows.length,
    })),
  )
  return rows
}

interface Part {
  readonly held: RawBuilder<unknown>
  readonly by: RawBuilder<unknown>
  readonly limit: number
}

async function readRows(
  session: Session,
  source: LedgerSource,
  { order, conditions }: PageRequest,
  { held, by, limit }: Part,
): Promise<readonly KeyedRow[]> {
  const where = sql.join([...conditions, held], sql` and `)
  const statement = sql`
    select ${versionSelection(source.ledger, source.alias)}, (${order.key})::text as _sort_key
    from ${source.from()} where ${where} order by ${by} limit ${limit}::integer
  `
  return versionRowWith(source.ledger, sortKey).all(await session.query(statement))
}
