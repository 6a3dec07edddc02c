import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { StatementError } from '../storage/statement-error.ts'
import { describeEngines, triedOn } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { addRecord } from './command/add-record.ts'
import { amendRecord } from './command/amend-record.ts'
import { bulkRecords } from './command/bulk-records.ts'
import { restoreRecord } from './command/restore-record.ts'
import { revealField } from './command/reveal-field.ts'
import { withdrawRecord } from './command/withdraw-record.ts'
import { exportRecords } from './query/export-records.ts'
import { findOptions } from './query/find-options.ts'
import { getRecord } from './query/get-record.ts'
import { listRecords } from './query/list-records.ts'
import { listVersions } from './query/list-versions.ts'
import { searchEverything } from './query/search-everything.ts'
import { summariseLedgers } from './query/summarise-ledgers.ts'
import { actorOf, idNumber, load, openSample, otherTown, table, town } from './testing/open-sample.ts'
import { listAudit } from './verify/list-audit.ts'
import { verifyAudit } from './verify/verify-audit.ts'

const secret = '邻镇的秘密'
const ledger = 'firm'

interface Target {
  readonly id: string
  readonly version: number
}

/** Every call of the ledgers, aimed at a record that may be another town's. */
const calls: Readonly<Record<string, (kernel: Kernel, actor: Actor, target: Target) => Promise<unknown>>> = {
  list: (kernel, actor) => listRecords(kernel, actor, { ledger, query: { totals: true } }),
  search: (kernel, actor) => listRecords(kernel, actor, { ledger, query: { search: secret } }),
  filter: (kernel, actor, { id }) =>
    listRecords(kernel, actor, { ledger: 'duty', query: { filters: [{ field: 'object', operator: '=', value: id }] } }),
  through: (kernel, actor) =>
    listRecords(kernel, actor, { ledger, query: { filters: [{ field: 'village.name', operator: 'contains', value: secret }] } }),
  past: (kernel, actor) => listRecords(kernel, actor, { ledger, query: { asOf: '2099-01-01T00:00:00.000000Z' } }),
  get: (kernel, actor, { id }) => getRecord(kernel, actor, { ledger, id }),
  versions: (kernel, actor, { id }) => listVersions(kernel, actor, { ledger, id }),
  options: (kernel, actor) => findOptions(kernel, actor, { ledger, search: secret }),
  everything: (kernel, actor) => searchEverything(kernel, actor, { text: secret }),
  summary: (kernel, actor) => summariseLedgers(kernel, actor),
  export: async (kernel, actor) => {
    const cells: string[] = []
    for await (const row of exportRecords(kernel, actor, { ledger }).rows) cells.push(...row)
    return cells
  },
  audit: (kernel, actor, { id }) => listAudit(kernel, actor, { record: id }),
  verify: (kernel, actor) => verifyAudit(kernel, actor),
  reveal: (kernel, actor, { id }) => revealField(kernel, actor, { ledger, id, field: 'contact' }),
  add: (kernel, actor, { id }) => addRecord(kernel, actor, { ledger: 'duty', values: { kind: 'firm', object: id, holder: '王守' } }),
  amend: (kernel, actor, { id, version }) => amendRecord(kernel, actor, { ledger, id, version, values: { contact: '外人' } }),
  withdraw: (kernel, actor, { id, version }) => withdrawRecord(kernel, actor, { ledger, id, version, reason: '试' }),
  restore: (kernel, actor, { id }) => restoreRecord(kernel, actor, { ledger, id }),
  bulk: (kernel, actor, { id, version }) =>
    bulkRecords(kernel, actor, { ledger, operations: [{ type: 'amend', id, version, values: { contact: '外人' } }] }),
  import: (kernel, actor) => load(kernel, '责任', table(['类别', '对象', '责任人'], ['企业', secret, '王守']), { actor }),
}

/** Everything in the tables of a town. */
async function contents(kernel: Kernel, of: string): Promise<string> {
  return kernel.engine.asOwner.read(async (session) => {
    const parts: unknown[] = []
    for (const { table: name } of kernel.catalogue.catalogue.ledgers)
      parts.push(
        await session.query(sql`select to_jsonb(t) - 'grams' as row from ${sql.id(name)} as t where town = ${of} order by id, version`),
      )
    parts.push(await session.query(sql`select to_jsonb(t) as row from audit_entry as t where town = ${of} order by seq`))
    parts.push(await session.query(sql`select to_jsonb(t) as row from audit_head as t where town = ${of}`))
    return JSON.stringify(parts)
  })
}

