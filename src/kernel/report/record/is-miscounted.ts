import { decimal } from '../../../definition/decimal/decimal.ts'
import { isCount } from './hold-amount.ts'
import { agrees } from './hold-fact.ts'
import type { ClauseInput } from './pick-records.ts'
import type { ToldRecord } from './types.ts'

/** A、B、C、D3名同志获评…: a number right behind names counts them. */
export function isMiscounted({ said: { names, facts } }: ClauseInput, groups: readonly (readonly ToldRecord[])[]): boolean {
  const last = names.at(-1)
  if (groups.length < 2 || last === undefined) return false
  const behind = facts.find(({ type, at }) => type === 'number' && at === last.at + last.word.text.length)
  return behind?.type === 'number' && isCount(behind.quantity) && !agrees(behind.quantity, decimal(groups.length))
}
