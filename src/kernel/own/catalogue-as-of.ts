import { type CatalogueIndex, indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { extendCatalogue } from '../../definition/own/extend-catalogue.ts'
import type { Kernel } from '../context.ts'
import { readDefinition } from '../ledger/definitions.ts'
import type { Session } from '../storage/types.ts'
import { readOwn } from './read-own.ts'

/**
 * The catalogue by which something was issued: the program's of then, by its digest, with what the town itself had made by that instant. Refuses with
 * `not-found` where no such definition is kept.
 */
export async function catalogueAsOf(
  kernel: Pick<Kernel, 'base' | 'catalogue' | 'definition' | 'definedAt'>,
  session: Session,
  { town, definition, asOf }: { readonly town: string; readonly definition: string; readonly asOf: string },
): Promise<CatalogueIndex> {
  const isNewest = definition === kernel.definition
  if (isNewest && kernel.definedAt === 0) return kernel.catalogue
  const own = await readOwn(session, kernel.base, { town, asOf })
  const base = isNewest ? kernel.base : indexCatalogue(await readDefinition(session, definition))
  if (own.ledgers.length + own.columns.length === 0) return base
  return indexCatalogue(extendCatalogue(base.catalogue, town, own).catalogue)
}
