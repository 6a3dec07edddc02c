import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import { writeInChain } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { type TownSession, writeInTown } from '../town-session.ts'
import { requireOpenBallot, type StandingBallot } from './find-ballot.ts'
import { countCast, groupColumns, readBox } from './read-box.ts'
import { makeGroupKey } from './seal-slip.ts'
import { digestHall, digestProof, digestSlip, newHall, newSlipCode, proofOf, writeSlipCode } from './slip-code.ts'
import type { IssuedSlips, SlipGroup } from './types.ts'

const shortestWords = 8
const other: Readonly<Record<SlipGroup, SlipGroup>> = { first: 'second', second: 'first' }

/** What a group's key and what is sealed to it are bound to: they open in no other place. */
export function sealedPlace(town: string, ballot: string, group: SlipGroup): string {
  return JSON.stringify(['slip', town, ballot.toLowerCase(), group])
}

export interface GroupWords {
  readonly ballot: string
  readonly group: SlipGroup
  /** What a group of tellers agrees on and nobody else knows; kept nowhere. */
  readonly words: string
}

/**
 * Sets the words by which a group will open its half of the box, once. Refuses with `invalid` words that are too short, with `wrong-state` when the group has
 * some or the vote is not open, and with `not-permitted` whoever set the other group's.
 */
export async function setGroupWords(kernel: Kernel, actor: Actor, { ballot, group, words }: GroupWords): Promise<void> {
  authorize(actor, 'tally')
  if ([...words.normalize('NFKC').trim()].length < shortestWords)
    throw new Refusal('invalid', `口令至少 ${shortestWords} 个字。`, {
      fields: [{ field: 'words', message: `至少 ${shortestWords} 个字` }],
    })
  // Made before the town's writers wait for it; bound to the vote that was named.
  const key = await makeGroupKey(words, sealedPlace(actor.town, ballot, group))
  await writeInTown(kernel, actor, 'tally', async (place) => {
    const { session, town } = place
    const { definition, record } = await requireOpenBallot(place, ballot)
    const box = await readBox(session, { town, ballot: record.id, lock: 'update' })
    if (box?.[group] !== undefined) throw new Refusal('wrong-state', '这一组已经设了口令；忘了口令，票箱打不开，只能作废重投。')
    if (box?.[other[group]]?.by === actor.id) throw new Refusal('not-permitted', '另一组的口令是你设的，这一组要由另一个人来设。')
    const columns = groupColumns[group]
    await session.query(
      sql`insert into slip_box (town, ballot, issued) values (${town}, ${record.id}::uuid, 0) on conflict (town, ballot) do nothing`,
    )
    await session.query(sql`
      update slip_box set ${sql.id(columns.by)} = ${actor.id}, ${sql.id(columns.key)} = ${key.publicKey}, ${sql.id(columns.sealed)} = ${key.sealed}
      where town = ${town} and ballot = ${record.id}::uuid`)
    const digest = createHash('sha256').update(key.publicKey).digest('hex')
    await note(place, actor, { action: 'slips.key', ballot: definition.ballot.ledger, record: record.id, detail: { group, key: digest } })
  })
}

/**
 * Gives out as many slips as deputies are present: the address of the hall and a code for each, which nobody can ask for again. Until somebody has cast one it
 * may be done anew, and those given out before count for nothing. Refuses with `wrong-state` before both groups have set their words, and afterwards.
 */
export function issueSlips(kernel: Kernel, actor: Actor, { ballot }: { readonly ballot: string }): Promise<IssuedSlips> {
  return writeInTown(kernel, actor, 'tally', async (place) => {
    const { session, town } = place
    const standing = await requireOpenBallot(place, ballot)
    const { id } = standing.record
    const box = await readBox(session, { town, ballot: id, lock: 'update' })
    if (box?.first === undefined || box.second === undefined) throw new Refusal('wrong-state', '两组都设了口令才能发票。')
    if (box.mixedBy !== undefined || (await countCast(session, { town, ballot: id })) > 0)
      throw new Refusal('wrong-state', '已经有人投了票，不能再发；要重新发票，先办“本次票决无效”。')
    return giveOut(place, actor, standing)
  })
}

async function giveOut({ session, town, ...place }: TownSession, actor: Actor, standing: StandingBallot): Promise<IssuedSlips> {
  const { definition, record, present } = standing
  const hall = newHall()
  const codes = new Set<string>()
  while (codes.size < present) codes.add(newSlipCode())
  // Laid down by their digests, so that the table's order is none.
  const slips = [...codes]
    .map((code) => ({ digest: digestSlip(hall, code), proof: digestProof(proofOf(hall, code)) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
  await session.query(sql`delete from slip_code where town = ${town} and ballot = ${record.id}::uuid`)
  await session.query(sql`
    insert into slip_code (town, ballot, digest, proof, "cast")
    select ${town}, ${record.id}::uuid, given.digest, given.proof, false
    from unnest(${slips.map(({ digest }) => digest)}::text[], ${slips.map(({ proof }) => proof)}::text[]) as given (digest, proof)`)
  await session.query(
    sql`update slip_box set hall = ${digestHall(hall)}, issued = ${present} where town = ${town} and ballot = ${record.id}::uuid`,
  )
  const proofs = createHash('sha256')
  for (const { proof } of slips.toSorted((a, b) => (a.proof < b.proof ? -1 : 1))) proofs.update(proof)
  const detail = { issued: present, slips: proofs.digest('hex') }
  await note({ ...place, session, town }, actor, { action: 'slips.issue', ballot: definition.ballot.ledger, record: record.id, detail })
  return { hall, codes: [...codes].map(writeSlipCode) }
}

interface SlipNote {
  readonly action: string
  readonly ballot: string
  readonly record: string
  readonly detail: Readonly<Record<string, string | number>>
}

/** What of a vote is in the chain: who set a key, gave out slips, opened a half. Casting leaves no entry: it would say when. */
export function note({ kernel, session }: TownSession, actor: Actor, { action, ballot, record, detail }: SlipNote): Promise<void> {
  return writeInChain(session, kernel, actor, async () => ({ result: undefined, note: { action, ledger: ballot, record, detail } }))
}
