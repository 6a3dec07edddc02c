export interface Town {
  /** The statistical division code. */
  readonly town: string
  readonly name: string
  readonly shortName: string
  /** The county's name. */
  readonly county: string
  /** Fictional data that anybody may sign in to. */
  readonly demo: boolean
}
