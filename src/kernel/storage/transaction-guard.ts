import { AsyncLocalStorage } from 'node:async_hooks'

const inside = new AsyncLocalStorage<object>()

/**
 * Runs one transaction's work. A second transaction opened from inside it would wait for itself on an engine with one connection,
 * and see another snapshot on a pool: both are bugs, so it fails at once.
 */
export function guardTransaction<Result>(engine: object, work: () => Promise<Result>): Promise<Result> {
  if (inside.getStore() === engine) throw new Error('a transaction was opened inside a transaction: pass the session on')
  return inside.run(engine, work)
}
