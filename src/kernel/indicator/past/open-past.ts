import { sql } from 'kysely'
import { ledgersLookedInto } from '../../../definition/expression/expression-nodes.ts'
import { parsePeriod } from '../../../definition/period/parse-period.ts'
import { lastDay } from '../../../definition/period/period-days.ts'
import { instantOf } from '../../audit/instant.ts'
import { compileHeld, heldRow } from '../../ledger/kept/read-keeping.ts'
import { openStatement } from '../../ledger/sql/index.ts'
import { instant, row } from '../../storage/row.ts'
import type { Leaf } from '../figure.ts'
import type { ReadingScope } from '../reading-scope.ts'
import { closingDay, closingInstant } from './closing.ts'

const atRow = row('audit_entry', { at: instant })

/** How a leaf's records are read: as they stand in the reading, as they stood at an earlier instant, or not at all. */
export type PastReading = { readonly scope: ReadingScope } | { readonly why: string }

/**
 * How each leaf is read that is a stock without dates of its own (`past: 'versions'`). The past of such a stock is never what stands today:
 * - up to the closing of its period it is what stands; a year is closed at the end of the next March, so that its report can be written and its registers put right, everything else on its last day;
 * - after that, it is what was recorded by the closing, when its ledgers reach that far back;
 * - where the town itself came later, the first books describe the period that a report is about (`present`), and nothing before it;
 * - else it is unknown. Ledgers whose records are destroyed one day are not read back: what is gone could not be rebuilt.
 */
export async function openPast(leaves: readonly Leaf[], scope: ReadingScope): Promise<(leaf: Leaf) => PastReading> {
  const now = scope.asOf ?? instantOf(scope.kernel.clock())
  const past = leaves.filter((leaf) => leaf.measure.past === 'versions' && closingInstant(leaf.period) < now)
  if (past.length === 0) return () => ({ scope })
  const opened = (await readOpened(scope)) ?? now
  const readings = new Map<string, PastReading>()
  for (const leaf of past) readings.set(leaf.key, await readPast(leaf, scope, opened))
  return (leaf) => readings.get(leaf.key) ?? { scope }
}

async function readPast(leaf: Leaf, scope: ReadingScope, opened: string): Promise<PastReading> {
  const at = closingInstant(leaf.period)
  // That a ledger was never kept at all is the better reason, and somebody may have declared that it was.
  if (ledgersOf(leaf).some((ledger) => scope.marks.get(ledger) === '0')) return { scope }
  if (opened > at) return isPresent(leaf, scope) ? { scope } : { why: whyUnknown(leaf, scope) }
  const { catalogue, town } = scope
  const ledgers = ledgersOf(leaf).map((ledger) => catalogue.getLedger(ledger))
  if (ledgers.some(({ retention }) => retention !== undefined)) return { why: whyUnknown(leaf, scope) }
  const read = new Set(ledgers.map(({ id }) => id))
  const held = await scope.readRows({ row: heldRow, statement: compileHeld({ town, ledgers, asOf: at }), ledgers: read })
  if (held.length < ledgers.length) return { why: whyUnknown(leaf, scope) }
  return { scope: { ...scope, asOf: at, open: () => openStatement({ catalogue, town, asOf: at }) } }
}

/** Whether a leaf's period ends no earlier than that of the report that asks; without a report everything is its own present. */
function isPresent({ period }: Leaf, { present }: ReadingScope): boolean {
  const own = present === undefined ? undefined : parsePeriod(present)
  return own === undefined || lastDay(period) >= lastDay(own)
}

function ledgersOf({ measure }: Leaf): readonly string[] {
  const parts = [measure.condition, measure.of].filter((part) => part !== undefined)
  return [...new Set([measure.ledger, ...parts.flatMap((part) => [...ledgersLookedInto(part)])])]
}

function whyUnknown({ measure, period }: Leaf, { catalogue }: ReadingScope): string {
  const { label } = catalogue.getLedger(measure.ledger)
  return `“${label}”的记录没有日期，截至${closingDay(period)}的状态没有留下，不能拿现在的数充当；请写到有记录的时期，或改用按日期算的指标`
}

/** When the town's books were opened: the instant of its first entry; undefined while it has none. */
async function readOpened({ readRows, town }: ReadingScope): Promise<string | undefined> {
  const statement = sql`select at from audit_entry where town = ${town} order by seq limit 1`
  const [first] = await readRows({ row: atRow, statement, ledgers: new Set() })
  return first?.at
}
