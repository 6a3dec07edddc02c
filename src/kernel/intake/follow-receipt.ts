import type { Kernel } from '../context.ts'
import { publicKey, readOwnItems } from '../public-page/read-public-state.ts'
import { readStamp } from '../public-page/read-stamp.ts'
import type { OwnItem } from '../public-page/types.ts'
import { readCode } from './receipt-code.ts'
import { findReceipt, type IntakePlace } from './receive.ts'
import type { FollowedReceipt, ReceivedItem } from './types.ts'

/** Merged ones point at what stands now; this only ends what was brought in otherwise, by an office file. */
const furthest = 20

/**
 * What became of what somebody sent, by the code of their receipt: their own record, and what it went into by merging, however often that was merged itself.
 * Undefined for a code that nobody was given, and while the page is closed.
 */
export function followReceipt(
  kernel: Kernel,
  { town, page }: IntakePlace,
  { code: typed }: { readonly code: string },
): Promise<FollowedReceipt | undefined> {
  const code = readCode(typed)
  if (code === undefined) return Promise.resolve(undefined)
  return kernel.engine.inTown(town).read(async (session) => {
    const stamp = await readStamp(session, kernel.catalogue, { town, page })
    if (stamp?.open !== true) return undefined
    const record = await findReceipt(session, { town, page: page.id, code })
    const read = async (id: string): Promise<OwnItem | undefined> => (await readOwnItems({ kernel, session, town }, page, [id]))[0]
    const own = record === undefined ? undefined : await read(record)
    if (own === undefined) return undefined
    const seen = new Set([own.record])
    let last = own
    while (last.into !== undefined && !seen.has(last.into) && seen.size < furthest) {
      seen.add(last.into)
      const next = await read(last.into)
      if (next === undefined) break
      last = next
    }
    const present = (item: OwnItem): ReceivedItem => ({
      name: item.name,
      state: item.state.label,
      facts: item.facts,
      key: item.isPublic ? publicKey({ town, page: page.id, record: item.record }) : undefined,
    })
    return { own: present(own), into: last === own ? undefined : present(last) }
  })
}
