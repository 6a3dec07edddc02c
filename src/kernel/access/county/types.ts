/** Whom a town takes the county's word from, without the secret. */
export interface CountyLogin {
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  /** What of `acr` and `amr` stands for a second factor here. */
  readonly factors: readonly string[]
}

/** As it is set: without a secret, the one that is kept stays. */
export interface CountyLoginSetting extends CountyLogin {
  readonly secret?: string | undefined
}

/** What goes out with somebody to the county, and has to come back with them. */
export interface CountyTrip {
  readonly state: string
  readonly nonce: string
  /** Of PKCE. */
  readonly verifier: string
}

/** Whom the county says that somebody is. */
export interface CountyIdentity {
  readonly issuer: string
  readonly subject: string
  /** Whether the county made sure of them by what the town takes for a second factor. */
  readonly factor: boolean
}
