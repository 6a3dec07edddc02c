import { Refusal } from '../refusal.ts'
import { isBound } from './bounds.ts'
import type { Actor } from './types.ts'

/** Refuses with `not-permitted` whoever answers for a part of the town: what moves parts and people about is the office's. */
export function assertUnbound(actor: Actor, what: string): void {
  if (isBound(actor)) throw new Refusal('not-permitted', `${what}由科室办理，请把情况交给他们。`)
}
