import { sql } from 'kysely'
import { count, orNull } from '../../../definition/shape/shape.ts'
import { instant, row } from '../../storage/row.ts'
import { numbersSealed } from '../../storage/sealing/keyed.ts'
import type { Engine, Session } from '../../storage/types.ts'

const minute = 60_000
/**
 * Of one account from one address; of one account from anywhere; and of one address over all accounts, where only what was wrong counts, for an office
 * is one address. A stranger elsewhere holds up nobody at her own desk before many more.
 */
const limits = {
  desk: { within: 15 * minute, allowed: 10 },
  account: { within: 15 * minute, allowed: 30 },
  address: { within: 10 * minute, allowed: 50 },
} as const

const longest = 15 * minute

export interface Attempt {
  readonly town: string
  readonly account: string
  readonly address: string
}

interface AttemptContext {
  readonly engine: Engine
  readonly clock: () => Date
  readonly newId: () => string
}

/** An attempt that is counted, or how many seconds it has to wait. */
export type Begun = { readonly id: string } | { readonly wait: number }

/**
 * Counts an attempt before its outcome is known, so that a hundred at once are counted as a hundred; what has to wait costs nothing more than this. The
 * counts stand in the store: to start the server anew clears none.
 */
export async function beginSignIn({ engine, clock, newId }: AttemptContext, attempt: Attempt): Promise<Begun> {
  const now = clock().getTime()
  const wait = await engine.inTown(attempt.town).read((session) => waitFor(session, attempt, now))
  if (wait > 0) return { wait }
  const { town, address } = attempt
  return engine.inTown(town).write(async (session) => {
    // Those of a town come one after another here, or many at once would each find the same count.
    await session.query(sql`select 1 from town where town = ${town} for update`)
    const still = await waitFor(session, attempt, now)
    if (still > 0) return { wait: still }
    const id = newId()
    await session.query(sql`delete from sign_in_attempt where town = ${town} and at < ${iso(now - longest)}::timestamptz`)
    await session.query(sql`
      insert into sign_in_attempt (town, id, account, address, at, failed) values (${town}, ${id}, ${numbersSealed(keyOf(attempt))}, ${address}, ${iso(now)}, false)
    `)
    return { id }
  })
}

/** The attempt was wrong. */
export async function failSignIn({ engine }: Pick<AttemptContext, 'engine'>, { town }: Attempt, id: string): Promise<void> {
  await engine
    .inTown(town)
    .write((session) => session.query(sql`update sign_in_attempt set failed = true where town = ${town} and id = ${id}`))
}

/** Nobody looked at the attempt: it counts for nothing. */
export async function withdrawSignIn({ engine }: Pick<AttemptContext, 'engine'>, { town }: Attempt, id: string): Promise<void> {
  await engine.inTown(town).write((session) => session.query(sql`delete from sign_in_attempt where town = ${town} and id = ${id}`))
}

/** The attempt was right: what was wrong before it, of this account from this address, counts no more. */
export async function forgetSignIns({ engine }: Pick<AttemptContext, 'engine'>, attempt: Attempt): Promise<void> {
  const { town, address } = attempt
  await engine
    .inTown(town)
    .write((session) =>
      session.query(
        sql`delete from sign_in_attempt where town = ${town} and account = ${numbersSealed(keyOf(attempt))} and address = ${address}`,
      ),
    )
}

const countedRow = row('sign_in_attempt', { counted: count, oldest: orNull(instant) })

/** Seconds to wait before the next attempt; 0 when it may go ahead. */
async function waitFor(session: Session, attempt: Attempt, now: number): Promise<number> {
  const { town, address } = attempt
  const own = sql`town = ${town} and account = ${numbersSealed(keyOf(attempt))}`
  const counts = [
    { limit: limits.desk, which: sql`${own} and address = ${address}` },
    { limit: limits.account, which: own },
    { limit: limits.address, which: sql`town = ${town} and address = ${address} and failed` },
  ]
  let longestWait = 0
  for (const { limit, which } of counts) {
    const { within, allowed } = limit
    const recent = sql`
      select at from sign_in_attempt where ${which} and at > ${iso(now - within)}::timestamptz order by at desc limit ${allowed}::integer
    `
    const found = countedRow.first(
      await session.query(sql`select count(*)::integer as counted, min(at) as oldest from (${recent}) as recent`),
    )
    if (found === undefined || found.counted < allowed || found.oldest === null) continue
    longestWait = Math.max(longestWait, 1, Math.ceil((Date.parse(found.oldest) + within - now) / 1000))
  }
  return longestWait
}

function keyOf({ account }: Attempt): string {
  return account.trim().toLowerCase()
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
