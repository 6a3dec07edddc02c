import { AsyncLocalStorage } from 'node:async_hooks'

const calls = new AsyncLocalStorage<{ committed: boolean }>()

/**
 * Runs what belongs to one call of a caller. When the database goes away in it after something was committed, the refusal says that the call may have been
 * saved: whoever hears only “try again” would do it twice.
 */
export function asOneCall<Result>(work: () => Result): Result {
  return calls.run({ committed: false }, work)
}

/** Notes that the current call has committed: what fails after it may have been saved. */
export function noteCommit(): void {
  const call = calls.getStore()
  if (call !== undefined) call.committed = true
}

/** Whether this call has committed something. */
export function hasCommitted(): boolean {
  return calls.getStore()?.committed === true
}
