import { expect, it } from 'vitest'
import type { StepTaker } from '../../definition/loop/types.ts'
import { fc } from '../../definition/testing/seeded.ts'
import type { Actor, Role } from '../access/types.ts'
import { describeOneEngine } from '../storage/testing.ts'
import { takeStep } from './command/take-step.ts'
import { requireLoop } from './loop-index.ts'
import { listWork } from './query/list-work.ts'
import { readCase } from './query/read-case.ts'
import { fits } from './step/judge-step.ts'
import { openLoopSample } from './testing/open-sample.ts'

const roles: readonly Role[] = [
  'administrator',
  'clerk',
  'editor',
  'leader',
  'villageCadre',
  'gridWorker',
  'auditor',
  'systemAdministrator',
  'securityAdministrator',
]
const takers: readonly StepTaker[] = [
  'gridWorker',
  'villageCadre',
  'clerk',
  'leader',
  'editor',
  'administrator',
  'holder',
  'primary',
  'opener',
]

it('a step is open to an actor exactly when one of its takers is what they are', () => {
  const arbitrary = fc.record({
    by: fc.uniqueArray(fc.constantFrom(...takers), { minLength: 1 }),
    role: fc.constantFrom(...roles),
    cadre: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    holders: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    isOpener: fc.boolean(),
  })
  fc.assert(
    fc.property(arbitrary, ({ by, role, cadre, holders, isOpener }) => {
      const actor: Actor = { id: 'me', name: '我', town: '999901101', role, cadre }
      const part = { actor, holders: holders.map((one, index) => ({ cadre: one, primary: index === 0 })), opener: isOpener ? 'me' : 'you' }
      const held = cadre !== undefined && holders.includes(cadre)
      const parts = new Set<StepTaker | Role>([
        // A loop’s administrator is the one of the system.
        role === 'systemAdministrator' ? 'administrator' : role,
        ...(held ? (['holder'] as const) : []),
        ...(held && holders[0] === cadre ? (['primary'] as const) : []),
        ...(isOpener ? (['opener'] as const) : []),
      ])
      expect(fits(by, part)).toBe(role !== 'auditor' && by.some((taker) => parts.has(taker)))
    }),
    { numRuns: 500 },
  )
})

describeOneEngine('nobody takes a step whose takers they are not', (open) => {
  it('whatever role, duty or opening; and the list of work says the same as the step', async () => {
    const sample = await openLoopSample(await open())
    const { kernel, clerk, worker } = sample
    const loop = requireLoop(kernel.catalogue, 'event')
    const reported = await sample.report('S1')
    const accepted = await takeStep(kernel, clerk, { id: (await sample.report('S2')).id, version: 1, step: 'accept' })
    const third = await takeStep(kernel, clerk, { id: (await sample.report('S3')).id, version: 1, step: 'accept' })
    const handled = await takeStep(kernel, worker, { id: third.case.id, version: 2, step: 'handle', values: { result: '好' } })
    const cadres = [undefined, worker.cadre, sample.helper.cadre]
    const ids = ['nobody', clerk.id, worker.id]
    const actors = roles.flatMap((role) =>
      cadres.flatMap((cadre) => ids.map((id): Actor => ({ id, name: '某人', town: sample.town, role, cadre }))),
    )
    for (const actor of actors) {
      const lists = [await listWork(kernel, actor, { which: 'mine' }), await listWork(kernel, actor, { which: 'able' })]
      const items = lists.flatMap((list) => list.items)
      const work = new Map(items.map(({ id, steps }) => [id, steps.map((step) => step.id)]))
      expect(work.size, 'nothing stands in both').toBe(items.length)
      for (const one of [reported, accepted.case, handled.case]) {
        const { steps } = await readCase(kernel, actor, { id: one.id })
        expect(work.get(one.id) ?? []).toEqual(steps.filter(({ allowed }) => allowed).map(({ id }) => id))
        for (const step of steps.filter(({ allowed }) => !allowed)) {
          const trying = takeStep(kernel, actor, {
            id: one.id,
            version: one.version,
            step: step.id,
            opinion: '试',
            values: step.id === 'handle' ? { result: '试' } : {},
          })
          await expect(trying).rejects.toMatchObject({ code: 'not-permitted' })
        }
        for (const step of steps.filter(({ allowed }) => allowed)) {
          const by = loop.steps.find(({ id }) => id === step.id)?.by ?? []
          const parts: readonly (string | false | undefined)[] = [
            actor.role,
            actor.cadre !== undefined && 'holder',
            actor.cadre !== undefined && actor.cadre === worker.cadre && 'primary',
            actor.id === clerk.id && 'opener',
          ]
          expect([step.id, by.some((taker) => parts.includes(taker))]).toEqual([step.id, true])
        }
      }
    }
  })
})
