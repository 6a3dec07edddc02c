import { randomBytes, timingSafeEqual } from 'node:crypto'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { Engine, PasswordCost } from '../../storage/types.ts'
import { deriveAside } from './derive-aside.ts'
import type { Derivation } from './derive-key.ts'
import { isPossibleCost, leastCost } from './password-cost.ts'

type Store = Pick<Engine, 'passwordCost'>
type How = Derivation extends infer One ? (One extends Derivation ? Omit<One, 'password'> : never) : never

/** `$argon2id$v=19$m=…,t=…,p=1$salt$key`, at the cost of the store; the cost stands in it, so that it can be raised without locking anybody out. */
export async function hashPassword(store: Store, password: string): Promise<string> {
  const { memory, passes } = costOf(store)
  const salt = randomBytes(16)
  const key = await deriveAside({ scheme: 'argon2id', memory, passes, password, salt })
  return present({ memory, passes }, base64(salt), base64(key))
}

/** Whether this is the password that was stored, compared in constant time; false for a stored text of another scheme. */
export async function checkPassword(password: string, stored: string): Promise<boolean> {
  const parsed = parse(stored)
  if (parsed === undefined || password === '') return false
  const found = await deriveAside({ ...parsed.how, password })
  return parsed.key.length === found.length && timingSafeEqual(parsed.key, found)
}

/** The password of nobody: no password fits it, and to find that out takes as long as for anybody else's. */
export function nobodysPassword(store: Store): string {
  return present(costOf(store), 'A'.repeat(22), 'A'.repeat(43))
}

/** Whether what is stored is of the scheme and cost that the store asks for now. */
export function isCurrent(store: Store, stored: string): boolean {
  const how = parse(stored)?.how
  const { memory, passes } = costOf(store)
  return how?.scheme === 'argon2id' && how.memory === memory && how.passes === passes
}

function costOf({ passwordCost = leastCost }: Store): PasswordCost {
  return passwordCost
}

function present({ memory, passes }: PasswordCost, salt: string, key: string): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${salt}$${key}`
}

const argon2Form = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=1\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/
/** Only as it was ever written: whoever wrote another cost into the table gets nothing made at it. */
const scryptForm = /^scrypt:16384:8:1:([\w-]{22}):([\w-]{43})$/

function parse(stored: string): { readonly how: How; readonly key: Uint8Array } | undefined {
  const [, m, t, salt, key] = argon2Form.exec(stored) ?? []
  if (m !== undefined && t !== undefined && salt !== undefined && key !== undefined) {
    const cost = { memory: wholeNumber(m), passes: wholeNumber(t) }
    return isPossibleCost(cost)
      ? { how: { scheme: 'argon2id', ...cost, salt: Buffer.from(salt, 'base64') }, key: Buffer.from(key, 'base64') }
      : undefined
  }
  const [, oldSalt, oldKey] = scryptForm.exec(stored) ?? []
  if (oldSalt === undefined || oldKey === undefined) return undefined
  return {
    how: { scheme: 'scrypt', n: 16_384, r: 8, p: 1, salt: Buffer.from(oldSalt, 'base64url') },
    key: Buffer.from(oldKey, 'base64url'),
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}
