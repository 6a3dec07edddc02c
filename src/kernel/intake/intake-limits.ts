import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import { orNull } from '../../definition/shape/shape.ts'
import { bigint, instant, row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'

const minute = 60_000
const day = 24 * 60 * minute

/**
 * How much comes in at the most. A village hall or a family is one address, and somebody there may help a dozen people in a morning; the town's own limits
 * keep what a flood can do to a day's work of one clerk, and to the disk.
 */
export const intakeLimits = {
  soon: { within: 10 * minute, allowed: 8 },
  address: { within: day, allowed: 40 },
  town: { within: day, allowed: 300 },
  /** Bytes of pictures. */
  pictures: { within: day, allowed: 300 * 1024 * 1024 },
} as const

/** Why nothing more comes in now, and for how many seconds. */
export interface Held {
  readonly wait: number
  readonly of: 'address' | 'town'
}

export interface Sender {
  readonly town: string
  readonly address: string
  /** Bytes that would come with it. */
  readonly size: number
}

/** Whom an address stands for: of IPv6 the network, for whoever has one has all of its addresses. Kept as a digest, for a day. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? ''
  return createHash('sha256')
    .update(isIPv6(plain) ? networkOf(plain) : plain)
    .digest('hex')
    .slice(0, 32)
}

/** The first four groups of an address, written out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const behind = tail === undefined || tail === '' ? [] : tail.split(':')
  const whole = tail === undefined ? groups : [...groups, ...Array(Math.max(0, 8 - groups.length - behind.length)).fill('0'), ...behind]
  return whole
    .slice(0, 4)
    .map((group: string) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

const countedRow = row('public_intake', { counted: bigint, oldest: orNull(instant) })

/** Whether something may come in at this time; undefined when it may. */
export async function heldBack(session: Session, { town, address, size }: Sender, now: number): Promise<Held | undefined> {
  const own = sql`address = ${addressKey(address)}`
  const counted = async (within: number, which = sql`true`, what = sql`1`) => {
    const statement = sql`
      select coalesce(sum(${what}), 0)::bigint as counted, min(at) as oldest from public_intake
      where town = ${town} and ${which} and at > ${new Date(now - within).toISOString()}::timestamptz`
    const found = countedRow.first(await session.query(statement))
    const wait = Math.max(1, Math.ceil((Date.parse(found?.oldest ?? '') + within - now) / 1000))
    return { counted: BigInt(found?.counted ?? '0'), wait: Number.isFinite(wait) ? wait : 1 }
  }
  const { soon, address: daily, town: ofTown, pictures } = intakeLimits
  for (const limit of [soon, daily]) {
    const { counted: some, wait } = await counted(limit.within, own)
    if (some >= BigInt(limit.allowed)) return { wait, of: 'address' }
  }
  const all = await counted(ofTown.within)
  if (all.counted >= BigInt(ofTown.allowed)) return { wait: all.wait, of: 'town' }
  const stored = await counted(pictures.within, undefined, sql`size`)
  if (size > 0 && stored.counted + BigInt(size) > BigInt(pictures.allowed)) return { wait: stored.wait, of: 'town' }
  return undefined
}

/** Counts what came in, and forgets what is older than a day. */
export async function countIntake(
  session: Session,
  { town, address, size }: Sender,
  { id, now }: { readonly id: string; readonly now: number },
): Promise<void> {
  const iso = (time: number) => new Date(time).toISOString()
  await session.query(sql`delete from public_intake where town = ${town} and at < ${iso(now - day)}::timestamptz`)
  await session.query(sql`
    insert into public_intake (town, id, address, at, size)
    values (${town}, ${id}, ${addressKey(address)}, ${iso(now)}::timestamptz, ${String(size)}::bigint)`)
}
