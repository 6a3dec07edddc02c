import { sql } from 'kysely'
import { leaningOn } from '../../../definition/catalogue/without-packs.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { kernelPackIds } from '../../kernel-packs.ts'
import { Refusal } from '../../refusal.ts'
import { authorize } from '../authorize.ts'
import { keptDomains } from '../kept-access.ts'
import type { Actor } from '../types.ts'
import { readDomainsOff } from './in-domains.ts'

/** A domain of township work, and whether the town uses it. */
export interface Domain {
  readonly pack: string
  readonly label: string
  readonly office: string
  readonly on: boolean
}

/** The domains that the town may switch on and off: packs that no other leans on. The kernel's own are none. */
export async function listDomains(kernel: Kernel, actor: Actor): Promise<readonly Domain[]> {
  authorize(actor, 'oversee')
  const off = await kernel.engine.inTown(actor.town).read((session) => readDomainsOff(session, actor.town))
  return switchable(kernel).map(({ id, label, office }) => ({ pack: id, label, office, on: !off.has(id) }))
}

/**
 * Switches a domain of the town off or on again; its records stay and come back. Refuses with `not-found` what is no domain, with `invalid` one that
 * others need.
 */
export async function switchDomain(
  kernel: Kernel,
  actor: Actor,
  { pack, on }: { readonly pack: string; readonly on: boolean },
): Promise<Domain> {
  authorize(actor, 'manage')
  const { id, label, office } = requireSwitchable(kernel, pack)
  return writeAudited(kernel, actor, async (change) => {
    const { session, town, at, actor: writer } = change
    const isOff = (await readDomainsOff(session, town)).has(id)
    const result = { pack: id, label, office, on }
    if (isOff !== on) return { result, note: undefined }
    await session.query(
      on
        ? sql`delete from domain_off where town = ${town} and pack = ${id}`
        : sql`insert into domain_off (town, pack, at, actor) values (${town}, ${id}, ${at}, ${writer})`,
    )
    const detail = { pack: id, label, ...(on ? {} : await digestKept(change, keptDomains, id)) }
    return { result, note: { action: on ? 'domain.on' : 'domain.off', ledger: null, record: null, detail } }
  })
}

function switchable({ catalogue: { catalogue } }: Kernel) {
  return catalogue.packs.filter(({ id }) => !kernelPackIds.has(id) && leaningOn(catalogue, id).length === 0)
}

function requireSwitchable(kernel: Kernel, pack: string) {
  const found = kernel.catalogue.catalogue.packs.find(({ id }) => id === pack)
  if (found === undefined) throw new Refusal('not-found', `没有领域“${pack}”。`)
  const able = switchable(kernel).find(({ id }) => id === pack)
  if (able === undefined) throw new Refusal('invalid', `“${found.label}”是别的领域都要用的，不能停用。`)
  return able
}
