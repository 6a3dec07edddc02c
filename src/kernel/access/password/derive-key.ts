import { scryptSync } from 'node:crypto'
import { argon2id } from 'hash-wasm'

/** How the key of a password is made, and of what; a message to the thread that makes it. */
export type Derivation =
  | { readonly scheme: 'argon2id'; readonly memory: number; readonly passes: number; readonly password: string; readonly salt: Uint8Array }
  /** What editions before argon2id kept. */
  | {
      readonly scheme: 'scrypt'
      readonly n: number
      readonly r: number
      readonly p: number
      readonly password: string
      readonly salt: Uint8Array
    }

const keyLength = 32

/** Makes the key, in the thread it is called in. Composed and decomposed forms of the same character are one password. */
export async function deriveKey({ password, salt, ...how }: Derivation): Promise<Uint8Array> {
  const normal = password.normalize('NFC')
  if (how.scheme === 'scrypt') return scryptSync(normal, salt, keyLength, { N: how.n, r: how.r, p: how.p })
  return argon2id({
    password: normal,
    salt,
    parallelism: 1,
    memorySize: how.memory,
    iterations: how.passes,
    hashLength: keyLength,
    outputType: 'binary',
  })
}
