import { type KeyObject, randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type CountedSlips, countSlips, type SlipMarks, slipProblem } from '../../definition/secret-ballot/count-slips.ts'
import { text } from '../../definition/shape/shape.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { writeRecordsAudited } from '../ledger/record/write-records-audited.ts'
import { Refusal } from '../refusal.ts'
import { row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import { type TownSession, writeInTown } from '../town-session.ts'
import { requireOpenBallot, type StandingBallot } from './find-ballot.ts'
import { type GroupWords, note, sealedPlace } from './prepare-box.ts'
import { readBox, type SlipBox } from './read-box.ts'
import { openGroupKey, openSealed } from './seal-slip.ts'
import { digestProof } from './slip-code.ts'
import { slipTables } from './tables.ts'

const markRow = row('slip_mark', { sealed: text })
const proofRow = row('slip_code', { proof: text })
const proofBytes = 32

/**
 * Opens a group's half of the box. The first takes its seal off every slip and mixes them; from then on none is cast. The second takes off the other, mixes and
 * counts them, writes both groups' sums, and destroys slips, codes and keys: what stays are sums. Refuses with `invalid` wrong words, with `wrong-state` the
 * second before the first, with `not-permitted` one person for both, and with `damaged` a slip that was not cast by a code that was given out.
 */
export async function openSlipBox(kernel: Kernel, actor: Actor, { ballot, group, words }: GroupWords): Promise<void> {
  authorize(actor, 'tally')
  const place = sealedPlace(actor.town, ballot, group)
  // Read and opened before the town's writers wait for it: the words cost time on purpose.
  const before = await kernel.engine.inTown(actor.town).read((session) => readBox(session, { town: actor.town, ballot }))
  const part = before?.[group]
  if (part === undefined) throw new Refusal('wrong-state', '这一组还没有设口令，或者已经开过箱了。')
  const key = await openGroupKey(part, words, place)
  await writeInTown(kernel, actor, 'tally', async (own) => {
    const standing = await requireOpenBallot(own, ballot)
    const box = await readBox(own.session, { town: own.town, ballot: standing.record.id, lock: 'update' })
    if (box === undefined || box[group]?.sealed !== part.sealed) throw new Refusal('conflict', '票箱刚刚变了，请重新打开这一页。')
    if (group === 'first') await mix(own, actor, { standing, box, key })
    else await count(own, actor, { standing, box, key })
  })
  // Outside the transaction: the pages of the tables that held them are written anew.
  if (group === 'second') await kernel.engine.compact(slipTables.map(({ name }) => name))
}

interface Opening {
  readonly standing: StandingBallot
  readonly box: SlipBox
  readonly key: KeyObject
}

async function mix(place: TownSession, actor: Actor, { standing, box, key }: Opening): Promise<void> {
  const { session, town } = place
  const { definition, record } = standing
  if (box.mixedBy !== undefined) throw new Refusal('wrong-state', '甲组已经开过箱了。')
  const sealed = await readSlips(session, { town, ballot: record.id })
  const bound = sealedPlace(town, record.id, 'first')
  const opened = mixSlips(key, sealed, bound).map((one) => one.toString('base64url'))
  await session.query(sql`delete from slip_mark where town = ${town} and ballot = ${record.id}::uuid`)
  await session.query(sql`
    insert into slip_mark (town, ballot, id, sealed)
    select ${town}, ${record.id}::uuid, slip.id, slip.sealed
    from unnest(${opened.map(() => randomUUID())}::uuid[], ${opened}::text[]) as slip (id, sealed)`)
  await session.query(sql`update slip_box set mixed_by = ${actor.id} where town = ${town} and ballot = ${record.id}::uuid`)
  const detail = { slips: opened.length }
  await note(place, actor, { action: 'slips.mix', ballot: definition.ballot.ledger, record: record.id, detail })
}

async function count(place: TownSession, actor: Actor, { standing, box, key }: Opening): Promise<void> {
  const { session, town } = place
  const { definition, record, rule, candidates } = standing
  if (box.mixedBy === undefined) throw new Refusal('wrong-state', '甲组先开箱。')
  if (box.mixedBy === actor.id) throw new Refusal('not-permitted', '甲组的一半是你开的，乙组的要由另一个人来开。')
  const bound = sealedPlace(town, record.id, 'second')
  const slips = mixSlips(key, await readSlips(session, { town, ballot: record.id }), bound)
  await assertGivenOut(session, { town, ballot: record.id, slips })
  const marks = slips.map((slip): SlipMarks => [...slip.subarray(proofBytes)])
  if (marks.some((one) => one.length !== candidates.length || slipProblem(rule, one) !== undefined))
    throw new Refusal('damaged', '票箱里有一张票和候选项目对不上，本次票决要作废重来。')
  const counted = countSlips(rule, candidates.length, marks)
  const at = { ballot: definition.ballot.ledger, record: record.id }
  await note(place, actor, { ...at, action: 'slips.count', detail: { slips: counted.slips, blank: counted.blank } })
  await writeSums(place, actor, { standing, issued: box.issued, counted })
  for (const { name } of slipTables)
    await session.query(sql`delete from ${sql.table(name)} where town = ${town} and ballot = ${record.id}::uuid`)
}

/** Every slip by a code of its own that was given out. Refuses with `damaged`. */
async function assertGivenOut(
  session: Session,
  { town, ballot, slips }: { readonly town: string; readonly ballot: string; readonly slips: readonly Buffer[] },
): Promise<void> {
  const rows = await session.query(sql`select proof from slip_code where town = ${town} and ballot = ${ballot}::uuid and "cast"`)
  const cast = new Set(proofRow.all(rows).map(({ proof }) => proof))
  const proofs = slips.map((slip) => digestProof(slip.subarray(0, proofBytes)))
  if (slips.length !== cast.size || new Set(proofs).size < slips.length || proofs.some((proof) => !cast.has(proof)))
    throw new Refusal('damaged', '票箱里的票和投出的票对不上：有多的、少的或者不是发出去的。本次票决要作废重来。')
}

/** Both groups' sums, as if each had counted them on paper, and that they are settled. */
async function writeSums(
  { kernel, session, moment }: TownSession,
  actor: Actor,
  { standing, issued, counted }: { readonly standing: StandingBallot; readonly issued: number; readonly counted: CountedSlips },
): Promise<void> {
  const { definition, record, candidates } = standing
  const { ballot, counts, tallies } = definition
  const written = (value: number | null) => (value === null ? null : String(value))
  const slips = String(counted.slips)
  const ofGroups = counts.tellers.map((teller) => ({
    id: kernel.newId(),
    values: {
      [counts.ballot]: record.id,
      [counts.teller]: teller,
      [counts.issued]: String(issued),
      [counts.returned]: slips,
      [counts.valid]: slips,
      [counts.invalid]: '0',
      [counts.blank]: String(counted.blank),
    },
  }))
  const ofCandidates = counts.tellers.flatMap((teller) =>
    candidates.map(({ id }, at) => ({
      id: kernel.newId(),
      values: {
        [tallies.ballot]: record.id,
        [tallies.candidate]: id,
        [tallies.teller]: teller,
        [tallies.yes]: written(counted.sums[at]?.yes ?? 0),
        [tallies.no]: written(counted.sums[at]?.no ?? null),
        [tallies.abstained]: written(counted.sums[at]?.abstained ?? null),
        [tallies.points]: written(counted.sums[at]?.points ?? null),
      },
    })),
  )
  const entry = { session, writer: actor, action: 'slips.sum' } as const
  const ledgerOf = (id: string) => kernel.catalogue.getLedger(id)
  await writeRecordsAudited(kernel, { ...entry, ledger: ledgerOf(counts.ledger), additions: ofGroups })
  await writeRecordsAudited(kernel, { ...entry, ledger: ledgerOf(tallies.ledger), additions: ofCandidates })
  const values = { ...record.values, [ballot.counted]: moment.today }
  // What is locked for hands is settled by the count.
  const loop = kernel.catalogue.catalogue.loops.find((one) => one.ledger === ballot.ledger)?.id ?? ballot.ledger
  const cause = { type: 'effect', loop, step: 'count' } as const
  await writeRecordsAudited(kernel, { ...entry, cause, ledger: ledgerOf(ballot.ledger), changes: [{ before: record, values }] })
}

async function readSlips(
  session: Session,
  { town, ballot }: { readonly town: string; readonly ballot: string },
): Promise<readonly Buffer[]> {
  const rows = await session.query(sql`select sealed from slip_mark where town = ${town} and ballot = ${ballot}::uuid order by id`)
  return markRow.all(rows).map(({ sealed }) => Buffer.from(sealed, 'base64url'))
}

/** Takes a seal off every slip, in an order that has nothing to do with theirs. Refuses with `damaged`. */
export function mixSlips(key: KeyObject, sealed: readonly Buffer[], bound: string): Buffer[] {
  return shuffle(sealed.map((one) => openSealed(key, one, bound)))
}

/** Fisher and Yates, by the machine's source of chance. */
function shuffle<One>(all: readonly One[]): One[] {
  const mixed = [...all]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1)
    const [one, two] = [mixed[at], mixed[other]]
    if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one]
  }
  return mixed
}
