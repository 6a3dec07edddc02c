import { sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { count, orNull, text } from '../../definition/shape/shape.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { bigint, row, uuid } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import { readInTown } from '../town-session.ts'
import { findBallot } from './find-ballot.ts'
import type { GroupKey } from './seal-slip.ts'
import type { SlipBoxState, SlipGroup } from './types.ts'

const boxRow = row('slip_box', {
  ballot: uuid,
  first_by: orNull(text),
  first_key: orNull(text),
  first_sealed: orNull(text),
  second_by: orNull(text),
  second_key: orNull(text),
  second_sealed: orNull(text),
  issued: count,
  mixed_by: orNull(text),
})
const numberRow = row('slip_mark', { slips: bigint })

/** A group's part of a box: who set its words, and its key. */
export interface GroupPart extends GroupKey {
  readonly by: string
}

export interface SlipBox {
  readonly ballot: string
  readonly first: GroupPart | undefined
  readonly second: GroupPart | undefined
  readonly issued: number
  /** Who opened the first half. */
  readonly mixedBy: string | undefined
}

/** What the table's columns of a group are called. */
export const groupColumns: Readonly<Record<SlipGroup, { readonly by: string; readonly key: string; readonly sealed: string }>> = {
  first: { by: 'first_by', key: 'first_key', sealed: 'first_sealed' },
  second: { by: 'second_by', key: 'second_key', sealed: 'second_sealed' },
}

export interface BoxQuery {
  readonly town: string
  /** By the vote, or by the digest of its hall. */
  readonly ballot?: string
  readonly hall?: string
  /** `share` for who casts: the box stays as it is meanwhile; `update` for who changes it. */
  readonly lock?: 'share' | 'update'
}

/** The box of a vote; undefined while no group has set its words, and once it is counted. */
export async function readBox(session: Session, { town, ballot, hall, lock }: BoxQuery): Promise<SlipBox | undefined> {
  const which = ballot === undefined ? sql`hall = ${hall ?? ''}` : sql`ballot = ${ballot}::uuid`
  const locking = lock === undefined ? sql`` : lock === 'share' ? sql`for share` : sql`for update`
  const found = boxRow.first(
    await session.query(sql`
      select ballot, first_by, first_key, first_sealed, second_by, second_key, second_sealed, issued, mixed_by
      from slip_box where town = ${town} and ${which} ${locking}`),
  )
  if (found === undefined) return undefined
  const part = (by: string | null, publicKey: string | null, sealed: string | null): GroupPart | undefined =>
    by === null || publicKey === null || sealed === null ? undefined : { by, publicKey, sealed }
  return {
    ballot: found.ballot,
    first: part(found.first_by, found.first_key, found.first_sealed),
    second: part(found.second_by, found.second_key, found.second_sealed),
    issued: found.issued,
    mixedBy: found.mixed_by ?? undefined,
  }
}

/** How many slips lie in the box of a vote. */
export async function countCast(session: Session, { town, ballot }: { readonly town: string; readonly ballot: string }): Promise<number> {
  const found = numberRow.first(
    await session.query(sql`select count(*) as slips from slip_mark where town = ${town} and ballot = ${ballot}::uuid`),
  )
  return wholeNumber(found?.slips ?? '0')
}

/** How far a vote is. Refuses with `not-found` where there is none. */
export function readSlipBox(kernel: Kernel, actor: Actor, { ballot }: { readonly ballot: string }): Promise<SlipBoxState> {
  return readInTown(kernel, actor, 'read', async (place) => {
    const { session, town } = place
    const { byDevices, open, record } = await findBallot(place, ballot)
    const box = await readBox(session, { town, ballot: record.id })
    return {
      byDevices,
      open,
      first: box?.first !== undefined,
      second: box?.second !== undefined,
      issued: box?.issued ?? 0,
      cast: await countCast(session, { town, ballot: record.id }),
      mixed: box?.mixedBy !== undefined,
    }
  })
}
