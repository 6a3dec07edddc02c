/** What was asked of a device, where, and until when; made and kept apart from who answers. */
export interface Ceremony {
  /** Base64url of random bytes. */
  readonly challenge: string
  /** The page that asks, like `https://qianbi.example.cn`. */
  readonly origin: string
  /** The name of this server, to which keys are bound. */
  readonly rpId: string
}

/** What a browser sends of a device's answer, as WebAuthn's JSON has it. */
export interface PasskeyProof {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly response: {
    readonly clientDataJSON: string
    readonly authenticatorData: string
    readonly signature: string
    readonly userHandle?: string | undefined
  }
}

/** What it sends of a key that was just made. */
export interface NewPasskey {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly response: { readonly clientDataJSON: string; readonly attestationObject: string }
}

/** A proof with what was asked for it. */
export interface Answered {
  readonly proof: PasskeyProof
  readonly ceremony: Ceremony
}

/** A key as its owner sees it. */
export interface Passkey {
  readonly id: string
  readonly name: string
  /** The name of this server for which it was made. */
  readonly rp: string
  readonly since: string
}

/** So long a challenge may wait for its answer. */
export const challengeMinutes = 5
