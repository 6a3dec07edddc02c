import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { loadCatalogue } from '../../src/app/store/catalogue.ts'
import { listOf, text } from '../../src/definition/shape/shape.ts'
import { fc } from '../../src/definition/testing/seeded.ts'
import { openKernel } from '../../src/kernel/index.ts'
import { row } from '../../src/kernel/storage/row.ts'
import { StatementError } from '../../src/kernel/storage/statement-error.ts'
import { describeEngines, triedOn } from '../../src/kernel/storage/testing.ts'
import type { Engine, Session } from '../../src/kernel/storage/types.ts'
import { type FilledTable, fillTables, listTables } from './fill-tables.ts'

/** Tables that no policy keeps, and why none has to. */
const open: Readonly<Record<string, string>> = {
  stored_shape: 'the shapes of the tables, the same for all towns; only the owner reads and writes it',
  definition_version: 'what the program is, the same for all towns; a town only reads it',
  store_key: 'by which key the store is sealed, and the key where no file has it; only the owner reads and writes it',
  search_rule: 'how words are made, the same for all towns; a town only reads it',
  parked_part: 'words of long writes of the embedded engine, about no town; only the owner reads and writes it',
  durable_start: 'counts the openings of a folder; only the owner writes it',
}

const [ours, theirs] = ['999901101', '999901102'] as const
const towns = [ours, theirs]

/** A row of each town in every table that has a town. */
const filled = {
  key: 'wall',
  fill: async (engine: Engine) => {
    await openKernel({ engine, catalogue: loadCatalogue() })
    await fillTables(engine, towns)
    return towns.length
  },
}

const nameRow = row('pg_class', { name: text })
const rightsRow = row('pg_class', { name: text, rights: listOf(text) })
const townRow = row('a table', { town: text })

const read = (engine: Engine, statement: Parameters<Session['query']>[0]) => engine.asOwner.read((session) => session.query(statement))

/** What the database says to a statement of one town about another: what it gave, or that it refused. */
async function ask(engine: Engine, town: string, work: (session: Session) => Promise<readonly unknown[]>) {
  try {
    return townRow.all(await engine.inTown(town).write(work)).map((found) => found.town)
  } catch (error) {
    if (error instanceof StatementError && ['42501', '23514'].includes(error.code)) return 'refused'
    throw error
  }
}

/** Every way to a table, without a word about the town that is meant to be kept to. */
const ways = {
  read: ({ name }: FilledTable) => [sql`select town from ${sql.id(name)}`],
  lock: ({ name }: FilledTable) => [sql`select town from ${sql.id(name)} for update`],
  count: ({ name }: FilledTable) => [sql`select min(town) as town from ${sql.id(name)} group by town`],
  join: ({ name }: FilledTable) => [sql`select b.town from ${sql.id(name)} a join ${sql.id(name)} b on b.town <> a.town`],
  cursor: ({ name }: FilledTable) => [sql`declare all_of_it cursor for select town from ${sql.id(name)}`, sql`fetch all from all_of_it`],
  change: ({ name }: FilledTable) => [sql`update ${sql.id(name)} set town = town returning town`],
  move: ({ name }: FilledTable, other: string) => [sql`update ${sql.id(name)} set town = ${other} returning town`],
  remove: ({ name }: FilledTable, other: string) => [sql`delete from ${sql.id(name)} where town = ${other} returning town`],
  add: ({ name, columns, values }: FilledTable, other: string) => [
    sql`insert into ${sql.id(name)} (${sql.join(columns.map((column) => sql.id(column)))}) values (${sql.join(values(other, 9))}) returning town`,
  ],
}

