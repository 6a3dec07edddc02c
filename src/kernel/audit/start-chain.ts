import { sql } from 'kysely'
import type { Session } from '../storage/types.ts'
import { digestText } from './digest.ts'
import { instantOf } from './instant.ts'
import type { DigestAlgorithm } from './types.ts'

/** Gives a new town its chain. The first entry's previous digest is the digest of the town's code. */
export async function startChain(
  session: Session,
  options: { readonly town: string; readonly algorithm: DigestAlgorithm; readonly clock: () => Date },
): Promise<void> {
  const { town, algorithm } = options
  await session.query(sql`
    insert into audit_head (town, seq, at, digest, algorithm)
    values (${town}, 0, ${instantOf(options.clock())}, ${digestText(algorithm, town)}, ${algorithm})
  `)
}
