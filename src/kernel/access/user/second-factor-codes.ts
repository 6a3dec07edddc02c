import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app has it: HMAC-SHA-1, six digits, half a minute each. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** A device's clock may be half a minute off. */
const leeway = 1
const secretBytes = 20

/** A new secret in base32, as an app takes it when it is typed. */
export function newSecret(): string {
  return new Secret({ size: secretBytes }).base32
}

/** What an app reads from the picture: `otpauth://totp/…`. */
export function presentSecret(secret: string, { issuer, label }: { readonly issuer: string; readonly label: string }): string {
  return new TOTP({ ...shape, issuer, label, secret: Secret.fromBase32(secret) }).toString()
}

/** Whether a text is a secret of our length: what comes back from a browser may be anything. */
export function isSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text)
}

/** The half minute, counted from 1970, whose code this is; undefined when it is none of those around the instant (in milliseconds). */
export function stepOfCode(secret: string, code: string, at: number): number | undefined {
  const digits = code.normalize('NFKC').replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return undefined
  const totp = new TOTP({ ...shape, secret: Secret.fromBase32(secret) })
  const offset = totp.validate({ token: digits, timestamp: at, window: leeway })
  return offset === null ? undefined : Math.floor(at / 1000 / shape.period) + offset
}

/** The code of an instant, as a device shows it: for tests. */
export function codeAt(secret: string, at: number): string {
  return new TOTP({ ...shape, secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
}
