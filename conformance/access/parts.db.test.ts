import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { loadCatalogue } from '../../src/app/store/catalogue.ts'
import type { Catalogue } from '../../src/definition/catalogue/types.ts'
import type { FieldValues } from '../../src/definition/field/types.ts'
import { fc } from '../../src/definition/testing/seeded.ts'
import type { Actor, Role } from '../../src/kernel/access/types.ts'
import { writeAudited } from '../../src/kernel/audit/write-audited.ts'
import type { Kernel } from '../../src/kernel/context.ts'
import {
  addRecord,
  amendRecord,
  exportRecords,
  getRecord,
  groupRecords,
  initTown,
  listRecords,
  listVersions,
  openKernel,
  withdrawRecord,
} from '../../src/kernel/index.ts'
import { findCurrentVersion } from '../../src/kernel/ledger/record/read-version.ts'
import { writeRecords } from '../../src/kernel/ledger/record/write-records.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import { idRow } from '../../src/kernel/storage/row.ts'
import { describeEngines, triedOn } from '../../src/kernel/storage/testing.ts'
import type { Engine } from '../../src/kernel/storage/types.ts'
import { partOfTown } from '../../src/kernel/town-session.ts'
import { fillLand, type Land, ledgers, type Place, places, town } from './land.ts'

/** The same program in which nobody has a part of the town to read in: as if the gateway had forgotten to ask. */
function withoutGateway({ ledgers: all, ...rest }: Catalogue): Catalogue {
  return { ...rest, ledgers: all.map((ledger) => ({ ...ledger, scope: ledger.scope ?? 'town' })) }
}

interface World {
  readonly engine: Engine
  readonly kernel: Kernel
  /** Its gateway asks nothing of a reader. */
  readonly forgetful: Kernel
  readonly land: Land
}

interface Asked {
  readonly who: 'worker' | 'cadre' | 'adrift' | 'clerk'
  readonly ledger: keyof typeof ledgers
  readonly place: Place
}

/** What is declared: a ledger that only says the village gives a grid worker the whole of it. */
function reaches({ who, ledger, place }: Asked): boolean {
  const theirs: Readonly<Record<Asked['who'], readonly Place[]>> = {
    clerk: places,
    cadre: ['own', 'neighbour'],
    worker: ledgers[ledger].lies === 'grid' ? ['own'] : ['own', 'neighbour'],
    adrift: [],
  }
  return theirs[who].includes(place)
}
const mayRead = (asked: Asked): boolean => ledgers[asked.ledger].read === 'town' || reaches(asked)
const mayWrite = (asked: Asked): boolean => asked.who === 'clerk' || (ledgers[asked.ledger].write === 'part' && reaches(asked))

const actorOf = ({ land }: World, who: Asked['who']): Actor => {
  const roles: Readonly<Record<Asked['who'], Role>> = { worker: 'gridWorker', cadre: 'villageCadre', adrift: 'gridWorker', clerk: 'clerk' }
  return { id: who, name: who, town, role: roles[who], ...(land.people[who] === undefined ? {} : { cadre: land.people[who] }) }
}

/** The ways to a record that one statement has, none of which says a word about whose it is. */
const statements = {
  row: (table: string, id: string) => sql`select id from ${sql.id(table)} where id = ${id}::uuid`,
  all: (table: string) => sql`select id from ${sql.id(table)}`,
  join: (table: string, id: string) =>
    sql`select b.id from ${sql.id(table)} as a join ${sql.id(table)} as b on b.id = a.id where a.id = ${id}::uuid`,
  sum: (table: string, id: string) =>
    sql`select max(id::text)::uuid as id from ${sql.id(table)} where id = ${id}::uuid having count(*) > 0`,
  part: (table: string, id: string) =>
    sql`select f.id from (select id, row_number() over (order by id) from ${sql.id(table)}) as f where f.id = ${id}::uuid`,
}

const verbs: Readonly<
  Record<string, (kernel: Kernel, actor: Actor, asked: { readonly ledger: string; readonly id: string }) => Promise<boolean>>
> = {
  get: (kernel, actor, asked) => isDone(getRecord(kernel, actor, asked), 'not-found'),
  history: (kernel, actor, asked) => isDone(listVersions(kernel, actor, asked), 'not-found'),
  list: async (kernel, actor, { ledger, id }) =>
    (await listRecords(kernel, actor, { ledger, query: { totals: true } })).records.some((one) => one.id === id),
  count: async (kernel, actor, { ledger, id }) => {
    const by = ledgers[ledger as Asked['ledger']].by
    const mine = (await listRecords(kernel, actor, { ledger })).records
    const { groups } = await groupRecords(kernel, actor, { ledger, by })
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(mine.length)
    return mine.some((one) => one.id === id)
  },
  export: async (kernel, actor, { ledger, id }) => {
    for await (const one of exportRecords(kernel, actor, { ledger }).records) if (one.id === id) return true
    return false
  },
}

