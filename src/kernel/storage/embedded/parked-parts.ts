import type { CompiledStatement } from '../compile-statement.ts'
import { plain } from './plain.ts'

/**
 * A long write in parts, for a connection that others want to read by: each part is prepared (PREPARE TRANSACTION), so that nobody sees it, and stands on
 * the disk. Whether the whole was done is decided by one commit, the last part's, which leaves word of it; then the parts become visible one by one,
 * before anybody else is let in. A process that ended meanwhile is made up for at the next opening (`settleParts`).
 */
export interface ParkedParts {
  readonly count: number
  /** Ends the open transaction as a part. */
  park(): Promise<void>
  /** The last thing that the deciding transaction writes. */
  announce(): Promise<void>
  /** Whether that transaction has committed. */
  isDecided(): Promise<boolean>
  publish(): Promise<void>
  undo(): Promise<void>
}

/** So many may be parked at once; each costs the database memory from its start. */
export const mostParts = 400

/** Where each part, and the decision as part 0 with the number of the others, leaves word within its own transaction. */
export const partsTable = 'create table if not exists parked_part (name text not null, part integer not null, parts integer)'

const prefix = 'qianbi'
const decisions = 'select name, parts from parked_part where part = 0'

/** The parts of one write, none at first. `name` tells them from those of any other write. */
export function createParkedParts(name: string, run: (statement: CompiledStatement) => Promise<readonly unknown[]>): ParkedParts {
  let count = 0
  const left = (part: number): string => `'${prefix}:${name}:${part}'`
  const each = async (verb: string): Promise<void> => {
    for (let part = 1; part <= count; part++) await run(plain(`${verb} prepared ${left(part)}`))
  }
  return {
    get count() {
      return count
    },
    park: async () => {
      const part = count + 1
      await run(insertion(name, part, null))
      await run(plain(`prepare transaction ${left(part)}`))
      count = part
    },
    // Its own parts are not seen: those of earlier writes go, which are published.
    announce: async () => {
      await run(plain('delete from parked_part'))
      await run(insertion(name, 0, count))
    },
    isDecided: async () => (await run({ sql: 'select 1 from parked_part where part = 0 and name = $1', parameters: [name] })).length > 0,
    publish: () => each('commit'),
    undo: () => each('rollback'),
  }
}

function insertion(name: string, part: number, parts: number | null): CompiledStatement {
  const parameters = [name, String(part), parts === null ? null : String(parts)]
  return { sql: 'insert into parked_part (name, part, parts) values ($1, $2, $3)', parameters }
}

/**
 * Finishes what a process that ended has left parked: published when its decision was committed, undone otherwise. Throws when a part of a write that was
 * decided is gone: half of it would be taken for all.
 */
export async function settleParts(query: (sql: string) => Promise<readonly unknown[]>): Promise<void> {
  const parked = (await query(`select gid from pg_prepared_xacts where gid like '${prefix}:%' order by prepared`)).map((row) =>
    read(row, 'gid'),
  )
  const [found] = await query(`select to_regclass('parked_part')::text as found`)
  const decided = read(found, 'found') === '' ? [] : await query(decisions)
  const names = new Set(decided.map((row) => read(row, 'name')))
  for (const gid of parked) await query(`${names.has(gid.split(':')[1] ?? '') ? 'commit' : 'rollback'} prepared '${gid}'`)
  for (const row of decided) {
    const [counted] = await query(`select count(*)::integer as count from parked_part where part > 0 and name = '${read(row, 'name')}'`)
    if (read(counted, 'count') !== read(row, 'parts')) throw new Error('a part of the last long write is missing')
  }
}

function read(row: unknown, column: string): string {
  const found: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, column) : undefined
  return found === undefined || found === null ? '' : String(found)
}
