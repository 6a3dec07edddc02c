import { expect, it } from 'vitest'
import { foldCase } from '../../definition/loop/fold-case.ts'
import type { Actor } from '../access/types.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { Refusal } from '../refusal.ts'
import { describeOneEngine, triedOn } from '../storage/testing.ts'
import { keptOf } from './case/advance-case.ts'
import { readCasesById } from './case/read-cases.ts'
import { readLogs } from './case/read-log.ts'
import { mergeCase } from './command/merge-case.ts'
import { resumeCase } from './command/resume-case.ts'
import { suspendCase } from './command/suspend-case.ts'
import { takeStep } from './command/take-step.ts'
import { requireLoop, stateOf } from './loop-index.ts'
import { listCases } from './query/list-cases.ts'
import { openLoopSample } from './testing/open-sample.ts'
import { verifyCases } from './verify/verify-cases.ts'

/** Numbers that are the same in every run: a linear congruence is random enough to wander about. */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

describeOneEngine('a walk through a loop', (open, engine) => {
  it.each(triedOn(engine, { embedded: [1], server: [1, 2], whole: [1, 2, 3] }))(
    'keeps what the log says after every step (walk %i)',
    async (seed) => {
      const random = randomOf(seed * 7919)
      const pick = <Item>(items: readonly Item[]): Item | undefined => items[random(items.length)]
      const sample = await openLoopSample(await open())
      const { kernel, clerk, leader, other, worker, helper } = sample
      const loop = requireLoop(kernel.catalogue, 'event')
      const actors: readonly Actor[] = [clerk, leader, other, worker, helper]
      for (let n = 0; n < 4; n++) await sample.report(`Q${n}`)
      let taken = 0
      for (let move = 0; move < 150; move++) {
        if (random(12) === 0) await sample.report(`R${move}`)
        if (random(8) === 0) sample.passDays(random(4))
        const { cases } = await listCases(kernel, clerk, { loop: 'event', standing: 'open' })
        const one = pick(cases)
        if (one === undefined) continue
        const { id, version } = one
        const what = random(16)
        try {
          if (what === 0) await suspendCase(kernel, clerk, { id, version, until: `2020-0${7 + random(3)}-01`, opinion: '等' })
          else if (what === 1) await resumeCase(kernel, clerk, { id, version })
          else if (what === 2 && cases.length > 3) await mergeCase(kernel, clerk, { id, version, into: pick(cases)?.id ?? id })
          else if (what === 3) {
            const status = pick(['reported', 'handling', 'checking']) ?? 'reported'
            const record = await getRecord(kernel, clerk, { ledger: 'event', id: one.subject })
            await amendRecord(kernel, clerk, {
              ledger: 'event',
              id: one.subject,
              version: record.version,
              values: { status },
              reason: '核实',
            })
          } else {
            const step = pick(loop.steps.filter(({ from }) => from.includes(one.state)))
            if (step === undefined) continue
            const values = step.id === 'handle' ? { result: '好' } : step.id === 'promise' ? { promisedOn: '2020-06-20' } : {}
            await takeStep(kernel, pick(actors) ?? clerk, { id, version, step: step.id, values, opinion: '走一步' })
          }
          taken += 1
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
        await kernel.engine.asOwner.read(async (session) => {
          const place = { kernel, session, town: sample.town }
          const now = (await readCasesById(place, [id])).get(id)
          const log = await readLogs(place, [id])
          expect(now).toMatchObject(keptOf(loop, foldCase(loop, log)))
          expect(now?.steps).toBe(log.length)
          const state = stateOf(loop, now?.state ?? '')
          if (now?.endedOn === null) expect([state.id, now.due !== null || state.timeless !== undefined]).toEqual([state.id, true])
        })
      }
      expect(taken).toBeGreaterThan(20)
      expect((await verifyCases(kernel, clerk)).problems).toEqual([])
      expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
    },
  )
})
