import { compileStatement } from '../storage/compile-statement.ts'
import type { Engine, Session, Statement } from '../storage/types.ts'
import { createMarkedCache, type MarkedCache } from './marked-cache.ts'

export interface LedgerStatement<Row> {
  readonly statement: Statement<Row>
  /** Every ledger the statement reads. */
  readonly ledgers: ReadonlySet<string>
}

/** Reads a statement's rows, or gives those of an earlier reading when no ledger it reads has changed since. */
export type ReadRows = <Row>(statement: LedgerStatement<Row>) => Promise<readonly Row[]>

export interface ReadRowsOptions {
  readonly engine: Engine
  readonly session: Session
  readonly town: string
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
  return async <Row>({ statement, ledgers }: LedgerStatement<Row>) => {
    const { sql, parameters } = compileStatement(statement)
    const key = JSON.stringify([town, sql, parameters])
    const before = kept.find(key, marks)
    // The key is the statement's own text, so these rows came from a statement of the same row type.
    if (before !== undefined) return before as readonly Row[]
    const value = await session.query(statement)
    kept.keep(key, { ledgers, marks, value })
    return value
  }
}
