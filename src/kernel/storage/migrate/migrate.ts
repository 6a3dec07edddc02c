import { sql } from 'kysely'
import { Refusal } from '../../refusal.ts'
import { StatementError } from '../statement-error.ts'
import type { Engine, Session, Statement, StoreAccess } from '../types.ts'
import { noPartRules, type PartRules } from '../wall/part-rules.ts'
import { raiseWall, readWall } from '../wall/raise-wall.ts'
import { joinTables } from './join-tables.ts'
import { type MigrationStep, planMigration } from './plan-migration.ts'
import { readStoredShapes } from './stored-shapes.ts'
import type { ColumnShape, IndexShape, TableShape } from './types.ts'

/** What else there is to be, told by what the database has: tables, and what is seen of all of them in a part of a town. */
export interface Further {
  readonly tables: readonly TableShape[]
  readonly rules: PartRules
}

/** One migration at a time on a server: the key is arbitrary but must never change. */
const migrationLock = 7_311_041

/**
 * Brings the tables to the wanted shape in one transaction; `access` says how much may be done: `create` begins in an empty database, `write` brings an
 * existing one to the shape, `read` touches nothing. Refuses with `invalid` what is not additive, with `not-found` an empty database that may not be
 * begun, with `wrong-state` a shape that a reader finds older than the program's, with `damaged` a book of shapes that disagrees with the tables. Gives
 * the steps it took; `further` tells what else there is to be, out of the tables. The wall between the towns is raised with them, or looked at (docs/adr/0036).
 */
export async function migrate(
  engine: Engine,
  tables: readonly TableShape[],
  access: StoreAccess = 'create',
  further: (session: Session) => Promise<Further> = async () => ({ tables: [], rules: noPartRules }),
): Promise<readonly MigrationStep[]> {
  if (access === 'read') {
    const wall = await engine.asOwner.read(async (session) => {
      assertCurrent(await readStoredShapes(session, tables), tables)
      const { tables: others, rules } = await further(session)
      if (others.length > 0) assertCurrent(await readStoredShapes(session, others), others)
      return readWall(session, rules)
    })
    engine.stand(wall)
    return []
  }
  const { taken, wall } = await engine.asOwner.write(async (session) => {
    await session.query(sql`select pg_advisory_xact_lock(${migrationLock}::bigint)`)
    const stored = await readStoredShapes(session, tables)
    if (stored === undefined && access === 'write') throw nothingStored()
    if (stored === undefined)
      await session.query(sql`create table if not exists stored_shape (table_name text primary key, shape text not null)`)
    const taken = await bringTo(session, tables, stored)
    const { tables: others, rules } = await further(session)
    if (others.length > 0) taken.push(...(await bringTo(session, others, await readStoredShapes(session, others))))
    return { taken, wall: await raiseWall(session, rules) }
  })
  engine.stand(wall)
  return taken
}

/** Milliseconds within which a table must be free that is widened while others work. */
const patience = 3_000

/**
 * The same for tables that are made or widened while the store is open, within a transaction that writes: all of it is done or nothing. What they have beside
 * what is wanted stays. Whoever waits for one of the tables waits for the transaction; refuses with `unavailable` when one of them does not come free.
 */
export async function migrateWithin(
  session: Session,
  tables: readonly TableShape[],
  rules: (session: Session) => Promise<PartRules>,
): Promise<void> {
  if (session.steppedUp === undefined) throw new Error('tables are changed within a write')
  await session.steppedUp(async () => {
    await session.query(sql`select set_config('lock_timeout', ${String(patience)}, true)`)
    try {
      await session.query(sql`select pg_advisory_xact_lock(${migrationLock}::bigint)`)
      const stored = await readStoredShapes(session, tables)
      const joined = tables.map((table) => joinTables(table, stored?.get(table.name) ?? table))
      await bringTo(session, joined, stored)
      await raiseWall(session, await rules(session))
    } catch (error) {
      if (error instanceof StatementError && error.code === '55P03')
        throw new Refusal('unavailable', '这本台账正有人在用，栏目没有改，请过一会儿再试。', { cause: error })
      throw error
    }
    await session.query(sql`select set_config('lock_timeout', '0', true)`)
  })
}

async function bringTo(
  session: Session,
  tables: readonly TableShape[],
  stored: ReadonlyMap<string, TableShape> | undefined,
): Promise<MigrationStep[]> {
  const taken: MigrationStep[] = []
  for (const table of tables) {
    const before = stored?.get(table.name)
    const shape = JSON.stringify(table)
    if (before !== undefined && JSON.stringify(before) === shape) continue
    const steps = planMigration(table, before)
    for (const step of steps) await changeTable(session, table, step)
    await session.query(
      sql`insert into stored_shape (table_name, shape) values (${table.name}, ${shape}) on conflict (table_name) do update set shape = excluded.shape`,
    )
    taken.push(...steps)
  }
  return taken
}

function assertCurrent(stored: ReadonlyMap<string, TableShape> | undefined, tables: readonly TableShape[]): void {
  if (stored === undefined) throw nothingStored()
  const behind = tables.find((table) => planMigration(table, stored.get(table.name)).length > 0)
  if (behind === undefined) return
  throw new Refusal(
    'wrong-state',
    `库的结构比程序旧（缺「${behind.label}」的新内容），只看不改的命令不会升级它。请先备份，再运行一次 qianbi serve 或 qianbi import，它们会把库升级到这一版，然后重做这一步。`,
  )
}

function nothingStored(): Refusal {
  return new Refusal('not-found', '库里还没有数据。先用 qianbi init 建一个乡镇，或用 qianbi demo 装入演示数据。')
}

async function changeTable(session: Session, table: TableShape, step: MigrationStep): Promise<void> {
  try {
    await session.query(stepStatement(step))
  } catch (error) {
    if (step.type === 'create-index' && error instanceof StatementError && error.code === '23505') {
      throw new Refusal(
        'invalid',
        `「${table.label}」里已有记录在新的唯一约束（${step.index.columns.slice(1).join('、')}）上重复，请先更正这些记录再更新定义。`,
        {
          cause: error,
        },
      )
    }
    throw error
  }
}

function stepStatement(step: MigrationStep): Statement<unknown> {
  switch (step.type) {
    case 'create-table':
      return sql`create table ${sql.id(step.table.name)} (${sql.join(step.table.columns.map(columnSql))}, primary key (${columnList(step.table.primaryKey)}))`
    case 'add-column':
      return sql`alter table ${sql.id(step.table)} add column ${columnSql(step.column)}`
    case 'create-index':
      return indexSql(step.table, step.index)
    case 'drop-index':
      return sql`drop index if exists ${sql.id(step.index)}`
  }
}

function columnSql(column: ColumnShape): Statement<unknown> {
  return sql`${sql.id(column.name)} ${sql.raw(column.type)}${column.required === true ? sql` not null` : sql``}`
}

function indexSql(table: string, index: IndexShape): Statement<unknown> {
  const unique = index.unique === true ? sql`unique ` : sql``
  const method = index.method === 'gin' ? sql`using gin ` : sql``
  const current = index.current === true ? sql` where replaced_at is null` : sql``
  return sql`create ${unique}index ${sql.id(index.name)} on ${sql.id(table)} ${method}(${columnList(index.columns)})${current}`
}

function columnList(columns: readonly string[]): Statement<unknown> {
  return sql.join(columns.map((column) => sql.id(column)))
}
