import { correctStep } from '../../definition/loop/case-log.ts'
import { findOwnPart, presentBarrier } from '../../definition/loop/legal-moves.ts'
import type { ResolvedLoop, ResolvedState } from '../../definition/loop/types.ts'
import { isOfStep, type Writer, type WrittenEntry } from '../audit/types.ts'
import { Refusal } from '../refusal.ts'
import type { TownReading } from '../town-session.ts'
import { standingOf } from './case/advance-case.ts'
import type { StoredCase } from './case/stored-case.ts'
import { readTakers, readWithOpenChildren } from './step/read-situation.ts'

export interface Correction {
  readonly one: StoredCase
  /** The state that was written into its record. */
  readonly state: ResolvedState
}

interface Correcting {
  readonly loop: ResolvedLoop
  readonly entry: Pick<WrittenEntry, 'writer' | 'cause'>
  readonly corrections: readonly Correction[]
}

/**
 * What holds for a step holds for writing its state over it. Refuses with `not-permitted` who works outside the office, and who would thereby do alone
 * what two persons must do; with `wrong-state` to end a case that has an open child.
 */
export async function assertCorrections(place: TownReading, { loop, entry, corrections }: Correcting): Promise<void> {
  const { writer, cause } = entry
  if (corrections.length === 0) return
  const ending = corrections.flatMap(({ one, state }) => (state.ends === undefined ? [] : [one]))
  await assertChildrenClosed(place, loop, ending)
  // What a step of another loop may do to this record is in that loop's rules.
  if (isOfStep(cause)) return
  assertOffice(place, { loop, writer })
  await assertTwoPersons(place, { loop, entry, corrections })
}

/** Refuses with `wrong-state` when one of these cases, which are about to end, has an open child. */
async function assertChildrenClosed(place: TownReading, loop: ResolvedLoop, ending: readonly StoredCase[]): Promise<void> {
  if (ending.length === 0) return
  const waiting = await readWithOpenChildren(place, loop, ending)
  const first = ending.find(({ id }) => waiting.has(id))
  if (first !== undefined) throw new Refusal('wrong-state', `「${loop.label}」${first.number} 还有没办结的下级事项，要先办结它们。`)
}

/**
 * What holds for ending cases by taking their records out of force. Refuses with `not-permitted` who works outside the office, but for what they entered
 * themselves and nobody has acted on; with `wrong-state` over an open child.
 */
export async function assertEndings(place: TownReading, { loop, writer, ending }: Ending): Promise<void> {
  await assertChildrenClosed(place, loop, ending)
  if (isOfOffice(writer)) return
  const others = ending.find(({ opener, steps }) => opener !== writer.id || steps > 1)
  if (others === undefined) return
  throw new Refusal('not-permitted', `「${loop.label}」${others.number} 还在办理，撤销它的记录要由科室来做；不该办的，请在事项里写明理由。`)
}

interface Ending {
  readonly loop: ResolvedLoop
  readonly writer: Writer
  readonly ending: readonly StoredCase[]
}

/** Those who keep the ledgers and bring in files: cadres of villages and grids take the steps. */
const office: ReadonlySet<string> = new Set(['clerk', 'editor', 'administrator'])

function isOfOffice({ role }: Writer): boolean {
  return role === undefined || office.has(role)
}

function assertOffice({ kernel }: TownReading, { loop, writer }: Pick<Ending, 'loop' | 'writer'>): void {
  if (isOfOffice(writer) || loop.stateField === undefined) return
  const { label } = kernel.catalogue.getField(loop.ledger, loop.stateField).field
  throw new Refusal('not-permitted', `“${label}”由「${loop.label}」的办理过程决定，请到事项里办理；确要直接改的，请科室写明原因来改。`)
}

/** A state that only steps of two persons lead to is not written by who did the first part of the case. */
async function assertTwoPersons(place: TownReading, { loop, entry: { writer }, corrections }: Correcting): Promise<void> {
  const leading = ({ state }: Correction) => loop.steps.filter(({ to }) => to === state.id)
  const guarded = corrections.filter((one) => leading(one).length > 0 && leading(one).every(({ notBy }) => notBy.length > 0))
  if (guarded.length === 0) return
  const takersOf = await readTakers(place, { loop, actor: writer, cases: guarded.map(({ one }) => one.id), steps: loop.steps })
  for (const correction of guarded) {
    const { one } = correction
    // An earlier correction of one's own may be put right again.
    const { [correctStep]: _corrected, ...takenBy } = takersOf(one.id)
    const barred = leading(correction).map((step) => ({ step, own: findOwnPart(step, { takenBy }, writer.id) }))
    const [first] = barred
    if (first?.own === undefined || barred.some(({ own }) => own === undefined)) continue
    const words = presentBarrier({ loop, step: first.step, standing: standingOf(one), barrier: { type: 'twoPersons', step: first.own } })
    throw new Refusal('not-permitted', `${one.number}：${words}`)
  }
}
