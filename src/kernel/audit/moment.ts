import { townTime } from './instant.ts'

/** The town's wall clock: the day it is there, and the minute. */
export interface Moment {
  readonly today: string
  /** `2020-02-29T08:30` */
  readonly now: string
}

/** An instant by the town's clock: the day it is there, and the minute. */
export function momentOf(instant: string): Moment {
  const now = townTime(instant).replace(' ', 'T')
  return { today: now.slice(0, 10), now }
}

/** Now by the town's clock. */
export function momentOfClock({ clock }: { readonly clock: () => Date }): Moment {
  return momentOf(clock().toISOString())
}
