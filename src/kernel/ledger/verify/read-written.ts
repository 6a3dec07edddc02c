import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { count, text } from '../../../definition/shape/shape.ts'
import { createMerkleTree, type MerkleTree } from '../../audit/merkle.ts'
import type { DigestAlgorithm } from '../../audit/types.ts'
import { bigint, row } from '../../storage/row.ts'
import { streamRows } from '../../storage/stream-rows.ts'
import type { Session } from '../../storage/types.ts'
import type { StoredVersion } from '../record/read-version.ts'
import { type EntryRange, within } from './entry-range.ts'

/** A version in its place: what is there, or only the digest of what was destroyed. */
interface Placed {
  readonly entry: number
  readonly digest: string
  readonly version: StoredVersion | undefined
}

/** The versions that carry one entry's number, destroyed ones included. */
export interface Written {
  readonly entry: number
  readonly tree: MerkleTree
  /** The digest of the first. */
  readonly digest: string
  /** The first that is there; undefined when all of them were destroyed. */
  readonly first: StoredVersion | undefined
  /** How many are there. */
  readonly live: number
}

export interface WrittenInput {
  readonly town: string
  readonly ledger: string
  readonly algorithm: DigestAlgorithm
  readonly range: EntryRange
  /** The versions that are there, ordered by entry, id and version. */
  readonly versions: AsyncIterable<StoredVersion>
}

/** The versions of a ledger by the entry that wrote them, with those that were destroyed put back in their places by digest. */
export async function* readWritten(session: Session, input: WrittenInput): AsyncGenerator<Written, undefined> {
  let current: { entry: number; tree: MerkleTree; digest: string; first: StoredVersion | undefined; live: number } | undefined
  for await (const { entry, digest, version } of placeVersions(session, input)) {
    if (current !== undefined && current.entry !== entry) yield current
    if (current?.entry !== entry) current = { entry, tree: createMerkleTree(input.algorithm), digest, first: version, live: 0 }
    current.tree.add(digest)
    current.first ??= version
    if (version !== undefined) current.live += 1
  }
  if (current !== undefined) yield current
  return undefined
}

const goneRow = row('destroyed_version', { entry: bigint, position: count, digest: text })

async function* placeVersions(session: Session, { town, ledger, range, versions }: WrittenInput): AsyncGenerator<Placed> {
  const statement = sql`
    select entry, position, digest from destroyed_version
    where town = ${town} and ledger = ${ledger} and ${within(sql`entry`, range)} order by entry, position
  `
  const rows = streamRows(session, { row: goneRow, statement })
  const next = async () => {
    const { value, done } = await rows.next()
    return done === true
      ? undefined
      : { entry: wholeNumber(value.entry), position: value.position, digest: value.digest, version: undefined }
  }
  let gone = await next()
  let entry = -1
  let position = 0
  for await (const version of versions) {
    for (; gone !== undefined && gone.entry < version.entry; gone = await next()) yield gone
    if (version.entry !== entry) {
      entry = version.entry
      position = 0
    }
    for (; gone !== undefined && gone.entry === entry && gone.position === position; gone = await next()) {
      yield gone
      position += 1
    }
    yield { entry, digest: version.digest, version }
    position += 1
  }
  for (; gone !== undefined; gone = await next()) yield gone
}
