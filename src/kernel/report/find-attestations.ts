import { seesFullValues } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { findNamed } from '../ledger/query/find-named.ts'
import type { Instant } from '../ledger/types.ts'
import type { Session } from '../storage/types.ts'
import type { Attestation, ReportPlan } from './types.ts'

export interface AttestationsWanted {
  readonly kernel: Kernel
  readonly actor: Actor
  readonly plan: ReportPlan
  /** The state to read; as it is in the session's snapshot when absent. */
  readonly asOf: Instant | undefined
}

/** Looks up the documents that a template names in the ledgers that say they attest, in the packs' order: by id, title, or the exact text of a field such as 文号. */
export async function findAttestations(
  session: Session,
  { kernel, actor, plan, asOf }: AttestationsWanted,
): Promise<ReadonlyMap<string, Attestation>> {
  const { catalogue } = kernel
  const reader = { full: seesFullValues(actor) }
  const names = [...new Set(plan.attested.map(({ token }) => token.record))]
  const found = new Map<string, Attestation>()
  for (const ledger of catalogue.catalogue.ledgers.filter(({ attests }) => attests === true)) {
    const open = names.filter((name) => !found.has(name))
    const titles = await findNamed(session, { catalogue, town: actor.town, ledger, names: open, reader, asOf })
    for (const [name, title] of titles) found.set(name, { title, ledger: ledger.label })
  }
  return found
}
