import type { Api } from '../context.ts'
import { usualBody } from '../contract/body-limits.ts'
import { exceedsJson, type JsonLimits } from './scan-json.ts'

const usual: JsonLimits = { depth: 32, values: usualBody.values }

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
