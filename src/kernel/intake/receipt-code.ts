import { createHash, randomBytes } from 'node:crypto'

/** Digits and letters that nobody takes for another one when copying from paper (no I, L, O, U). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 16

/** What a form carries so that sending it twice is sending it once: 128 random bits, known to whoever was given the form. */
export function newOnce(): string {
  return randomBytes(16).toString('base64url')
}

/** Whether a text is one that a form carries. */
export function isOnce(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text)
}

/**
 * The code of the receipt for what was said in a form: 80 bits that nobody else can guess, the same whenever the same is sent again. Said otherwise in the
 * same form, after a step back in the browser, it is another matter with another receipt.
 */
export function codeOf(once: string, said: readonly string[]): string {
  const bits = createHash('sha256')
    .update(JSON.stringify(['receipt', once, ...said]))
    .digest()
  return Array.from({ length }, (_, index) => letters[fiveBits(bits, index * 5)]).join('')
}

/** `K7QD-M2XP-9RTV-4HWN`, as it is shown. */
export function writeCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as somebody typed it: small letters, spaces, an O for a 0. Undefined for what is none. */
export function readCode(typed: string): string | undefined {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return code.length === length && [...code].every((one) => letters.includes(one)) ? code : undefined
}

/** A code is as good as a key: the store keeps only its digest. */
export function digestCode(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}

function fiveBits(bytes: Buffer, at: number): number {
  const pair = ((bytes[at >> 3] ?? 0) << 8) | (bytes[(at >> 3) + 1] ?? 0)
  return (pair >> (11 - (at & 7))) & 31
}
