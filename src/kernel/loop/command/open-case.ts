import { sql } from 'kysely'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { findWithin } from '../../ledger/reach/assert-within.ts'
import { outsideWhy } from '../../ledger/reach/outside.ts'
import { findCurrentVersion } from '../../ledger/record/read-version.ts'
import { writeRecordsAudited } from '../../ledger/record/write-records-audited.ts'
import { Refusal } from '../../refusal.ts'
import { writeInTown } from '../../town-session.ts'
import { planOpenings } from '../case/open-cases.ts'
import { readCases, requireCase } from '../case/read-cases.ts'
import { writeCases } from '../case/write-cases.ts'
import { requireLoop, stateOf } from '../loop-index.ts'
import { noticeChanges } from '../notice/notice-changes.ts'
import { readCase } from '../query/read-case.ts'
import { fits, presentTakers } from '../step/judge-step.ts'
import { readHolders } from '../subject/holders.ts'
import type { CaseDetail } from '../types.ts'

export interface CaseToOpen {
  readonly loop: string
  readonly subject: string
  readonly opinion?: string | undefined
  /** The case that waits for this one. */
  readonly parent?: string | undefined
}

/**
 * Opens a case over a record by hand. Refuses with `not-permitted` who may not, `conflict` when the record has an open case of this loop, `invalid` when the
 * first deadline cannot be worked out.
 */
export async function openCase(kernel: Kernel, actor: Actor, input: CaseToOpen): Promise<CaseDetail> {
  const id = await writeInTown(kernel, actor, 'step', async (place) => {
    const { session, town, moment } = place
    const loop = requireLoop(kernel.catalogue, input.loop)
    const ledger = kernel.catalogue.getLedger(loop.ledger)
    const record = await findCurrentVersion(session, ledger, { town, id: input.subject })
    if (record === undefined) throw new Refusal('not-found', `「${ledger.label}」里没有这条记录，可能已被撤销。`)
    const holders = await readHolders(place, loop, { subjects: [record.id], today: moment.today })
    if (!fits(loop.openBy, { actor, holders: holders.get(record.id) ?? [], opener: undefined }))
      throw new Refusal('not-permitted', `「${loop.label}」由${presentTakers(loop.openBy)}开始。`)
    if (!(await findWithin(kernel, { ...actor, session }, ledger, [record.id])).has(record.id))
      throw new Refusal('not-permitted', outsideWhy)
    const [open] = await readCases(place, sql`t.loop = ${loop.id} and t.subject = ${record.id} and t.ended_on is null`)
    if (open !== undefined) throw new Refusal('conflict', `这条记录已有办理中的「${loop.label}」（${open.number}）。`)
    const parent = input.parent === undefined ? undefined : await requireCase(place, input.parent)
    if (parent !== undefined && parent.endedOn !== null) throw new Refusal('wrong-state', '上级事项已经结束。')
    const state = stateOf(loop, loop.initial)
    if (loop.stateField !== undefined && state.shows !== undefined && record.values[loop.stateField] !== state.shows) {
      const values = { ...record.values, [loop.stateField]: state.shows }
      const detail = { loop: loop.id, reason: `「${loop.label}」开始` }
      await writeRecordsAudited(kernel, {
        session,
        writer: actor,
        ledger,
        changes: [{ before: record, values }],
        action: 'step',
        cause: { type: 'step', loop: loop.id, step: 'open' },
        detail,
      })
    }
    const openings = [{ subject: record.id, state, parent: parent?.id }]
    const changes = await planOpenings(place, {
      loop,
      writer: actor,
      moment,
      openings,
      label: '开始',
      opinion: input.opinion,
      lenient: false,
    })
    await writeCases(place, { writer: actor, changes })
    await noticeChanges(place, changes)
    return changes[0]?.case.id ?? ''
  })
  return readCase(kernel, actor, { id })
}
