import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rounds } from '../../../conformance/rounds.ts'
import { decidePair, Refusal, readPerson, undoPair, verifyAudit } from '../index.ts'
import { describeOneEngine } from '../storage/testing.ts'
import { as, numberOf, openPeopleTown, type PeopleTown } from './testing/people-pack.ts'

const people = 5

type Act = { readonly merge: readonly [kept: number, other: number] } | { readonly undo: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.nat(people - 1), fc.nat(people - 1)).map((merge) => ({ merge })) },
  { weight: 1, arbitrary: fc.nat(5).map((undo) => ({ undo })) },
)

/** Who goes on under whom, and which decisions stand. */
class Model {
  readonly into = new Map<number, number>()
  readonly decided: { readonly id: string; readonly kept: number; readonly other: number }[] = []

  mayMerge(kept: number, other: number): boolean {
    const isDecided = this.decided.some((one) => [one.kept, one.other].sort().join() === [kept, other].sort().join())
    return kept !== other && !this.into.has(kept) && !this.into.has(other) && !isDecided
  }

  /** Everybody whose record is now part of this one's page, themselves included. */
  under(person: number): readonly number[] {
    const direct = [...this.into].flatMap(([other, kept]) => (kept === person ? [other] : []))
    return [person, ...direct.flatMap((other) => this.under(other))].sort()
  }
}

describeOneEngine('merging people', (open) => {
  it('keeps every record on exactly one page, whatever is merged and taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 9 }), async (acts) => {
        const town = await openPeopleTown(await open())
        const ids: string[] = []
        for (let index = 0; index < people; index += 1) {
          const number = numberOf(index + 1)
          ids.push(await town.add('citizen', { name: '顾石龙', number, village: town.villages[0] }))
          await town.add('support', { name: '顾石龙', number, village: town.villages[0], since: `201${index}-01-01` })
        }
        const model = new Model()
        for (const one of acts) {
          await run(town, model, ids, one)
          for (let index = 0; index < people; index += 1)
            if (!model.into.has(index)) {
              const { sections } = await readPerson(town.kernel, as('clerk'), { id: ids[index] ?? '' })
              const since = sections.flatMap(({ records }) => records.map(({ date }) => date)).sort()
              expect(since).toEqual(model.under(index).map((person) => `201${person}-01-01`))
            }
        }
        expect((await verifyAudit(town.kernel, as('auditor'))).problems).toEqual([])
      }),
      { numRuns: rounds({ sample: 8, whole: 200 }) },
    )
  })
})

async function run({ kernel }: PeopleTown, model: Model, ids: readonly string[], one: Act): Promise<void> {
  if ('undo' in one) {
    const at = one.undo % Math.max(1, model.decided.length)
    const decision = model.decided[at]
    if (decision === undefined) return
    await undoPair(kernel, as('clerk'), { id: decision.id })
    model.decided.splice(at, 1)
    if (model.into.get(decision.other) === decision.kept) model.into.delete(decision.other)
    return
  }
  const [kept, other] = one.merge
  const done = await decidePair(kernel, as('clerk'), { verdict: 'same', kept: ids[kept] ?? '', other: ids[other] ?? '' }).catch(
    (error: unknown) => {
      if (error instanceof Refusal) return undefined
      throw error
    },
  )
  expect(done !== undefined, `${kept} ← ${other}`).toBe(model.mayMerge(kept, other))
  if (done === undefined) return
  model.decided.push({ id: done.id, kept, other })
  model.into.set(other, kept)
}
