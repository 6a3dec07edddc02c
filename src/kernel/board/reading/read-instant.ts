import { readLatestInstant } from '../../audit/read-chain.ts'
import type { Instant } from '../../ledger/types.ts'
import type { Session } from '../../storage/types.ts'

/** The instant to read as of when none is asked for: that of the town's last write. Nothing is written at or before it any more. */
export async function readInstant(session: Session, town: string): Promise<Instant> {
  const instant = await readLatestInstant(session, town)
  if (instant === undefined) throw new Error(`town ${town} has no audit chain`)
  return instant
}
