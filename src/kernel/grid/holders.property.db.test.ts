import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import type { Kernel } from '../context.ts'
import { importRows } from '../ledger/import/import-rows.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { Refusal } from '../refusal.ts'
import { describeEngines } from '../storage/testing.ts'
import { assignDuties, handOver, mergeObjects, takeLeave } from './index.ts'
import { type GridTown, openGridKernel, openGridTown } from './testing/open-grid-town.ts'

/** Days on which things begin and end; every day from one to the next is like its first. */
const days = ['2021-01-01', '2021-02-01', '2021-03-01', '2021-04-01', '2021-05-01', '2021-06-01']
const names = { cadres: ['竹甲', '竹乙', '竹丙', '竹丁'], persons: ['山一', '山二', '山三', '山四', '山五'] }

const day = fc.nat(days.length - 1)
const cadre = fc.nat(names.cadres.length - 1)
const person = fc.nat(names.persons.length - 1)
const role = fc.constantFrom('主责', '协助', '')
const duty = fc.record({ person, cadre, role, from: day, to: fc.option(day, { nil: undefined }) })
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('import' as const), rows: fc.array(duty, { minLength: 1, maxLength: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('assign' as const), person, cadre, from: day, replace: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('handOver' as const), cadre, to: fc.option(cadre, { nil: undefined }), from: day }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('leave' as const), cadre, to: cadre, from: day, days: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('merge' as const), keep: person, drop: person }) },
)
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

const once = (person: number, cadre: number, role: '主责' | '协助' | '', from: number, to?: number): Act => ({
  type: 'import',
  rows: [{ person, cadre, role, from, to }],
})
const assign = (person: number, cadre: number, from: number): Act => ({ type: 'assign', person, cadre, from, replace: false })
const merge = (keep: number, drop: number): Act => ({ type: 'merge', keep, drop })
const handOverAt = (cadre: number, from: number): Act => ({ type: 'handOver', cadre, to: undefined, from })
const leaveAt = (cadre: number, to: number, from: number): Act => ({ type: 'leave', cadre, to, from, days: 1 })

/** Courses of things that once left an object with two holders, with none, or broke a key. */
const seen: Act[][][] = [
  [[assign(2, 2, 1)], [assign(2, 2, 0)], [assign(3, 2, 0)], [merge(2, 3)]],
  [[assign(3, 0, 1)], [once(3, 0, '', 0)], [handOverAt(0, 0)]],
  [[once(1, 0, '', 0)], [assign(4, 0, 1)], [merge(1, 4)], [leaveAt(0, 1, 0)], [handOverAt(0, 0)]],
  [[once(2, 0, '', 0)], [once(0, 0, '协助', 1)], [merge(2, 0)], [leaveAt(0, 1, 0)]],
  [[once(3, 0, '', 0), once(3, 0, '协助', 1, 2)], [handOverAt(0, 1)], [handOverAt(0, 0)]],
  [[assign(0, 0, 0)], [once(1, 1, '主责', 4, 0)], [leaveAt(0, 1, 4)], [merge(0, 1)], [handOverAt(0, 0)]],
]

