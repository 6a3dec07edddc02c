const minute = 60_000
/** Of one account from one address, and of one address over all accounts: an office is one address, so only what was wrong counts there. */
const ofAccount = { within: 15 * minute, allowed: 10 }
const ofAddress = { within: 10 * minute, allowed: 50 }

/**
 * Counts failed sign-ins per account and address, and per address. After ten, or fifty, the next waits until the oldest has passed:
 * guessing becomes slow, be it many passwords for one account or one for many, and nobody is locked out for longer than that, nor at her own desk by a
 * stranger elsewhere.
 */
export class SignInAttempts {
  readonly #accounts: FailureCount
  readonly #addresses: FailureCount

  constructor(now: () => number) {
    this.#accounts = new FailureCount(ofAccount, now)
    this.#addresses = new FailureCount(ofAddress, now)
  }

  /** Seconds to wait before the next attempt; 0 when it may go ahead. */
  waitFor(account: string, address: string): number {
    return Math.max(this.#accounts.waitFor(keyOf(account, address)), this.#addresses.waitFor(address))
  }

  /** Counts an attempt before its outcome is known, so that a hundred at once are counted as a hundred. */
  begin(account: string, address: string): void {
    this.#accounts.add(keyOf(account, address))
  }

  fail(address: string): void {
    this.#addresses.add(address)
  }

  succeed(account: string, address: string): void {
    this.#accounts.forget(keyOf(account, address))
  }
}

class FailureCount {
  readonly #failures = new Map<string, number[]>()
  readonly #limit: { readonly within: number; readonly allowed: number }
  readonly #now: () => number

  constructor(limit: { readonly within: number; readonly allowed: number }, now: () => number) {
    this.#limit = limit
    this.#now = now
  }

  waitFor(key: string): number {
    const recent = this.#recent(key)
    const oldest = recent[recent.length - this.#limit.allowed]
    return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest + this.#limit.within - this.#now()) / 1000))
  }

  add(key: string): void {
    this.#forgetOld()
    this.#failures.set(key, [...this.#recent(key), this.#now()])
  }

  forget(key: string): void {
    this.#failures.delete(key)
  }

  #recent(key: string): number[] {
    return (this.#failures.get(key) ?? []).filter((at) => at > this.#now() - this.#limit.within)
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
