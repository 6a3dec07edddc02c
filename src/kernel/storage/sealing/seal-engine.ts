import { compiler } from '../compile-statement.ts'
import type { Engine, Session, Statement, Transactions } from '../types.ts'
import { writeKeyed } from './keyed.ts'
import { type Sealer, sealedMark } from './sealer.ts'

/** The sealer of each town. */
export type Sealers = (town: string) => Sealer

export interface Sealing extends Required<Pick<Engine, 'sealed'>> {
  readonly sealers: Sealers
}

/**
 * The engine with a door that seals: what a town's statements write as sealed is sealed on its way in, and whatever comes back sealed is opened. The owner's door
 * does neither: backups hold what is kept as it is kept.
 */
export function sealEngine(engine: Engine, { sealers, sealed: how }: Sealing): Engine {
  return {
    ...engine,
    sealed: how,
    inTown: (town) => {
      const { read, write } = engine.inTown(town)
      return { read: sealed(read, sealers(town), unopened), write: sealed(write, sealers(town)) }
    },
    inPart: (town, part) => ({ read: sealed(engine.inPart(town, part).read, sealers(town), unopened) }),
  }
}

/** What a reader sees of a number that was tampered with: one of them closes no list, and `verify` names its record. Whoever writes is refused. */
const unopened = '（密文打不开）'

function sealed(begin: Transactions['read'], sealer: Sealer, unopened?: string): Transactions['read'] {
  return (work) =>
    begin((session) =>
      work(sealSession(session, unopened === undefined ? sealer : { ...sealer, open: (text) => sealer.open(text, unopened) })),
    )
}

function sealSession(session: Session, sealer: Sealer): Session {
  const { part } = session
  const query = sealQuery(session.query, sealer)
  return {
    ...session,
    sealer,
    query,
    send: (statement) => session.send(written(statement, sealer)),
    ...(part === undefined ? {} : { part: { ...part, whole: { query: sealQuery(part.whole.query, sealer) } } }),
  }
}

function sealQuery(query: Session['query'], sealer: Sealer): Session['query'] {
  return async (statement) => {
    const rows = await query(written(statement, sealer))
    for (const row of rows) openWithin(row, sealer)
    return rows
  }
}

/** The statement with its values as they are kept. */
function written<Row>(statement: Statement<Row>, sealer: Sealer): Statement<Row> {
  const compiled = statement.compile(compiler)
  const ready = { ...compiled, parameters: compiled.parameters.map((value) => writeKeyed(value, sealer)) }
  return { compile: () => ready }
}

/** Rows come fresh from the database, and are nobody else's. */
function openWithin(row: unknown, sealer: Sealer): void {
  if (!hasMembers(row)) return
  for (const name in row) {
    const value = row[name]
    if (typeof value === 'string') {
      if (value.includes(sealedMark)) row[name] = sealer.open(value)
    } else if (value !== null && typeof value === 'object') openWithin(value, sealer)
  }
}

function hasMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
