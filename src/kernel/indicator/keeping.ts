import { firstDay, lastDay } from '../../definition/period/period-days.ts'
import { presentDay } from '../../definition/period/present-day.ts'
import { compileDeclarations, compileHeld, declarationRow, heldRow } from '../ledger/kept/read-keeping.ts'
import { zeroReportId } from '../ledger/kept/zero-report.ledger.ts'
import type { RowOf } from '../storage/row.ts'
import type { Leaf } from './figure.ts'
import type { ReadingScope } from './reading-scope.ts'

/** Which ledgers are kept in a reading's town, as of its instant. */
export interface Keeping {
  /** Chinese: why a ledger proves nothing for a leaf's period; undefined where it is kept. */
  readonly whyUnkept: (ledger: string, leaf: Leaf) => string | undefined
  /** Whether nothing was ever written in it, and somebody declared it kept. */
  readonly isDeclared: (ledger: string) => boolean
}

const allKept: Keeping = { whyUnkept: () => undefined, isDeclared: () => false }

/**
 * A ledger is kept once it ever held a record (withdrawn and destroyed ones count), or somebody declared it kept (零报告), and then from the day that
 * was declared; what the program itself writes is kept from the start. Definitions of before the declarations know no unkept ledger: a report that was
 * frozen with them is rebuilt as it was.
 */
export async function openKeeping(ledgers: readonly string[], scope: ReadingScope): Promise<Keeping> {
  const { catalogue, destructions, kernel } = scope
  if (catalogue.findLedger(zeroReportId) === undefined) return allKept
  const destroyed = new Set(
    destructions.flatMap(({ spans }) => spans.ledgers.filter(({ versions }) => versions > 0).map(({ ledger }) => ledger)),
  )
  const open = ledgers.filter((ledger) => !kernel.watch.keeps(ledger) && !destroyed.has(ledger))
  if (open.length === 0) return allKept
  const held = await readHeld(open, scope)
  const empty = new Set(open.filter((ledger) => !held.has(ledger)))
  if (empty.size === 0) return allKept
  const declared = new Map((await readDeclarations(scope)).map(({ ledger, since }) => [ledger, since]))
  const label = (ledger: string) => catalogue.getLedger(ledger).label
  return {
    isDeclared: (ledger) => empty.has(ledger) && declared.has(ledger),
    whyUnkept: (ledger, { measure, period }) => {
      if (!empty.has(ledger)) return undefined
      const since = declared.get(ledger)
      if (since === undefined) return `台账“${label(ledger)}”还没有记过`
      const day = measure.flow === 'flow' ? firstDay(period) : lastDay(period)
      return day < since ? `台账“${label(ledger)}”从${presentDay(since)}起报零，以前没有记过` : undefined
    },
  }
}

/** Where a ledger was never changed nothing need be asked. */
async function readHeld(
  ledgers: readonly string[],
  { catalogue, marks, asOf, town, readRows }: ReadingScope,
): Promise<ReadonlySet<string>> {
  const changed = ledgers.filter((ledger) => marks.get(ledger) !== '0').sort()
  if (asOf === undefined || changed.length === 0) return new Set(changed)
  const statement = compileHeld({ town, ledgers: changed.map((ledger) => catalogue.getLedger(ledger)), asOf })
  const rows = await readRows({ row: heldRow, statement, ledgers: new Set(changed) })
  return new Set(rows.map(({ ledger }) => ledger))
}

function readDeclarations({ open, readRows }: ReadingScope): Promise<readonly RowOf<typeof declarationRow>[]> {
  const statement = open()
  return readRows({ row: declarationRow, statement: compileDeclarations(statement), ledgers: new Set([zeroReportId]) })
}
