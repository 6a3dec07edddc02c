import { groupBy } from '../../../definition/group-by.ts'
import { seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { readReach } from '../../ledger/reach/read-reach.ts'
import type { TownWriting } from '../../town-session.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { findLoop } from '../loop-index.ts'
import { type Holder, readHolders } from '../subject/holders.ts'
import type { CaseSummary } from '../types.ts'
import { caseDaysLate, reachedLevels } from './escalation.ts'

export interface PresentedCases {
  readonly summaries: readonly CaseSummary[]
  /** By record. */
  readonly holders: ReadonlyMap<string, readonly Holder[]>
  readonly nameOf: (cadre: string) => string
}

const withdrawn = '（已撤销）'

/** Cases as lines of a list, in the order given: the record's title, who answers for it, how late it is. Some statements in all, however many cases. */
export async function presentCases(
  place: TownWriting,
  cases: readonly StoredCase[],
  { actor, today }: { readonly actor: Actor; readonly today: string },
): Promise<PresentedCases> {
  const holders = new Map<string, readonly Holder[]>()
  for (const [id, own] of groupBy(cases, ({ loop }) => loop)) {
    const loop = findLoop(place.kernel.catalogue, id)
    if (loop === undefined) continue
    const found = await readHolders(place, loop, { subjects: own.map(({ subject }) => subject), today })
    for (const one of own) holders.set(one.subject, found.get(one.subject) ?? [])
  }
  const wanted = new Map<string, Set<string>>()
  for (const { ledger, subject } of cases) wanted.set(ledger, (wanted.get(ledger) ?? new Set()).add(subject))
  const cadres = new Set([...holders.values()].flatMap((own) => own.map(({ cadre }) => cadre)))
  if (cadres.size > 0) wanted.set('cadre', new Set([...(wanted.get('cadre') ?? []), ...cadres]))
  const reach = await readReach(place.session, place.kernel, actor)
  const titles = await readTitles(place.session, place.kernel.catalogue, { town: place.town, wanted, full: seesFullValues(actor), reach })
  const nameOf = (cadre: string): string => titles.get(cadre) ?? withdrawn
  const summaries = cases.map((one): CaseSummary => {
    const { opener: _opener, steps: _steps, ...rest } = one
    const loop = findLoop(place.kernel.catalogue, one.loop)
    const primary = holders.get(one.subject)?.find((holder) => holder.primary)
    return {
      ...rest,
      subjectTitle: titles.get(one.subject) ?? withdrawn,
      daysLate: caseDaysLate(one, today),
      escalatedTo: loop === undefined ? null : (reachedLevels(loop, one, today).at(-1) ?? null),
      holderName: primary === undefined ? null : nameOf(primary.cadre),
    }
  })
  return { summaries, holders, nameOf }
}
