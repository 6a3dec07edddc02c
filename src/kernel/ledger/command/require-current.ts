import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { presentMoment } from '../../../definition/period/present-day.ts'
import { text } from '../../../definition/shape/shape.ts'
import { townTime } from '../../audit/instant.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { findCurrentVersion, type StoredVersion } from '../record/read-version.ts'

const nameRow = row('town_user', { name: text })

export interface ExpectedVersion {
  readonly town: string
  readonly id: string
  /** The version the caller has seen. */
  readonly version: number
}

/** The version that holds now, if it is the one the caller saw. Refuses with `not-found`, or `conflict` naming who changed it and when. */
export async function requireCurrent(
  session: Session,
  ledger: ResolvedLedger,
  { town, id, version }: ExpectedVersion,
): Promise<StoredVersion> {
  const current = await findCurrentVersion(session, ledger, { town, id })
  if (current === undefined) throw new Refusal('not-found', `「${ledger.label}」里没有这条记录，可能已被撤销。`)
  if (current.version !== version) {
    const who = await nameOf(session, town, current.actor)
    throw new Refusal('conflict', `这条记录已由${who}在${presentMoment(townTime(current.recordedAt))}改过，请看过新的内容再改。`)
  }
  return current
}

async function nameOf(session: Session, town: string, actor: string): Promise<string> {
  const user = nameRow.first(await session.query(sql`select name from town_user where town = ${town} and id::text = ${actor}`))
  return user?.name ?? actor
}
