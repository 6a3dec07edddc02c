import type { QueryClient } from '@tanstack/react-query'
import { outlineOf, writingOf } from '../../definition/catalogue/part/outline.ts'
import { partOf } from '../../definition/catalogue/part/part-of.ts'
import { type PartKind, partKinds } from '../../definition/catalogue/part/types.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import type { Catalogue } from '../../definition/catalogue/types.ts'
import { indexPart } from '../http/catalogue.ts'
import { outlineQuery, partQuery, writingQuery } from '../http/queries.ts'

const lists = {
  pack: 'packs',
  ledger: 'ledgers',
  loop: 'loops',
  indicator: 'indicators',
  board: 'boards',
  setting: 'settings',
} as const satisfies Record<PartKind, keyof Catalogue>

/** The town's definitions are these and no others; for `renderInside`. */
export function knowCatalogue(some: Partial<Catalogue>): (client: QueryClient) => void {
  const catalogue = { ...resolveCatalogue([]).catalogue, ...some }
  return (client) => {
    client.setQueryData(outlineQuery.queryKey, outlineOf(catalogue))
    client.setQueryData(writingQuery.queryKey, writingOf(catalogue))
    for (const kind of partKinds) {
      for (const { id } of catalogue[lists[kind]]) {
        const part = partOf(catalogue, { kind, id })
        if (part !== undefined) client.setQueryData(partQuery(kind, id).queryKey, indexPart(part))
      }
    }
  }
}
