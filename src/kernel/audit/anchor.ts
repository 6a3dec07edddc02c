import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { orNull, text } from '../../definition/shape/shape.ts'
import { bigint, instant, row } from '../storage/row.ts'
import type { Engine, Session } from '../storage/types.ts'
import type { AuditProblem } from './audit-problem.ts'

/**
 * Where the chain of a township ended at some time, kept where whoever owns the database cannot reach it. A chain that was cut, or written anew from some
 * entry on with every digest made right, still agrees with itself; it no longer agrees with its anchors.
 */
export interface Anchor {
  readonly town: string
  readonly name: string
  readonly seq: number
  /** When the entry was written, and when the anchor was: ISO, UTC. */
  readonly at: string
  readonly anchoredAt: string
  readonly digest: string
  /** HMAC-SHA256 over all of the above, hex, by a key that is kept apart; absent without one. */
  readonly mac?: string
}

const headRow = row('audit_head', { town: text, name: text, seq: bigint, at: instant, digest: text })

/** Where the chains of all townships of the store end now, signed when there is a key. */
export async function takeAnchors(
  engine: Pick<Engine, 'asOwner'>,
  { clock, key }: { readonly clock: () => Date; readonly key?: Uint8Array | undefined },
): Promise<readonly Anchor[]> {
  const heads = await engine.asOwner.read(async (session) =>
    headRow.all(
      await session.query(
        sql`select h.town, t.name, h.seq, h.at, h.digest from audit_head as h join town as t on t.town = h.town where h.seq > 0 order by h.town`,
      ),
    ),
  )
  const anchoredAt = clock().toISOString()
  return heads.map((head) => signed({ ...head, seq: wholeNumber(head.seq), anchoredAt }, key))
}

function signed(anchor: Anchor, key: Uint8Array | undefined): Anchor {
  return key === undefined ? anchor : { ...anchor, mac: macOf(anchor, key) }
}

function macOf({ town, name, seq, at, anchoredAt, digest }: Anchor, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([town, name, seq, at, anchoredAt, digest]))
    .digest('hex')
}

/** Whether the anchor is as whoever holds the key wrote it. */
export function isSigned(anchor: Anchor, key: Uint8Array): boolean {
  const [own, found] = [Buffer.from(macOf(anchor, key), 'hex'), Buffer.from(anchor.mac ?? '', 'hex')]
  return own.length === found.length && timingSafeEqual(own, found)
}

const entryRow = row('audit_entry', { digest: orNull(text), last: orNull(bigint) })

/** Holds the chain of a township against its anchors; names between which entries it was written anew, and where it was cut. */
export async function verifyAnchors(
  engine: Pick<Engine, 'inTown'>,
  anchors: readonly Anchor[],
  { town }: { readonly town: string },
): Promise<readonly AuditProblem[]> {
  const own = anchors.filter((anchor) => anchor.town === town).sort((left, right) => left.seq - right.seq)
  return engine.inTown(town).read(async (session) => {
    let good = 0
    for (const anchor of own) {
      const message = await faultOf(session, anchor, good)
      // What is behind the first that differs differs as well.
      if (message !== undefined) return [{ seq: anchor.seq, ledger: undefined, record: undefined, version: undefined, message }]
      good = anchor.seq
    }
    return []
  })
}

async function faultOf(session: Session, { town, seq, digest, anchoredAt }: Anchor, good: number): Promise<string | undefined> {
  const statement = sql`
    select (select digest from audit_entry where town = ${town} and seq = ${seq}) as digest, (select max(seq) from audit_entry where town = ${town}) as last
  `
  const found = entryRow.first(await session.query(statement))
  if (found?.digest === digest) return undefined
  const then = `${anchoredAt.slice(0, 10)} 的锚点`
  if (found?.digest == null)
    return `审计链被截断：${then}到第 ${seq} 条，现在只到第 ${found?.last ?? 0} 条，第 ${wholeNumber(found?.last ?? '0') + 1} 条起不见了。`
  const from = good === 0 ? '第 1 条' : `第 ${good + 1} 条（之前的与锚点相符）`
  return `审计链被改写：第 ${seq} 条与${then}不符，改写发生在${from}到第 ${seq} 条之间。`
}
