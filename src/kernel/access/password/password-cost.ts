import type { PasswordCost } from '../../storage/types.ts'

/** The least that OWASP's Password Storage Cheat Sheet takes for argon2id with one lane: 19 MiB and two passes. */
export const leastCost: PasswordCost = { memory: 19_456, passes: 2 }
/** More memory than this for each who signs in is a mistake, or somebody's who wrote into the table. */
export const greatestCost: PasswordCost = { memory: 262_144, passes: 16 }

/** Whether a key may be made at this cost at all. */
export function isPossibleCost({ memory, passes }: PasswordCost): boolean {
  return isWithin(memory, 8, greatestCost.memory) && isWithin(passes, 1, greatestCost.passes)
}

/** Whether a store may make its keys at this cost. */
export function isAllowedCost({ memory, passes }: PasswordCost): boolean {
  return isWithin(memory, leastCost.memory, greatestCost.memory) && isWithin(passes, leastCost.passes, greatestCost.passes)
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most
}
