import { createAddressOf, createClient } from '../../api/contract/client.ts'
import type { EndpointTable } from '../../api/contract/endpoints/index.ts'
import { lightTable } from '../../api/contract/light-table.ts'
import { carry } from './client.ts'

/** Every call to the server, typed by its endpoint: `api.takeStep({ id, version, step })`. What the server refuses is thrown as `HttpError`. */
export const api = createClient<EndpointTable>(lightTable, carry)

/** Where a file of the server is to be had: `addressOf('exportCases', { loop, format: 'csv' })`. */
export const addressOf = createAddressOf<EndpointTable>(lightTable)
