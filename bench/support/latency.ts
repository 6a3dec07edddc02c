export interface Latency {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly times: number
}

/** Calls `work` one after another and gives how long it took, in milliseconds. The first calls, which warm caches, do not count. */
export async function measureLatency(times: number, work: (index: number) => Promise<void>): Promise<Latency> {
  const warming = Math.min(10, times)
  for (let index = 0; index < warming; index++) await work(index)
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const start = performance.now()
    await work(warming + index)
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.ceil(taken.length * share) - 1)] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), times }
}

export function presentMilliseconds(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0)
}
