import { dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import { assertUnbound } from '../../access/assert-unbound.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { locate, proposeFor } from '../proposal/propose-assignments.ts'
import type { GridDay } from '../source/duty-scope.ts'
import { requireTarget } from '../source/find-target.ts'
import { requireGridLedger } from '../source/ledger-columns.ts'
import { requireDay } from '../source/today.ts'
import type { NamedRecord } from '../types.ts'
import { type Move, planMoves } from './plan-moves.ts'
import { readHeld, type StandingDuty } from './read-held.ts'
import { requireCadres, requireNamed } from './require-cadres.ts'
import type { Span } from './span.ts'
import { dutyNote, writeDuties } from './write-duties.ts'

/** Who takes over: one or several among whom the duties are shared out, whoever the proposal names, or somebody for each object as it was looked through. */
export type Successors =
  | { readonly holders: readonly string[] }
  | { readonly proposal: true }
  | { readonly each: Readonly<Record<string, string>> }

export interface HandOver {
  readonly cadre: string
  /** The first day on which the others answer. */
  readonly on: string
  readonly to: Successors
  /** Only these kinds of objects; all when absent. */
  readonly kinds?: readonly string[]
  readonly reason?: string
}

export interface HandedOver {
  /** Of the chain, by which the whole of it is taken back; absent where nothing was to be moved. */
  readonly entry?: number
  readonly moved: number
  readonly holders: readonly { readonly holder: NamedRecord; readonly count: number }[]
}

/**
 * Moves every duty of a cadre at once: the old ones end on the day on which the new ones begin, in one transaction and one entry of the chain, however
 * many there are. Nothing is without a holder for a day. Refuses as a whole: `conflict` when somebody chosen has left or is on leave, `invalid` for a kind
 * of objects that there is not, and when an object has nobody to go to.
 */
export async function handOver(kernel: Kernel, actor: Actor, input: HandOver): Promise<HandedOver> {
  authorize(actor, 'write')
  assertUnbound(actor, '交接')
  requireDay(input.on)
  return writeAudited(kernel, actor, async (change) => {
    const { result, detail } = await handOverInChange(kernel, change, input)
    const { cadre, on, reason } = input
    const done = detail === undefined ? result : { ...result, entry: change.seq }
    return { result: done, note: dutyNote('duty.handOver', detail, { cadre, on, ...(reason === undefined ? {} : { reason }) }) }
  })
}

/** The same within a change that is open. */
export async function handOverInChange(kernel: Kernel, change: Change, { cadre, on, to, kinds }: HandOver) {
  const day: GridDay = { catalogue: kernel.catalogue, town: change.town, on }
  for (const kind of kinds ?? []) requireTarget(requireGridLedger(kernel.catalogue, dutyLedger.id), kind)
  await requireNamed(change.session, day, [cadre])
  const span = { from: on, to: undefined }
  const held = await readHeld(change.session, day, { holder: cadre, span, kinds })
  const { moves, names } = await chooseSuccessors(change, day, { held, cadre, to, span })
  const plan = planMoves(moves, span, kernel.newId)
  const detail = await writeDuties(kernel, change, plan)
  return { result: countByHolder(moves, names), detail }
}

interface Choosing {
  readonly held: readonly StandingDuty[]
  readonly cadre: string
  readonly to: Successors
  readonly span: Span
}

async function chooseSuccessors(
  { session }: Change,
  day: GridDay,
  { held, cadre, to, span }: Choosing,
): Promise<{ readonly moves: readonly Move[]; readonly names: ReadonlyMap<string, string> }> {
  if ('each' in to) {
    const missing = held.filter((duty) => to.each[objectOf(duty)] === undefined)
    if (missing.length > 0) throw new Refusal('invalid', `还有 ${missing.length} 个对象没有选接手人，一个也不能落下。`)
    const moves = held.map((duty): Move => ({ ...duty, to: to.each[objectOf(duty)] ?? cadre }))
    return { moves, names: await requireOthers(session, day, { ids: moves.map((move) => move.to), cadre, span }) }
  }
  if ('holders' in to) {
    if (to.holders.length === 0) throw new Refusal('invalid', '请选择由谁接手。')
    const names = await requireOthers(session, day, { ids: to.holders, cadre, span })
    const [only, second] = to.holders
    if (only !== undefined && second === undefined) return { moves: held.map((duty): Move => ({ ...duty, to: only })), names }
  }
  const among = 'holders' in to ? to.holders : undefined
  const objects = await locate(
    session,
    day,
    held.map((duty) => ({ kind: duty.version.values[dutyLedger.kind] ?? '', id: objectOf(duty) })),
  )
  const proposed = new Map((await proposeFor(session, day, { objects, among, not: cadre })).map(({ object, holder }) => [object, holder]))
  const moves = held.flatMap((duty): Move[] => {
    const holder = proposed.get(objectOf(duty))
    return holder === undefined ? [] : [{ ...duty, to: holder }]
  })
  if (moves.length < held.length) throw new Refusal('conflict', '没有在岗的人可以接手，请先登记接手的干部。')
  return { moves, names: await requireOthers(session, day, { ids: moves.map((move) => move.to), cadre, span }) }
}

function requireOthers(
  session: Change['session'],
  day: GridDay,
  { ids, cadre, span }: { readonly ids: readonly string[]; readonly cadre: string; readonly span: Span },
): Promise<ReadonlyMap<string, string>> {
  if (ids.includes(cadre)) throw new Refusal('invalid', '不能交接给本人，请另选接手人。')
  return requireCadres(session, day, { ids, span })
}

function countByHolder(moves: readonly Move[], names: ReadonlyMap<string, string>): HandedOver {
  const counts = new Map<string, number>()
  for (const { to } of moves) counts.set(to, (counts.get(to) ?? 0) + 1)
  const holders = [...counts].map(([id, count]) => ({ holder: { id, title: names.get(id) ?? '' }, count }))
  return { moved: moves.length, holders: holders.sort((left, right) => (left.holder.id < right.holder.id ? -1 : 1)) }
}

function objectOf({ version }: StandingDuty): string {
  return version.values[dutyLedger.object] ?? ''
}