async function fill(kernel: Kernel, at: string, name: string): Promise<readonly Target[]> {
  const actor = actorOf('clerk', at)
  await load(kernel, '村', table(['编码', '名称'], ['01', `${name}村`]), { actor })
  await load(kernel, '农户', table(['户主', '身份证号', '村'], ['周文', idNumber(1), `${name}村`]), { actor })
  const village = (await listRecords(kernel, actor, { ledger: 'village' })).records[0]?.id ?? ''
  const live = await addRecord(kernel, actor, { ledger, values: { name, village, contact: name } })
  const gone = await addRecord(kernel, actor, { ledger, values: { name: `${name}旧`, contact: name } })
  await withdrawRecord(kernel, actor, { ledger, id: gone.id, version: 1, reason: '关停' })
  return [live, gone].map(({ id, version }) => ({ id, version }))
}

/** A call's answer, or its refusal by the gateway or the database; anything else that is thrown is a fault. */
async function answer(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => {
    if (error instanceof Refusal) return [error.code, error.message, error.fields]
    // What a policy or a check of the wall does not take.
    if (error instanceof StatementError && ['42501', '23514'].includes(error.code)) return error.code
    throw error
  })
}

interface Walls {
  readonly name: string
  /** Whose statements the database believes them to be; the owner's, whom no policy holds, where the gateway stands alone. */
  readonly stand: (engine: Engine) => Engine['inTown']
  /** The town that the gateway takes the caller for. */
  readonly caller: string
}

/** Each wall with the other one taken away: the gateway puts another town's name into every statement, or the database asks nothing. */
const walls: readonly Walls[] = [
  { name: 'both walls', stand: (engine) => engine.inTown, caller: town },
  { name: 'the gateway alone', stand: (engine) => () => engine.asOwner, caller: town },
  { name: 'the database alone', stand: (engine) => () => engine.inTown(town), caller: otherTown },
]

describeEngines('the ledgers of two towns in one database', (open, engine) => {
  const numRuns = triedOn(engine, { embedded: 150, server: 150, whole: 10_000 })

  it.each(walls)('show and give nothing of the other town, whoever calls whatever, by $name', async ({ stand, caller }) => {
    const { kernel } = await openSample(await open())
    expect(kernel.engine.wall()).toEqual({ stands: true, searches: true })
    const theirs = await fill(kernel, otherTown, secret)
    await fill(kernel, town, '本镇厂')
    const before = await contents(kernel, otherTown)
    const walled: Kernel = { ...kernel, engine: { ...kernel.engine, inTown: stand(kernel.engine) } }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(calls)),
        fc.constantFrom('administrator' as const, 'clerk' as const, 'editor' as const, 'leader' as const, 'auditor' as const),
        fc.constantFrom(...theirs),
        async (call, role, target) => {
          const said = await answer(calls[call]?.(walled, actorOf(role, caller), target) ?? Promise.reject(new Error(call)))
          // A refused import repeats the word that the caller wrote.
          if (call !== 'import') expect(JSON.stringify(said ?? null)).not.toContain(secret)
          expect(await contents(kernel, otherTown)).toBe(before)
        },
      ),
      { numRuns },
    )
    expect((await verifyAudit(kernel, actorOf('auditor', otherTown))).problems).toEqual([])
    expect((await verifyAudit(kernel, actorOf('auditor'))).problems).toEqual([])
  })

  it('are not changed by an auditor or a leader, their own no more than the other', async () => {
    const { kernel } = await openSample(await open())
    const own = await fill(kernel, town, '本镇厂')
    const before = await contents(kernel, town)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(calls)),
        fc.constantFrom('leader' as const, 'auditor' as const),
        fc.constantFrom(...own),
        async (call, role, target) => {
          await answer(calls[call]?.(kernel, actorOf(role), target) ?? Promise.reject(new Error(call)))
          expect(await contents(kernel, town)).toBe(before)
        },
      ),
      { numRuns: 60 },
    )
  })
})
