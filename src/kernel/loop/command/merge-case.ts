import type { ResolvedLoop, ResolvedStep } from '../../../definition/loop/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import type { TownSession } from '../../town-session.ts'
import { advanceCase } from '../case/advance-case.ts'
import { requireCase } from '../case/read-cases.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { whyNotMerge } from '../step/judge-change.ts'
import { readWithOpenChildren } from '../step/read-situation.ts'
import { readSubjects, writeSubjects } from '../step/write-subjects.ts'
import { fillValues } from '../subject/fill-values.ts'
import type { CaseDetail } from '../types.ts'
import { changeCase } from './change-case.ts'

/** Folds a duplicate into its main case, which goes on alone; the duplicate ends and counts no more. Refuses with `wrong-state` a main case that is over, of another loop, or younger. */
export function mergeCase(
  kernel: Kernel,
  actor: Actor,
  {
    id,
    version,
    into,
    opinion,
  }: { readonly id: string; readonly version: number; readonly into: string; readonly opinion?: string | undefined },
): Promise<CaseDetail> {
  return changeCase(kernel, actor, {
    id,
    version,
    change: async ({ place, loop, case: one, part }) => {
      const against = whyNotMerge(loop, one, part)
      if (against !== undefined) throw new Refusal(against.code, against.why)
      const main = await requireCase(place, into)
      if (main.id === one.id) throw new Refusal('invalid', '事项不能并入自己。')
      if (main.loop !== loop.id) throw new Refusal('wrong-state', `只能并入另一个「${loop.label}」事项。`)
      if (main.endedOn !== null) throw new Refusal('wrong-state', `${main.number} 已经结束，不能并入。`)
      // The deadline runs from when the matter first came in: a late case is not made young again by a new one.
      if (main.openedOn > one.openedOn) throw new Refusal('wrong-state', `${main.number} 开始得比这一件晚，请把它并入这一件。`)
      if ((await readWithOpenChildren(place, loop, [one])).size > 0)
        throw new Refusal('wrong-state', '还有没办结的下级事项，要先办结它们。')
      const why = opinion ?? `并入 ${main.number}`
      await markDuplicate(place, { loop, case: one, opinion: why })
      return [
        advanceCase(loop, one, {
          kind: 'merge',
          step: 'merge',
          label: '并入',
          from: one.state,
          to: one.state,
          at: place.moment.now,
          actor: actor.id,
          actorName: actor.name,
          opinion: why,
          into: main.id,
          due: undefined,
          holdUntil: undefined,
        }),
      ]
    },
  })
}

interface Duplicate {
  readonly loop: ResolvedLoop
  readonly case: StoredCase
  readonly opinion: string
}

/** The record of a duplicate says that it is one, where the loop has a field for it; its state stays as it was. */
async function markDuplicate(place: TownSession, { loop, case: one, opinion }: Duplicate): Promise<void> {
  const sets = loop.merging?.sets ?? {}
  const subject = (await readSubjects(place, loop, [one])).get(one.subject)
  if (subject === undefined || Object.keys(sets).length === 0) return
  const step: ResolvedStep = {
    id: 'merge',
    label: '并入',
    from: [one.state],
    to: one.state,
    by: loop.merging?.by ?? [],
    fill: [],
    sets,
    opinion: 'optional',
    evidence: 'none',
    refuses: [],
    warns: [],
    notBy: [],
    effects: [],
    returns: false,
    duringHold: true,
    needsChildrenClosed: false,
  }
  const filled = await fillValues(place, { loop, step, values: {}, subjects: [subject] })
  await writeSubjects(place, { loop, step, input: { opinion } }, { subjects: [subject], filled })
}
