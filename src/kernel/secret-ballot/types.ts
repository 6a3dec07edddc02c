import type { SlipRule } from '../../definition/secret-ballot/count-slips.ts'
import type { PublicValue } from '../public-page/types.ts'

/** The two groups of tellers: the box opens to both of them only. */
export type SlipGroup = 'first' | 'second'

/** What a slip says of one candidate. */
export interface SlipCandidate {
  readonly name: string
  readonly facts: readonly PublicValue[]
}

/** How far the vote is; numbers of slips, and nothing of what stands on them. */
export interface SlipBoxState {
  readonly byDevices: boolean
  readonly open: boolean
  /** Each group has set its words. */
  readonly first: boolean
  readonly second: boolean
  readonly issued: number
  readonly cast: number
  /** The first group has opened its half: nothing is cast any more. */
  readonly mixed: boolean
}

/** What is given out once and kept by nobody: the address of the hall, and a code for each deputy who is there. */
export interface IssuedSlips {
  /** The last part of the hall's address. */
  readonly hall: string
  /** In an order by chance, as they are printed. */
  readonly codes: readonly string[]
}

/** What a device in the hall shows. */
export interface Hall {
  readonly ballot: string
  readonly title: string
  readonly town: string
  readonly rule: SlipRule
  readonly candidates: readonly SlipCandidate[]
}

/** What became of a slip: `used` says that this code has cast its slip before, `closed` that no more are taken. */
export type CastOutcome = 'cast' | 'used' | 'unknown' | 'closed'
