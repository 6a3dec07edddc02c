import { compileStatement } from '../storage/compile-statement.ts'
import type { RowReader } from '../storage/row.ts'
import type { Engine, Statement } from '../storage/types.ts'
import type { TownReading } from '../town-session.ts'
import { createMarkedCache, type MarkedCache } from './marked-cache.ts'

export interface LedgerStatement<Row> {
  /** Looks at each row, of this reading or an earlier one. */
  readonly row: RowReader<Row>
  readonly statement: Statement<unknown>
  /** Every ledger the statement reads. */
  readonly ledgers: ReadonlySet<string>
}

/** Reads a statement's rows, or gives those of an earlier reading when no ledger it reads has changed since. */
export type ReadRows = <Row>(statement: LedgerStatement<Row>) => Promise<readonly Row[]>

export interface ReadRowsOptions extends Pick<TownReading, 'session' | 'town'> {
  readonly engine: Engine
  /** The ledgers' change marks, read in the same snapshot as the rows. */
  readonly marks: ReadonlyMap<string, string>
}

/** Look-ups of slices, titles and targets: some dozens for a report. */
const keptReadings = 2_000

const readings = new WeakMap<Engine, MarkedCache<readonly unknown[]>>()

/** Reads rows of a transaction, and keeps them by the statement's text until one of its ledgers changes. */
export function createReadRows({ engine, session, town, marks }: ReadRowsOptions): ReadRows {
  const kept = readings.get(engine) ?? createMarkedCache<readonly unknown[]>(keptReadings)
  readings.set(engine, kept)
  return async ({ row, statement, ledgers }) => {
    const { sql, parameters } = compileStatement(statement)
    const key = JSON.stringify([town, sql, parameters])
    const before = kept.find(key, marks)
    if (before !== undefined) return row.all(before)
    const value = await session.query(statement)
    kept.keep(key, { ledgers, marks, value })
    return row.all(value)
  }
}
