const window = 15 * 60_000
const allowed = 10

/**
 * Counts failed sign-ins per account and address. After ten within a quarter of an hour the next waits until the oldest has passed:
 * guessing becomes slow, and nobody is locked out for longer than that, nor at her own desk by a stranger elsewhere.
 */
export class SignInAttempts {
  readonly #failures = new Map<string, number[]>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Seconds to wait before the next attempt; 0 when it may go ahead. */
  waitFor(account: string, address: string): number {
    const recent = this.#recent(keyOf(account, address))
    const oldest = recent[recent.length - allowed]
    return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest + window - this.#now()) / 1000))
  }

  fail(account: string, address: string): void {
    this.#forgetOld()
    const key = keyOf(account, address)
    this.#failures.set(key, [...this.#recent(key), this.#now()])
  }

  succeed(account: string, address: string): void {
    this.#failures.delete(keyOf(account, address))
  }

  #recent(key: string): number[] {
    return (this.#failures.get(key) ?? []).filter((at) => at > this.#now() - window)
  }

  /** Somebody who tries a million names must not fill the memory. */
  #forgetOld(): void {
    if (this.#failures.size < 10_000) return
    for (const key of this.#failures.keys()) {
      if (this.#recent(key).length === 0) this.#failures.delete(key)
    }
    if (this.#failures.size >= 10_000) this.#failures.clear()
  }
}

function keyOf(account: string, address: string): string {
  return JSON.stringify([account.trim().toLowerCase(), address])
}
