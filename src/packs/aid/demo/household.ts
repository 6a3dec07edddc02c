export interface DemoHousehold {
  readonly head: string
  readonly idNumber: string
  readonly village: string
  readonly members: number
  readonly category: string
  readonly recognisedOn: string
  readonly leftOn: string
  readonly account: string
}
