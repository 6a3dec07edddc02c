import { sql } from 'kysely'
import type { ResolvedLoop, ResolvedRule } from '../../../definition/loop/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readRecord } from '../../ledger/query/read-record.ts'
import { findWithin } from '../../ledger/reach/assert-within.ts'
import { outsideWhy } from '../../ledger/reach/outside.ts'
import { findCurrentVersion } from '../../ledger/record/read-version.ts'
import type { LedgerRecord } from '../../ledger/types.ts'
import { readInTown, type TownReading } from '../../town-session.ts'
import { readCases, readCasesById } from '../case/read-cases.ts'
import { readLogs, type StoredEvent } from '../case/read-log.ts'
import { requireLoop, stateOf } from '../loop-index.ts'
import { whyNotMerge, whyNotResume, whyNotSuspend } from '../step/judge-change.ts'
import { type StepSituation, whyNot } from '../step/judge-step.ts'
import { readTakers, readWithOpenChildren } from '../step/read-situation.ts'
import { readIrreversible } from '../subject/read-irreversible.ts'
import { readHolding } from '../subject/rules.ts'
import type { CaseDetail, CaseLogEntry, CaseMove, CaseStepOption } from '../types.ts'
import { rulesBeforehand } from './judged-beforehand.ts'
import { presentCases } from './present-cases.ts'
import { readChildren } from './read-children.ts'
import { requireOwnCase } from './require-own-case.ts'

/** Everything about a case: its record, its path, the steps from where it stands with the reason for each that the actor may not take. Refuses with `not-found`. */
export async function readCase(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<CaseDetail> {
  return readInTown(kernel, actor, 'read', async (place) => {
    const { session, moment } = place
    const { today } = moment
    const one = await requireOwnCase(place, id)
    const loop = requireLoop(kernel.catalogue, one.loop)
    const ledger = kernel.catalogue.getLedger(one.ledger)
    const { cases: children, count } = await readChildren(place, loop, one)
    const parents = one.parent === null ? [] : [...(await readCasesById(place, [one.parent])).values()]
    const merged = await readCases(place, sql`t.main = ${one.id}::uuid order by t.number`)
    const { summaries, holders, nameOf } = await presentCases(place, [one, ...children, ...parents, ...merged], { actor, today })
    const isOwn = (await findWithin(kernel, { ...actor, session }, ledger, [one.subject])).has(one.subject)
    const own = holders.get(one.subject) ?? []
    const part = { actor, holders: own, opener: one.opener }
    const isThere = (await findCurrentVersion(session, ledger, { town: actor.town, id: one.subject })) !== undefined
    const record = isThere ? await readRecord(place, { ledger, id: one.subject }) : null
    const takersOf = await readTakers(place, { loop, actor, cases: [one.id], steps: loop.steps })
    const openChildren = one.endedOn === null && (await readWithOpenChildren(place, loop, [one])).size > 0
    const situation = { loop, case: one, part, takenBy: takersOf(one.id), openChildren, today }
    const [summary, ...others] = summaries
    if (summary === undefined) throw new Error('a case without a summary')
    const move = (against: { readonly why: string } | undefined): CaseMove => ({
      allowed: against === undefined,
      why: against?.why ?? null,
    })
    return {
      case: summary,
      record,
      log: (await readLogs(place, [one.id])).map((event) => presentEvent(loop, event)),
      steps: await presentSteps(place, situation, { record, isOwn }),
      suspend: { ...move(whyNotSuspend(loop, one, { part, today })), mostDays: loop.suspension?.mostDays ?? 0 },
      resume: move(whyNotResume(loop, one, { part, today })),
      merge: move(whyNotMerge(loop, one, part)),
      holders: own.map(({ cadre, primary }) => ({ cadre, name: nameOf(cadre), role: primary ? 'primary' : 'secondary' })),
      children: others.slice(0, children.length),
      childCount: count,
      parent: parents.length === 0 ? null : (others[children.length] ?? null),
      merged: others.slice(children.length + parents.length),
    }
  })
}

function presentEvent(loop: ResolvedLoop, event: StoredEvent): CaseLogEntry {
  const label = (state: string): string => loop.states.find(({ id }) => id === state)?.label ?? state
  const { from, due, holdUntil, until, opinion, case: _case, into: _into, ...rest } = event
  return {
    ...rest,
    from: from ?? null,
    fromLabel: from === undefined ? null : label(from),
    toLabel: label(event.to),
    opinion: opinion ?? null,
    due: due ?? null,
    holdUntil: holdUntil ?? null,
    until: until ?? null,
  }
}

/** The steps out of the state, with what the record says against them already. What speaks of fields that the step fills in is judged with what is filled in. */
async function presentSteps(
  place: TownReading,
  situation: StepSituation,
  { record, isOwn }: { readonly record: LedgerRecord | null; readonly isOwn: boolean },
): Promise<readonly CaseStepOption[]> {
  const { loop, case: one } = situation
  if (one.endedOn !== null) return []
  const steps = loop.steps.filter(({ from }) => from.includes(one.state))
  const rules = steps.flatMap((step) => [...step.warns, ...rulesBeforehand(loop, step)])
  const holding = await readHolding(place, loop, { rules, subjects: [one.subject], today: situation.today })
  const irreversible = await readIrreversible(place, loop, { steps, subject: one.subject, today: situation.today })
  const isHolding = ({ why }: ResolvedRule): boolean => holding.get(one.subject)?.includes(why) === true
  return steps.map((step) => {
    const to = stateOf(loop, step.to)
    const against = rulesBeforehand(loop, step)
      .filter(isHolding)
      .map(({ why }) => why)
    const gone = record === null ? '这个事项的记录已撤销。' : isOwn ? undefined : outsideWhy
    const why = gone ?? whyNot(step, situation)?.why ?? (against.length > 0 ? against.join('') : null)
    return {
      id: step.id,
      label: step.label,
      to: to.id,
      toLabel: to.label,
      allowed: why === null,
      why,
      fill: step.fill.map(({ field, required }) => ({
        field,
        required,
        label: place.kernel.catalogue.getField(loop.ledger, field).field.label,
        value: record?.values[field] ?? null,
      })),
      opinion: step.opinion,
      evidence: step.evidence,
      warnings: step.warns.filter(isHolding).map(({ why }) => why),
      returns: step.returns,
      ends: to.ends ?? null,
      irreversible: irreversible.get(step.id) ?? null,
    }
  })
}
