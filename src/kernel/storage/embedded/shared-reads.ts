import { type CompiledStatement, compileStatement } from '../compile-statement.ts'
import type { Session } from '../types.ts'
import { isSameStanding, type Standing, standingStatement } from '../wall/standing.ts'
import { plain } from './plain.ts'

export interface SharedReads {
  /** Runs a read for somebody beside the others that are going on, whoever they are for. Only between writes. */
  join<Result>(standing: Standing, work: (session: Session) => Promise<Result>): Promise<Result>
}

export interface SharedReadsOptions {
  /** Runs statements one after another and gives the rows of the last. */
  readonly run: <Row>(statements: readonly CompiledStatement[]) => Promise<readonly Row[]>
  /** Told when the connection could not be brought back to order. */
  readonly onBroken: (error: Error) => void
}

const begin = plain('begin transaction isolation level repeatable read read only')
const guard = plain('savepoint beside')
const unguard = plain('release savepoint beside')

/**
 * Reads that overlap share one transaction, statement by statement: nothing is written meanwhile, so its snapshot is each one's own. A statement that
 * fails beside others takes nothing of theirs with it, for it stands behind a savepoint. Before a statement that is for somebody else than the last one was,
 * the transaction is brought under theirs.
 */
export function createSharedReads({ run, onBroken }: SharedReadsOptions): SharedReads {
  let readers = 0
  let isOpen = false
  let isGuarded = false
  /** For whom the transaction stands; unknown behind a failure, which may have taken it back. */
  let stands: Standing | undefined
  let line: Promise<unknown> = Promise.resolve()
  const inLine = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = line.then(work)
    line = turn.catch(() => undefined)
    return turn
  }
  const runOne = async <Row>(standing: Standing, statement: CompiledStatement): Promise<readonly Row[]> => {
    const beside = readers > 1
    const stood = isOpen ? stands : 'owner'
    const stand = stood !== undefined && isSameStanding(stood, standing) ? [] : [standingStatement(standing)]
    const before = [...(isOpen ? [] : [begin]), ...(isGuarded ? [unguard] : []), ...stand, ...(beside ? [guard] : [])]
    stands = undefined
    try {
      const rows = await run<Row>([...before, statement])
      stands = standing
      isOpen = true
      isGuarded = beside
      return rows
    } catch (error) {
      await recover(isOpen && beside)
      throw error
    }
  }
  const recover = async (keep: boolean): Promise<void> => {
    try {
      await run([plain(keep ? 'rollback to savepoint beside' : 'rollback')])
      isOpen = keep
      isGuarded = keep
    } catch (cause) {
      onBroken(new Error('the embedded database could not roll back', { cause }))
    }
  }
  const leave = async (): Promise<void> => {
    // Whoever came meanwhile goes on in the same transaction: nothing was written.
    if (readers > 0 || !isOpen) return
    await run([plain('commit')])
    isOpen = false
    isGuarded = false
  }
  const sessionOf = (standing: Standing): Session => ({
    query: (statement) => inLine(() => runOne(standing, compileStatement(statement))),
    send: async (statement) => void (await inLine(() => runOne(standing, compileStatement(statement)))),
    copyIn: async () => {
      throw new Error('a read does not write')
    },
    grew: async () => {
      throw new Error('a read does not write')
    },
  })
  return {
    join: async (standing, work) => {
      readers += 1
      try {
        return await work(sessionOf(standing))
      } finally {
        readers -= 1
        await inLine(leave)
      }
    },
  }
}
