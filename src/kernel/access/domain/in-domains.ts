import { sql } from 'kysely'
import { type CatalogueIndex, indexCatalogue } from '../../../definition/catalogue/index-catalogue.ts'
import { withoutPacks } from '../../../definition/catalogue/without-packs.ts'
import { text } from '../../../definition/shape/shape.ts'
import type { Kernel } from '../../context.ts'
import { row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'

const offRow = row('domain_off', { pack: text })

/** The domains that a town has switched off, by pack id. */
export async function readDomainsOff(session: Session, town: string): Promise<ReadonlySet<string>> {
  return new Set(
    offRow.all(await session.query(sql`select pack from domain_off where town = ${town} order by pack`)).map(({ pack }) => pack),
  )
}

/**
 * The kernel as the town looks at it: without the domains that it has switched off. For what is listed, searched, counted and told of; records are kept,
 * written and proved by the whole catalogue, so that a domain comes back as it was.
 */
export async function inDomains(kernel: Kernel, { town }: { readonly town: string }): Promise<Kernel> {
  const off = await kernel.engine.inTown(town).read((session) => readDomainsOff(session, town))
  return off.size === 0 ? kernel : { ...kernel, catalogue: reducedBy(kernel.catalogue, off) }
}

/** Indexing a catalogue takes a while; there are few sets of domains, and each stays. */
const reduced = new WeakMap<CatalogueIndex, Map<string, CatalogueIndex>>()

function reducedBy(whole: CatalogueIndex, off: ReadonlySet<string>): CatalogueIndex {
  const known = reduced.get(whole) ?? new Map<string, CatalogueIndex>()
  reduced.set(whole, known)
  const key = [...off].sort().join(' ')
  const found = known.get(key) ?? indexCatalogue(withoutPacks(whole.catalogue, off))
  known.set(key, found)
  return found
}
