import type { IndicatorRequest } from '../indicator/types.ts'

const known = new WeakMap<IndicatorRequest, string>()

/** Equal for requests that ask the same. One that is asked again, as every edit asks all that was not edited, has its key from before. */
export function requestKey(request: IndicatorRequest): string {
  const before = known.get(request)
  if (before !== undefined) return before
  const slices = (request.slices ?? []).map((slice) => `${slice.dimension}=${slice.value}`).sort()
  const key = JSON.stringify([request.indicator, request.period, ...slices])
  known.set(request, key)
  return key
}

/** Requests in the order they were first asked, each once. */
export class RequestList {
  private readonly requests = new Map<string, IndicatorRequest>()

  add(request: IndicatorRequest): IndicatorRequest {
    const key = requestKey(request)
    const known = this.requests.get(key)
    if (known !== undefined) return known
    this.requests.set(key, request)
    return request
  }

  all(): readonly IndicatorRequest[] {
    return [...this.requests.values()]
  }
}
