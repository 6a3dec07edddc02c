import type { WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { castSlip, issueSlips, openSlipBox, setGroupWords } from '../../../kernel/index.ts'
import { type Ballot, type BallotWanted, openCongress, prepareBallot } from './open-congress.ts'

export const words = { first: '青竹叶上露水很重', second: '老街石板响了三声' } as const

export interface Hall {
  readonly ballot: Ballot
  readonly hall: string
  readonly codes: readonly string[]
  readonly cast: (code: string, marks: readonly number[]) => ReturnType<typeof castSlip>
}

/** A vote whose congress has decided for devices, begun, with as many slips given out as deputies are there. */
export async function openHall(town: WorkTown, wanted: BallotWanted & { readonly present: number }): Promise<Hall> {
  const congress = await openCongress(town, { deputies: wanted.present, present: wanted.present, on: '2020-06-01' })
  const more = { medium: 'devices', mediumDecision: '大会表决办法第六条' }
  const ballot = await prepareBallot(town, congress, { ...wanted, more })
  await town.step(town.leader, ballot, 'begin')
  await setGroupWords(town.kernel, town.maker, { ballot: ballot.id, group: 'first', words: words.first })
  await setGroupWords(town.kernel, town.checker, { ballot: ballot.id, group: 'second', words: words.second })
  const { hall, codes } = await issueSlips(town.kernel, town.maker, { ballot: ballot.id })
  const cast = (code: string, marks: readonly number[]) => castSlip(town.kernel, { town: town.maker.town, hall, code, marks })
  return { ballot, hall, codes, cast }
}

/** Both groups open their half, one after the other, by two persons. */
export async function openBoth(town: Pick<WorkTown, 'kernel' | 'maker' | 'checker'>, { ballot }: Pick<Hall, 'ballot'>): Promise<void> {
  await openSlipBox(town.kernel, town.maker, { ballot: ballot.id, group: 'first', words: words.first })
  await openSlipBox(town.kernel, town.checker, { ballot: ballot.id, group: 'second', words: words.second })
}