describeEngines('who answers', (open) => {
  let kernel: Kernel
  let opened = 0
  beforeAll(async () => {
    kernel = await openGridKernel(await open())
  })

  it('is at most one at every moment, and nobody is left alone by a hand-over, a leave or a merger, whatever is done and whoever does it at once', async () => {
    let done = 0
    const run = fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 9 }),
      async (rounds) => {
        opened += 1
        const town = await openGridTown(kernel, String(999_910_000 + opened))
        const ids = {
          cadres: await inOrder(names.cadres, (name) => town.cadre(name)),
          persons: await inOrder(names.persons, (name) => town.person(name)),
        }
        for (const acts of rounds) {
          const before = await readAnswering(town)
          const outcomes = await Promise.allSettled(acts.map((one) => perform(town, ids, one)))
          for (const outcome of outcomes) {
            if (outcome.status === 'fulfilled') done += 1
            else if (!(outcome.reason instanceof Refusal)) throw outcome.reason
          }
          const after = await readAnswering(town)
          expect([...after.values()].filter(({ primaries }) => primaries > 1)).toEqual([])
          const kept = acts.every(({ type }) => type === 'handOver' || type === 'leave' || type === 'merge')
          const present = new Set((await listRecords(kernel, town.clerk, { ledger: 'person' })).records.map(({ id }) => id))
          if (kept) expect([...before.keys()].filter((key) => present.has(key.split(' ')[0] ?? '') && !after.has(key))).toEqual([])
        }
        expect((await verifyAudit(kernel, town.clerk)).problems).toEqual([])
      },
    )
    await fc.assert(run, { numRuns: 25, examples: seen.map((rounds) => [rounds]) })
    expect(done).toBeGreaterThan(50)
  })
})

interface Ids {
  readonly cadres: readonly string[]
  readonly persons: readonly string[]
}

async function perform({ kernel, clerk }: GridTown, ids: Ids, one: Act): Promise<void> {
  const person = (at: number) => ids.persons[at] ?? ''
  const cadre = (at: number) => ids.cadres[at] ?? ''
  const day = (at: number | undefined) => (at === undefined ? '' : (days[at] ?? ''))
  switch (one.type) {
    case 'assign': {
      const assignments = [{ objectKind: 'person', object: person(one.person), holder: cadre(one.cadre) }]
      await assignDuties(kernel, clerk, { assignments, from: day(one.from), replace: one.replace })
      return
    }
    case 'handOver': {
      const to = one.to === undefined ? ({ proposal: true } as const) : { holders: [cadre(one.to)] }
      await handOver(kernel, clerk, { cadre: cadre(one.cadre), on: day(one.from), to })
      return
    }
    case 'leave': {
      const to = days[one.from + one.days] ?? '2021-12-01'
      await takeLeave(kernel, clerk, { cadre: cadre(one.cadre), from: day(one.from), to, standIn: cadre(one.to) })
      return
    }
    case 'merge':
      await mergeObjects(kernel, clerk, { ledger: 'person', keep: person(one.keep), drop: person(one.drop), reason: '重复' })
      return
    case 'import': {
      const columns = ['对象类别', '对象', '责任人', '角色', '起', '止']
      const rows = one.rows.map(({ person: of, cadre: by, role, from, to }, index) => {
        const cells = ['人员', names.persons[of] ?? '', names.cadres[by] ?? '', role, day(from), day(to)]
        return { row: index + 2, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) }
      })
      await importRows(kernel, clerk, { ledger: 'duty', columns, rows })
    }
  }
}

/** For every object and day on which somebody answers: `object day`, and how many have the role 主责. Written apart from the audit's own statement. */
async function readAnswering({ kernel, clerk }: GridTown): Promise<ReadonlyMap<string, { readonly primaries: number }>> {
  const rows = await kernel.engine.asOwner.read((session) =>
    session.query<{ object: string; day: string; primaries: number; roles: number }>(sql`
      select d.object, day::date::text as day, (count(*) filter (where d.role = 'primary'))::integer as primaries, count(d.role)::integer as roles
      from unnest(${[...days, '2022-01-01']}::text[]) as day
      join ledger_duty as d on d.started_on <= day::date and (d.ended_on is null or d.ended_on > day::date)
      where d.town = ${clerk.town} and d.replaced_at is null group by d.object, day
    `),
  )
  return new Map(rows.filter(({ primaries, roles }) => primaries > 0 || roles === 0).map((row) => [`${row.object} ${row.day}`, row]))
}

async function inOrder(words: readonly string[], make: (word: string) => Promise<string>): Promise<readonly string[]> {
  const made: string[] = []
  for (const word of words) made.push(await make(word))
  return made
}
