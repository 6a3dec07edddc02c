import { createHash, createHmac, randomInt } from 'node:crypto'

/** Digits and letters that nobody takes for another one on a small screen (no I, L, O, U). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const slipLength = 8
const hallLength = 16

/** What a slip is cast by: 40 bits, typed once. The store keeps it under the address of the hall, so that it cannot be guessed from there. */
export function newSlipCode(): string {
  return draw(slipLength)
}

/** The part of the hall's address that nobody guesses: 80 bits. The store keeps its digest. */
export function newHall(): string {
  return draw(hallLength)
}

/** A code as somebody typed it; undefined for what is none. */
export function readSlipCode(typed: string): string | undefined {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return code.length === slipLength && [...code].every((one) => letters.includes(one)) ? code : undefined
}

/** `K7QD-M2XP`, as it is printed. */
export function writeSlipCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** What the store keeps of a hall's address: a SHA-256 in hexadecimal. */
export function digestHall(hall: string): string {
  return createHash('sha256').update(`hall ${hall}`).digest('hex')
}

/** By what a slip is found when it is cast. */
export function digestSlip(hall: string, code: string): string {
  return createHmac('sha256', hall).update(`slip ${code}`).digest('hex')
}

/** What a slip carries inside, so that nobody without its code makes one. */
export function proofOf(hall: string, code: string): Buffer {
  return createHmac('sha256', hall).update(`proof ${code}`).digest()
}

/** What the store keeps of a proof. */
export function digestProof(proof: Uint8Array): string {
  return createHash('sha256').update(proof).digest('hex')
}

function draw(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}
