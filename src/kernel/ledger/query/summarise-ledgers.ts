import { sql } from 'kysely'
import { count, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { bigint, instant, row } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { openLedgerSource, openStatement } from '../sql/index.ts'
import type { Instant } from '../types.ts'

const markRow = row('change_mark', { ledger: text, mark: bigint, at: instant })
const countRow = row('records', { count })

export interface LedgerActivity {
  readonly ledger: string
  /** Current records. */
  readonly count: number
  /** When it was last written to; undefined when never. */
  readonly updatedAt: Instant | undefined
}

interface Counted {
  readonly mark: string
  readonly count: number
}

/** Counts are kept until the ledger's change mark moves: a home page must not scan a million records each time. */
const counted = new WeakMap<Engine, Map<string, Counted>>()

/** How many records each ledger holds and when it was last written to. */
export function summariseLedgers(kernel: Kernel, actor: Actor): Promise<LedgerActivity[]> {
  authorize(actor, 'read')
  const known = counted.get(kernel.engine) ?? new Map<string, Counted>()
  counted.set(kernel.engine, known)
  return kernel.engine.inTown(actor.town).read(async (session) => {
    const marks = await readMarks(session, actor.town)
    const activity: LedgerActivity[] = []
    for (const { id } of kernel.catalogue.catalogue.ledgers) {
      const mark = marks.get(id)
      const key = JSON.stringify([actor.town, id])
      const kept = known.get(key)
      const count = mark === undefined ? 0 : kept?.mark === mark.mark ? kept.count : await countRecords(session, kernel, actor, id)
      if (mark !== undefined) known.set(key, { mark: mark.mark, count })
      activity.push({ ledger: id, count, updatedAt: mark?.at })
    }
    return activity
  })
}

async function readMarks(session: Session, town: string) {
  const rows = markRow.all(await session.query(sql`select ledger, mark, at from change_mark where town = ${town}`))
  return new Map(rows.map((row) => [row.ledger, row]))
}

async function countRecords(session: Session, { catalogue }: Kernel, { town }: Actor, ledger: string): Promise<number> {
  const source = openLedgerSource(openStatement({ catalogue, town }), ledger)
  const row = countRow.first(await session.query(sql`select count(*)::int as count from ${source.from()} where ${source.where()}`))
  return row?.count ?? 0
}
