import type { QueryClient } from '@tanstack/react-query'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { type Catalogue, indexCatalogue } from '../http/catalogue.ts'
import { catalogueQuery } from '../http/queries.ts'

/** The town's definitions are these and no others; for `renderInside`. */
export function knowCatalogue(part: Partial<Catalogue>): (client: QueryClient) => void {
  const { catalogue } = resolveCatalogue([])
  return (client) => client.setQueryData(catalogueQuery.queryKey, indexCatalogue({ ...catalogue, ...part }))
}
