import { dutyLedger, gridFields, villageFields } from '../../../definition/duty/duty-ledgers.ts'
import { authorize, seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { readReach } from '../../ledger/reach/read-reach.ts'
import type { Session } from '../../storage/types.ts'
import { listUncovered } from '../audit/list-uncovered.ts'
import { readHeld } from '../command/read-held.ts'
import type { GridDay } from '../source/duty-scope.ts'
import { findTarget } from '../source/find-target.ts'
import { requireDuty } from '../source/require-duty.ts'
import { gridDay } from '../source/today.ts'
import type { NamedRecord } from '../types.ts'
import { type Proposal, type ProposalObject, propose } from './propose.ts'
import { readCandidates, readObjects } from './read-proposal.ts'

export interface AssignmentProposal {
  readonly objectKind: string
  readonly object: NamedRecord
  readonly holder: NamedRecord
  /** Chinese: why this one. */
  readonly reason: string
}

export interface ProposalRequest {
  /** The duty whose uncovered objects need somebody… */
  readonly duty?: string
  /** …or the cadre whose objects do. */
  readonly cadre?: string
  /** Choose among these only. */
  readonly among?: readonly string[]
  readonly on?: string
}

/** Who could take on what nobody answers for, or what a cadre gives up. Nothing is written; the same records give the same proposal. */
export async function proposeAssignments(kernel: Kernel, actor: Actor, request: ProposalRequest): Promise<readonly AssignmentProposal[]> {
  authorize(actor, 'read')
  const asked = gridDay(kernel, actor, request.on)
  return kernel.engine.inTown(actor.town).read(async (session) => {
    const day = { ...asked, reach: await readReach(session, kernel, actor) }
    const objects =
      request.cadre === undefined ? await uncoveredObjects(session, day, request.duty) : await heldObjects(session, day, request.cadre)
    const proposals = await proposeFor(session, day, { objects, among: request.among, not: request.cadre })
    return presentProposals(session, day, { objects, proposals, full: seesFullValues(actor) })
  })
}

/** At most so many objects at once: a page that somebody looks through before it is taken. */
const most = 5_000

async function uncoveredObjects(session: Session, day: GridDay, name: string | undefined): Promise<readonly ProposalObject[]> {
  const duties = name === undefined ? day.catalogue.catalogue.duties : [requireDuty(day.catalogue, name)]
  const objects: ProposalObject[] = []
  for (const duty of duties) objects.push(...(await listUncovered(session, day, { duty, limit: most - objects.length })))
  return objects
}

async function heldObjects(session: Session, day: GridDay, cadre: string): Promise<readonly ProposalObject[]> {
  const held = await readHeld(session, day, { holder: cadre, span: { from: day.on, to: undefined } })
  return locate(
    session,
    day,
    held.map(({ version }) => ({ kind: version.values[dutyLedger.kind] ?? '', id: version.values[dutyLedger.object] ?? '' })),
  )
}

/** Where these objects lie; those whose record or ledger is gone lie nowhere. */
export async function locate(
  session: Session,
  day: GridDay,
  wanted: readonly { readonly kind: string; readonly id: string }[],
): Promise<readonly ProposalObject[]> {
  const kinds = new Map<string, Set<string>>()
  for (const { kind, id } of wanted) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(id))
  const objects: ProposalObject[] = []
  for (const [kind, ids] of kinds) {
    const known = findTarget(day.catalogue.getLedger(dutyLedger.id), kind)
    const found = known === undefined ? [] : await readObjects(session, day, { kind, ids: [...ids] })
    const missing = [...ids].filter((id) => !found.some((object) => object.id === id))
    objects.push(...found, ...missing.map((id) => ({ id, kind, village: undefined, grid: undefined })))
  }
  return objects
}

export interface ProposalInput {
  readonly objects: readonly ProposalObject[]
  readonly among?: readonly string[] | undefined
  /** Who gives them up. */
  readonly not?: string | undefined
}

/** Who could take on these objects, by the load each holder has on the day; `not` is left out. Nothing is written. */
export async function proposeFor(session: Session, day: GridDay, { objects, among, not }: ProposalInput): Promise<readonly Proposal[]> {
  const { candidates, most: limits } = await readCandidates(session, day, among)
  return propose(
    objects,
    candidates.filter(({ id }) => id !== not),
    limits,
  )
}

async function presentProposals(
  session: Session,
  day: GridDay,
  {
    objects,
    proposals,
    full,
  }: { readonly objects: readonly ProposalObject[]; readonly proposals: readonly Proposal[]; readonly full: boolean },
): Promise<readonly AssignmentProposal[]> {
  const kinds = new Map(objects.map(({ id, kind }) => [id, kind]))
  const duty = day.catalogue.getLedger(dutyLedger.id)
  const wanted = new Map<string, Set<string>>([['cadre', new Set(proposals.map(({ holder }) => holder))]])
  const want = (ledger: string | undefined, id: string | undefined): void => {
    if (ledger !== undefined && id !== undefined) wanted.set(ledger, (wanted.get(ledger) ?? new Set()).add(id))
  }
  for (const { object, near, place } of proposals) {
    want(findTarget(duty, kinds.get(object) ?? ''), object)
    want(near === 'grid' ? gridFields.id : villageFields.id, place)
  }
  const titles = await readTitles(session, day.catalogue, { town: day.town, wanted, full, reach: day.reach })
  const named = (id: string): NamedRecord => ({ id, title: titles.get(id) ?? '（已撤销）' })
  return proposals.map((proposal) => ({
    objectKind: kinds.get(proposal.object) ?? '',
    object: named(proposal.object),
    holder: named(proposal.holder),
    reason: reasonOf(proposal, titles.get(proposal.place ?? '') ?? ''),
  }))
}

function reasonOf({ near, load, full }: Proposal, place: string): string {
  const words = {
    grid: `管${place}`,
    village: `在${place}工作`,
    charge: `联系${place}`,
    kind: '正在做这类工作',
    town: '附近无人，全镇中选',
  }
  return `${words[near]}，${full ? '同类人选都已到上限，其中' : ''}手上最少（连这个共 ${load} 个）`
}
