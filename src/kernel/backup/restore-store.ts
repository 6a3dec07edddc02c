import { sql } from 'kysely'
import { flag } from '../../definition/shape/shape.ts'
import { Refusal } from '../refusal.ts'
import { migrate } from '../storage/migrate/migrate.ts'
import type { TableShape } from '../storage/migrate/types.ts'
import { row } from '../storage/row.ts'
import type { CopyRow, Engine, Session } from '../storage/types.ts'
import { type BackupLine, isRow, readBackupLines } from './backup-lines.ts'
import type { BackupContent } from './types.ts'

const foundRow = row('pg_class', { found: flag })

/**
 * Lays the lines of a backup into an empty database, all or nothing. Refuses with `conflict` a database that holds something already, with `damaged` lines
 * that are not whole. `shapes` are those of the lines' tables, which a first reading has found.
 */
export async function restoreStore(
  engine: Engine,
  { shapes, lines }: { readonly shapes: readonly TableShape[]; readonly lines: AsyncIterable<string> },
): Promise<BackupContent> {
  await assertEmpty(engine)
  await migrate(engine, shapes, 'create')
  try {
    const content = await engine.asOwner.write((session) => layRows(session, readBackupLines(lines)))
    await engine.settle(shapes.map(({ name }) => name))
    return content
  } catch (error) {
    await engine.asOwner.write((session) => dropTables(session, shapes))
    throw error
  }
}

async function assertEmpty(engine: Engine): Promise<void> {
  const statement = sql`select exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname in ('stored_shape', 'town', 'audit_head')) as found`
  const found = await engine.asOwner.read(async (session) => foundRow.first(await session.query(statement)))
  if (found?.found === true)
    throw new Refusal('conflict', '这个数据库里已经有铅笔的数据，没有恢复。请恢复到空的数据库，或用 --data 指一个还没有的文件夹。')
}

async function layRows(session: Session, lines: AsyncGenerator<BackupLine>): Promise<BackupContent> {
  const ahead = createLookAhead(lines)
  for (let line = await ahead.peek(); line !== undefined; line = await ahead.peek()) {
    ahead.take()
    if (isRow(line)) throw new Error('a row of a backup stands before its table')
    if ('end' in line) {
      // The last line is behind everything; reading on holds it to that.
      await ahead.peek()
      for (const { town, seq } of line.end.towns) session.tell?.(town, seq)
      return line.end
    }
    const { name, columns } = line.table
    const count = await session.copyIn(
      name,
      columns.map((column) => column.name),
      rowsUntilNext(ahead),
    )
    await session.grew(name, count)
  }
  throw new Error('a backup ended without its last line')
}

interface LookAhead {
  peek(): Promise<BackupLine | undefined>
  take(): void
}

function createLookAhead(lines: AsyncGenerator<BackupLine>): LookAhead {
  let next: BackupLine | undefined
  let known = false
  return {
    async peek() {
      if (!known) {
        const { value, done } = await lines.next()
        next = done === true ? undefined : value
        known = true
      }
      return next
    },
    take() {
      known = false
    },
  }
}

async function* rowsUntilNext(ahead: LookAhead): AsyncGenerator<CopyRow> {
  for (let line = await ahead.peek(); line !== undefined && isRow(line); line = await ahead.peek()) {
    ahead.take()
    yield line
  }
}

async function dropTables(session: Session, shapes: readonly TableShape[]): Promise<void> {
  for (const name of ['stored_shape', ...shapes.map((shape) => shape.name)]) await session.query(sql`drop table if exists ${sql.id(name)}`)
}

/** The shapes of a backup's tables, once every line of it was read and found whole: before anything is written. */
export async function readBackup(
  lines: AsyncIterable<string>,
): Promise<{ readonly shapes: readonly TableShape[]; readonly content: BackupContent }> {
  const shapes: TableShape[] = []
  let content: BackupContent | undefined
  for await (const line of readBackupLines(lines)) {
    if (isRow(line)) continue
    if ('end' in line) content = line.end
    else shapes.push(line.table)
  }
  if (content === undefined) throw new Error('a backup that was found whole has no last line')
  return { shapes, content }
}
