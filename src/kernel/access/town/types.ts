export interface Town {
  /** The statistical division code. */
  readonly town: string
  readonly name: string
  readonly shortName: string
  /** The county's name. */
  readonly county: string
  /** Fictional data that anybody may sign in to. */
  readonly demo: boolean
  /** Whole days that a fictional township lives behind the real one: it has its own today. 0 for a real township. */
  readonly lagDays: number
}