describeEngines('the wall in the database', (openEngine, kind) => {
  const cases = triedOn(kind, { embedded: 300, server: 600, whole: 20_000 })

  it('keeps every table that has a town, and of every other one it is said why not', async () => {
    const engine = await openEngine(filled)
    await openKernel({ engine, catalogue: loadCatalogue() })
    expect(engine.wall()).toEqual({ stands: true, searches: true })
    const unkept = sql`
      select c.relname::text as name from pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace = 'public'::regnamespace
        and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
    `
    const names = nameRow.all(await read(engine, unkept)).map(({ name }) => name)
    // What the policies of parts ask by: where something lies, and nothing of what it says.
    const lists = names.filter((name) => name.startsWith('part_'))
    expect(names.filter((name) => open[name] === undefined && !lists.includes(name))).toEqual([])
    const told = sql`
      select distinct format_type(a.atttypid, a.atttypmod) as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace
    `
    expect(nameRow.all(await read(engine, told))).toEqual([{ name: 'uuid' }])
    const rights = sql`
      select c.relname::text as name, array(
        select k from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) k where has_table_privilege('qianbi_town', c.oid, k)
      ) as rights from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    `
    for (const { name, rights: has } of rightsRow.all(await read(engine, rights))) {
      const may =
        open[name] === undefined
          ? ['select', 'insert', 'update', 'delete']
          : name === 'definition_version' || name === 'search_rule'
            ? ['select']
            : []
      expect(has, name).toEqual(may)
    }
    const strong = await read(
      engine,
      sql`select 1 from pg_roles where rolname = 'qianbi_town' and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole)`,
    )
    expect(strong).toEqual([])
  })

  it('shows and takes nothing of another town, whatever the gateway forgets to say', async () => {
    const engine = await openEngine(filled)
    await openKernel({ engine, catalogue: loadCatalogue() })
    const tables = await listTables(engine)
    const count = (name: string) =>
      read(
        engine,
        sql`select count(*)::integer as n, md5(string_agg(t::text, '|' order by t::text)) as of from ${sql.id(name)} as t where town = ${theirs}`,
      )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tables), fc.constantFrom(...Object.values(ways)), async (table, way) => {
        const before = await count(table.name)
        const given = await ask(engine, ours, async (session) => {
          let rows: readonly unknown[] = []
          for (const statement of way(table, theirs)) rows = await session.query(statement)
          return rows
        })
        expect(given === 'refused' ? [] : given.filter((town) => town !== ours), table.name).toEqual([])
        expect(await count(table.name), table.name).toEqual(before)
      }),
      { numRuns: cases },
    )
  })

  it('takes no rows of another town by COPY, few or many', async () => {
    const engine = await openEngine(filled)
    await openKernel({ engine, catalogue: loadCatalogue() })
    const [table] = (await listTables(engine)).filter(({ name }) => name === 'ledger_village')
    if (table === undefined) throw new Error('no table of villages')
    const rows = (town: string, many: number) => Array.from({ length: many }, (_, index) => table.values(town, index + 1_000))
    const copy = (town: string, many: number) =>
      ask(engine, ours, async (session) => {
        await session.copyIn(table.name, table.columns, rows(town, many))
        return session.query(sql`select distinct town from ledger_village`)
      })
    for (const many of [2, 40]) expect(await copy(theirs, many), String(many)).toBe('refused')
    expect(await copy(ours, 40)).toEqual([ours])
  })

  it('holds each of many readers and writers at once to their own town', async () => {
    const engine = await openEngine(filled)
    await openKernel({ engine, catalogue: loadCatalogue() })
    const asked = Array.from({ length: 60 }, (_, index) => towns[index % 2] ?? ours)
    const answers = await Promise.all(
      asked.map((town, index) =>
        index % 5 === 4
          ? ask(engine, town, (session) => session.query(sql`select town from ledger_village`))
          : engine
              .inTown(town)
              .read(async (session) => {
                const first = townRow.all(await session.query(sql`select town from ledger_village`))
                await session.query(sql`select 1/(${index % 7})::integer`).catch(() => undefined)
                const then = index % 7 === 0 ? [] : townRow.all(await session.query(sql`select town from town_user`))
                return [...first, ...then].map((found) => found.town)
              })
              .catch(() => [town]),
      ),
    )
    expect(answers.map((given) => [...new Set(given)])).toEqual(asked.map((town) => [town]))
    expect((await read(engine, sql`select distinct town from ledger_village`)).length).toBe(2)
  })

  it('shows whoever names no town nothing at all', async () => {
    const engine = await openEngine(filled)
    await openKernel({ engine, catalogue: loadCatalogue() })
    for (const town of ['', '-', 'a\0b', "x' or 'a'='a", '999901103'])
      expect(await engine.inTown(town).read((session) => session.query(sql`select town from ledger_village`)), town).toEqual([])
  })

  it('is put up again where somebody took a part of it away, and a reader finds that it does not stand', async () => {
    const engine = await openEngine(filled)
    const catalogue = loadCatalogue()
    await openKernel({ engine, catalogue })
    for (const broken of [
      sql`alter table ledger_village disable row level security`,
      sql`drop policy qianbi_town on ledger_village`,
      sql`alter policy qianbi_town on ledger_village using (true)`,
      sql`create policy more on ledger_village using (true)`,
      sql`alter table ledger_village drop constraint qianbi_town`,
      sql`revoke select on ledger_village from qianbi_town`,
    ]) {
      await engine.asOwner.write((session) => session.query(broken))
      await openKernel({ engine, catalogue, access: 'read' })
      expect(engine.wall().stands).toBe(false)
      await openKernel({ engine, catalogue })
      expect(engine.wall()).toEqual({ stands: true, searches: true })
    }
  })
})
