import { type Static, Type } from 'typebox'
import type { Received } from './sides.ts'

const base64url = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[A-Za-z0-9_-]+$' })
const publicKey = Type.Literal('public-key')

/** What a browser sends of a device's answer (WebAuthn's AuthenticationResponseJSON). */
export const passkeyProof = Type.Object(
  {
    id: base64url(2_000),
    rawId: base64url(2_000),
    type: publicKey,
    response: Type.Object({
      clientDataJSON: base64url(4_000),
      authenticatorData: base64url(4_000),
      // Of a key by ML-DSA, as newer servers once offered: six thousand.
      signature: base64url(8_000),
      userHandle: Type.Optional(base64url(200)),
    }),
  },
  { description: '通行密钥的答复，如浏览器所给' },
)
export type PasskeyProofBody = Static<typeof passkeyProof>

/** And of a key that was just made (RegistrationResponseJSON). */
const newPasskey = Type.Object(
  {
    id: base64url(2_000),
    rawId: base64url(2_000),
    type: publicKey,
    response: Type.Object({ clientDataJSON: base64url(4_000), attestationObject: base64url(12_000) }),
  },
  { description: '新的通行密钥，如浏览器所给' },
)

const userVerification = Type.Union([Type.Literal('required'), Type.Literal('preferred')])

/** What a browser is to ask of a device (PublicKeyCredentialRequestOptionsJSON). */
export const proofOptions = Type.Object(
  { challenge: Type.String(), rpId: Type.String(), timeout: Type.Integer(), userVerification },
  { title: '要通行密钥答的' },
)

/** And what it is told to make a key of (PublicKeyCredentialCreationOptionsJSON). */
export const creationOptions = Type.Object(
  {
    challenge: Type.String(),
    rp: Type.Object({ id: Type.String(), name: Type.String() }),
    user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
    pubKeyCredParams: Type.Array(Type.Object({ alg: Type.Integer(), type: publicKey })),
    timeout: Type.Integer(),
    attestation: Type.Literal('none'),
    excludeCredentials: Type.Array(Type.Object({ id: Type.String(), type: publicKey })),
    authenticatorSelection: Type.Object({
      residentKey: Type.Literal('required'),
      requireResidentKey: Type.Literal(true),
      userVerification: Type.Literal('preferred'),
    }),
  },
  { title: '怎样造一把通行密钥；验证以前不算数' },
)

const password = Type.String({ minLength: 1, maxLength: 200, description: '自己的密码' })
const factor = {
  code: Type.Optional(Type.String({ maxLength: 20, description: '已经设了手机验证器的，它上面的 6 位数字' })),
  passkey: Type.Optional(passkeyProof),
}

export const newPasskeyBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 50, description: '叫什么，好分清是哪一把' }),
  password,
  made: newPasskey,
  ...factor,
})
export type NewPasskeyBody = Static<typeof newPasskeyBody>
export const endPasskeyBody = Type.Object({ password, ...factor })

export const passkeySignInBody = Type.Object({
  town: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: '乡镇的编码或名称；库里有几个乡镇时必须写明' })),
  account: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: '账号；只用通行密钥登录的不填' })),
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: '密码；只用通行密钥登录的不填' })),
  passkey: passkeyProof,
})

export const ownPasskey = Type.Object({
  id: Type.String(),
  name: Type.String(),
  rp: Type.String({ description: '在哪个网址上设的；别的网址上用不了' }),
  since: Type.String({ description: '何时设的' }),
})
export type OwnPasskeyView = Received<Static<typeof ownPasskey>>
