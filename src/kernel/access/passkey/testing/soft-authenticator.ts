import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { Ceremony, NewPasskey, PasskeyProof } from '../types.ts'

/** How a device of a test behaves: as told, or as one that somebody tampered with. */
export interface Gesture extends Ceremony {
  /** Made sure of its owner. */
  readonly verified?: boolean
  /** What it says it has counted to; one more than before when absent. */
  readonly counter?: number
}

/** A device in memory that makes one key (ES256, no attestation) and signs with it, as WebAuthn Level 2 §6 lays the bytes out. */
export class SoftAuthenticator {
  readonly #id = randomBytes(32)
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #counter = 0

  /** `algorithm` is what it says its key is of (COSE). */
  constructor(private readonly algorithm = -7) {}

  make({ challenge, origin, rpId, verified = true }: Gesture): NewPasskey {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const cose = map([
      [unsigned(1), unsigned(2)],
      [unsigned(3), negative(-this.algorithm)],
      [negative(1), unsigned(1)],
      [negative(2), bytes(Buffer.from(x, 'base64url'))],
      [negative(3), bytes(Buffer.from(y, 'base64url'))],
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.#id.length)
    const attested = Buffer.concat([Buffer.alloc(16), length, this.#id, cose])
    const data = Buffer.concat([this.#data(rpId, { flags: 0x40 + flagsOf(verified), counter: 0 }), attested])
    const attestation = map([
      [words('fmt'), words('none')],
      [words('attStmt'), map([])],
      [words('authData'), bytes(data)],
    ])
    const response = {
      clientDataJSON: client('webauthn.create', { challenge, origin }),
      attestationObject: attestation.toString('base64url'),
    }
    return { id: this.id, rawId: this.id, type: 'public-key', response }
  }

  answer({ challenge, origin, rpId, verified = true, counter }: Gesture): PasskeyProof {
    this.#counter = counter ?? this.#counter + 1
    const data = this.#data(rpId, { flags: flagsOf(verified), counter: this.#counter })
    const clientDataJSON = client('webauthn.get', { challenge, origin })
    const digest = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()
    const signature = sign('sha256', Buffer.concat([data, digest]), this.#keys.privateKey).toString('base64url')
    const response = { clientDataJSON, authenticatorData: data.toString('base64url'), signature }
    return { id: this.id, rawId: this.id, type: 'public-key', response }
  }

  get id(): string {
    return this.#id.toString('base64url')
  }

  #data(rpId: string, { flags, counter }: { readonly flags: number; readonly counter: number }): Buffer {
    const tail = Buffer.alloc(5)
    tail.writeUInt8(flags)
    tail.writeUInt32BE(counter, 1)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), tail])
  }
}

/** Somebody touched it; and it made sure who. */
function flagsOf(verified: boolean): number {
  return verified ? 0x05 : 0x01
}

function client(type: string, { challenge, origin }: Pick<Ceremony, 'challenge' | 'origin'>): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url')
}

/** The little of CBOR (RFC 8949) that a key needs. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([major * 32 + value])
  if (value < 256) return Buffer.from([major * 32 + 24, value])
  return Buffer.from([major * 32 + 25, value >> 8, value & 255])
}
const unsigned = (value: number) => head(0, value)
const negative = (value: number) => head(1, value - 1)
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value])
const words = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (pairs: readonly (readonly [Buffer, Buffer])[]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()])
