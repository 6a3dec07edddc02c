import { type CompiledStatement, compileStatement } from '../compile-statement.ts'
import type { Session, Statement } from '../types.ts'
import { enterKnownPart, enterPart, partRow } from '../wall/part.ts'
import type { PartRow } from '../wall/part-of-town.ts'
import { type InTown, isSameStanding, type Standing, standingStatement } from '../wall/standing.ts'
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
  /** What was asked of parts of towns in this snapshot, by whose they are. */
  const known = new Map<string, PartRow>()
  const inLine = createLine()
  /** Runs a statement for somebody; behind it the transaction may stand for somebody else. */
  const runFor = async <Row>(standing: Standing, statement: CompiledStatement, then = standing): Promise<readonly Row[]> => {
    const beside = readers > 1
    if (!isOpen) known.clear()
    const stood = isOpen ? stands : 'owner'
    const stand = stood !== undefined && isSameStanding(stood, standing) ? [] : bringUnder(standing, known)
    const before = [...(isOpen ? [] : [begin]), ...(isGuarded ? [unguard] : []), ...stand, ...(beside ? [guard] : [])]
    stands = undefined
    try {
      const rows = await run<Row>([...before, statement])
      stands = then
      isOpen = true
      isGuarded = beside
      return rows
    } catch (error) {
      await recover(isOpen && beside)
      throw error
    }
  }
  const partOf = async (standing: InPart): Promise<PartRow> => {
    const key = keyOf(standing)
    const found = (isOpen ? known.get(key) : undefined) ?? (await askPart(standing, runFor))
    known.set(key, found)
    return found
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
  const reading: Reading = {
    query: (whose, statement) =>
      inLine(async () => {
        if (isInPart(whose)) await partOf(whose)
        return runFor(whose, compileStatement(statement))
      }),
    partOf: (whose) => inLine(() => partOf(whose)),
  }
  return {
    join: async (standing, work) => {
      readers += 1
      try {
        return await work(readingOf(standing, reading))
      } finally {
        readers -= 1
        await inLine(leave)
      }
    },
  }
}

/** What is given it is done one after another; a failure holds up nothing behind it. */
function createLine(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let line: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = line.then(work)
    line = turn.catch(() => undefined)
    return turn
  }
}

type Run = <Row>(standing: Standing, statement: CompiledStatement, then: Standing) => Promise<readonly Row[]>

/** What somebody's part of the town is, as the snapshot says; behind it the transaction stands for them. */
async function askPart(standing: InPart, runFor: Run): Promise<PartRow> {
  const found = partRow.first(await runFor({ town: standing.town }, enterPart(standing.part), standing))
  if (found === undefined) throw new Error('a part of a town has no row')
  return found
}

interface Reading {
  query<Row>(standing: Standing, statement: Statement<Row>): Promise<readonly Row[]>
  partOf(standing: InPart): Promise<PartRow>
}

function readingOf(standing: Standing, { query, partOf }: Reading): Session {
  const refuse = async () => {
    throw new Error('a read does not write')
  }
  const session: Session = {
    query: (statement) => query(standing, statement),
    send: async (statement) => void (await query(standing, statement)),
    copyIn: refuse,
    grew: refuse,
  }
  if (!isInPart(standing)) return session
  const { town, part } = standing
  const whole = { query: <Row>(statement: Statement<Row>) => query({ town }, statement) }
  return { ...session, part: { key: part.key, read: () => partOf(standing), whole } }
}

type InPart = Required<InTown> & { readonly part: NonNullable<InTown['part']> }

function isInPart(standing: Standing): standing is InPart {
  return standing !== 'owner' && standing.part !== undefined
}

function keyOf({ town, part }: InPart): string {
  return `${town} ${part.key}`
}

/** A part of a town is known by then. */
function bringUnder(standing: Standing, known: ReadonlyMap<string, PartRow>): readonly CompiledStatement[] {
  if (!isInPart(standing)) return [standingStatement(standing)]
  const row = known.get(keyOf(standing))
  if (row === undefined) throw new Error('a transaction is brought under a part of a town that nobody knows')
  return [standingStatement({ town: standing.town }), enterKnownPart(row)]
}
