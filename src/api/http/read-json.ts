import type { Api } from '../context.ts'
import { exceedsJson, type JsonLimits } from './scan-json.ts'

/** What a route takes in when it says nothing else: a record of many long fields, a query with hundreds of values. */
export const usualBody = 1024 * 1024
/** Account and password. The route is open to everybody. */
export const signInBody = 4 * 1024
/** A report's template. */
export const templateBody = 4 * 1024 * 1024
/** Thousands of cases or duties by their ids. */
export const bulkBody = { bytes: 4 * 1024 * 1024, values: 200_000 } as const

const usual: JsonLimits = { depth: 32, values: 20_000 }

/** JSON is measured before it is parsed; `config.values` of a route allows it more values. Bytes are counted as they come, by the route's `bodyLimit`. */
export function addJsonReading(api: Api): void {
  const parse = api.getDefaultJsonParser('error', 'error')
  api.removeContentTypeParser('application/json')
  api.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const values = request.routeOptions.config.values ?? usual.values
    const text = String(body)
    if (exceedsJson(text, { ...usual, values })) return done(new TooLargeBody())
    parse(request, text, done)
  })
}

/** A body within its bytes that is nested too deep or holds too much. */
class TooLargeBody extends Error {
  readonly statusCode = 413
  readonly code = 'FST_ERR_CTP_BODY_TOO_LARGE'
}
