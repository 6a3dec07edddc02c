import type { IndicatorRequest } from '../indicator/types.ts'

/** Equal for requests that ask the same. */
export function requestKey(request: IndicatorRequest): string {
  const slices = (request.slices ?? []).map((slice) => `${slice.dimension}=${slice.value}`).sort()
  return JSON.stringify([request.indicator, request.period, ...slices])
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