async function isDone(work: Promise<unknown>, refused: string): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === refused) return false
    throw error
  }
}

class Undone extends Error {}

/** What a command writes that forgot to ask whose the record is; all of it is taken back. */
async function writes(
  { kernel, land }: World,
  actor: Actor,
  { ledger: name, place }: Asked,
  way: 'add' | 'change' | 'end' | 'take',
): Promise<boolean> {
  const ledger = kernel.catalogue.getLedger(name)
  const id = land.records[name][place]
  try {
    await writeAudited(kernel, actor, async (change) => {
      const before = await findCurrentVersion(change.session, ledger, { town, id })
      const mine = await findCurrentVersion(change.session, ledger, { town, id: land.records[name].own })
      if (before === undefined || mine === undefined) throw new Error(`${name} has no record in ${place}`)
      if (way === 'take') {
        // Brought from elsewhere into their own place.
        const { village = null, grid = null, household = null } = mine.values
        await writeRecords(kernel, change, { ledger, changes: [{ before, values: { ...before.values, village, grid, household } }] })
      } else if (way === 'add') {
        await writeRecords(kernel, change, {
          ledger,
          endings: actor.role === 'clerk' ? [before] : [],
          additions: [{ id: kernel.newId(), values: { ...before.values, ...fresh(name) } }],
        })
      } else if (way === 'change') await writeRecords(kernel, change, { ledger, changes: [{ before, values: before.values }] })
      else await writeRecords(kernel, change, { ledger, endings: [before] })
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Undone) return true
    if (error instanceof Refusal && error.code === 'not-permitted') return false
    throw error
  }
  return true
}

let made = 0
function fresh(ledger: Asked['ledger']): FieldValues & Record<string, string> {
  made += 1
  return ledgers[ledger].fresh(made)
}

/** Whatever may be asked, by everybody, of each ledger, everywhere. */
const askings: readonly Asked[] = (['worker', 'cadre', 'adrift', 'clerk'] as const).flatMap((who) =>
  (Object.keys(ledgers) as Asked['ledger'][]).flatMap((ledger) => places.map((place) => ({ who, ledger, place }))),
)

/**
 * Every asking by every way, or so many of them drawn: each leaves the world as it was, so that twenty thousand draws would find what each of them does once,
 * and ask most of them many times.
 */
async function askAll(
  ways: readonly string[],
  cases: number | 'every one',
  judge: (one: Asked, how: string) => Promise<void>,
): Promise<void> {
  if (cases === 'every one') {
    for (const how of ways) for (const one of askings) await judge(one, how)
    return
  }
  await fc.assert(fc.asyncProperty(fc.constantFrom(...askings), fc.constantFrom(...ways), judge), { numRuns: cases })
}

const filled = {
  key: 'land',
  fill: async (engine: Engine) => {
    const kernel = await openKernel({ engine, catalogue: loadCatalogue(), clock: () => new Date('2021-01-20T02:00:00Z') })
    await initTown(kernel, { town, name: '青竹镇' })
    const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
    return fillLand(async (ledger, values) => (await addRecord(kernel, system, { ledger, values })).id)
  },
}

describeEngines('who answers for a part of the town', (open, kind) => {
  const cases = triedOn<number | 'every one'>(kind, { embedded: 40, server: 150, whole: 'every one' })
  const openWorld = async (): Promise<World> => {
    const engine = await open(filled)
    const options = { engine, clock: () => new Date('2021-01-20T02:00:00Z') }
    const forgetful = await openKernel({ ...options, catalogue: withoutGateway(loadCatalogue()) })
    const kernel = await openKernel({ ...options, catalogue: loadCatalogue() })
    expect(engine.wall()).toEqual({ stands: true, searches: true })
    const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
    const find = async (ledger: string) => (await listRecords(kernel, system, { ledger })).records.map(({ id, title }) => ({ id, title }))
    return { engine, kernel, forgetful, land: await findLand(find) }
  }

  it('is held to it by the database alone, in every statement and every verb whose gateway asks nothing', async () => {
    const world = await openWorld()
    await askAll([...Object.keys(statements), ...Object.keys(verbs), 'add', 'change', 'end', 'take'], cases, async (one, how) => {
      const actor = actorOf(world, one.who)
      const id = world.land.records[one.ledger][one.place]
      const verb = verbs[how]
      const statement = Object.entries(statements).find(([name]) => name === how)?.[1]
      const says = `${how} ${JSON.stringify(one)}`
      if (verb !== undefined) expect(await verb(world.forgetful, actor, { ledger: one.ledger, id }), says).toBe(mayRead(one))
      else if (statement !== undefined) {
        const { table } = world.kernel.catalogue.getLedger(one.ledger)
        const rows = await partOfTown(world.kernel, actor).read((session) => session.query(statement(table, id)))
        expect(
          idRow.all(rows).some((row) => row.id === id),
          says,
        ).toBe(mayRead(one))
      } else if (how === 'add' || how === 'change' || how === 'end' || how === 'take')
        expect(await writes(world, actor, one, how), says).toBe(mayWrite(one) && (how !== 'take' || mayWrite({ ...one, place: 'own' })))
    })
  })

  it('is held to it by the gateway alone, where the database knows no parts', async () => {
    const world = await openWorld()
    world.engine.stand({ stands: true, searches: true, parts: { why: 'taken away' } })
    await askAll([...Object.keys(verbs), 'amend', 'withdraw'], cases, async (one, how) => {
      const actor = actorOf(world, one.who)
      const id = world.land.records[one.ledger][one.place]
      const verb = verbs[how]
      const says = `${how} ${JSON.stringify(one)}`
      if (verb !== undefined) {
        expect(await verb(world.kernel, actor, { ledger: one.ledger, id }), says).toBe(mayRead(one))
        return
      }
      // A version that nobody has seen: whoever may write is told that somebody was before them.
      const input = { ledger: one.ledger, id, version: 999, values: {}, reason: '试' }
      const work = how === 'amend' ? amendRecord(world.kernel, actor, input) : withdrawRecord(world.kernel, actor, input)
      const code = await work.then(
        () => 'done',
        (error: unknown) => (error instanceof Refusal ? error.code : 'failed'),
      )
      expect(code, says).toBe(mayWrite(one) ? 'conflict' : 'not-permitted')
    })
  })

  it('knows none of the tables that are nobody’s part, and takes nothing away', async () => {
    const world = await openWorld()
    const worker = actorOf(world, 'worker')
    for (const forbidden of [
      sql`select password from town_user`,
      sql`select 1 from user_session`,
      sql`select 1 from audit_entry`,
      sql`select 1 from stored_file`,
      sql`select 1 from second_factor`,
    ])
      await expect(partOfTown(world.kernel, worker).read((session) => session.query(forbidden))).rejects.toMatchObject({ code: '42501' })
    const rights = await world.engine.asOwner.read((session) =>
      session.query(sql`
        select c.relname::text as name from pg_class as c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and (has_table_privilege('qianbi_part', c.oid, 'delete') or has_table_privilege('qianbi_part', c.oid, 'truncate'))
      `),
    )
    expect(rights).toEqual([])
  })

  it('is held again where somebody took a part of it away, and a reader finds that it does not stand', async () => {
    const { engine } = await openWorld()
    const catalogue = loadCatalogue()
    for (const broken of [
      sql`drop policy qianbi_part on ledger_aid_payment`,
      sql`alter policy qianbi_part on ledger_aid_payment using (true)`,
      sql`create policy more on ledger_aid_payment to qianbi_part using (true)`,
      sql`grant select on audit_entry to qianbi_part`,
      sql`create or replace view part_low_income_household as select id, village from ledger_low_income_household`,
    ]) {
      await engine.asOwner.write((session) => session.query(broken))
      await openKernel({ engine, catalogue, access: 'read' })
      expect(engine.wall()).toMatchObject({ stands: true, parts: { why: expect.any(String) } })
      await openKernel({ engine, catalogue })
      expect(engine.wall()).toEqual({ stands: true, searches: true })
    }
  })
})

async function findLand(find: (ledger: string) => Promise<readonly { readonly id: string; readonly title: string }[]>): Promise<Land> {
  const cadres = await find('cadre')
  const person = (name: string) => cadres.find(({ title }) => title.startsWith(name))?.id
  const records: Record<string, Record<Place, string>> = {}
  for (const [ledger, { title }] of Object.entries(ledgers)) {
    const found = await find(ledger)
    const of = (at: number) => found.find((one) => one.title.includes(title(at)))?.id ?? ''
    records[ledger] = { own: of(0), neighbour: of(1), other: of(2) }
  }
  return { people: { worker: person('章小禾'), cadre: person('顾大川') }, records } as Land
}
