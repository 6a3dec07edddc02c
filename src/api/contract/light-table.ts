import type { Endpoint, Endpoints, Verb } from './endpoint.ts'
import { endpoints } from './endpoints/index.ts'

/** What a caller must know to send a call: which value of its input goes where. */
export interface LightEndpoint {
  readonly verb: Verb
  readonly path: string
  /** Beside a body: the names that go into the query. Without one all go there that are not in the path. */
  readonly query?: readonly string[]
  readonly body?: 'json' | 'form'
}

/**
 * The endpoints without their schemas, by name. The build of the browser application puts the table itself in this module's place
 * (`vite.config.ts`), so that no schema and no schema library travels to a phone.
 */
export const lightTable: Readonly<Record<string, LightEndpoint>> = lighten(endpoints)

/** Leaves of each endpoint what a caller must know. */
export function lighten(table: Endpoints): Record<string, LightEndpoint> {
  return Object.fromEntries(Object.entries(table).map(([name, one]) => [name, lightOf(one)]))
}

function lightOf({ verb, path, query, body, upload }: Endpoint): LightEndpoint {
  if (body === undefined && upload === undefined) return { verb, path }
  const beside = query === undefined ? {} : { query: Object.keys(query.properties) }
  return { verb, path, body: upload ? 'form' : 'json', ...beside }
}
