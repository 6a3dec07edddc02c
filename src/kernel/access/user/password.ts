import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'

const cost = { N: 16_384, r: 8, p: 1 }
const length = 32

/** `scrypt:N:r:p:salt:key`; the cost stands in it, so that it can be raised without locking anybody out. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join(':')
}

/** The password of nobody: no password fits it, and to find that out takes as long as for anybody else's. */
export const nobodysPassword = ['scrypt', cost.N, cost.r, cost.p, 'A'.repeat(22), 'A'.repeat(43)].join(':')

/** Whether this is the password that was stored, compared in constant time; false for a stored text of another scheme. */
export async function checkPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = stored.split(':')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false
  const expected = Buffer.from(key, 'base64url')
  const found = await derive(password, Buffer.from(salt, 'base64url'), {
    N: wholeNumber(n ?? ''),
    r: wholeNumber(r ?? ''),
    p: wholeNumber(p ?? ''),
  })
  return expected.length === found.length && timingSafeEqual(expected, found)
}

function derive(password: string, salt: Buffer, options: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, length, options, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}
