import type { ClauseInput } from './pick-records.ts'
import type { ClauseFacts } from './read-facts.ts'
import type { ToldRecord } from './types.ts'

/** 村级避灾点标准化改造6月13日完成: words of what was done that every record named has in a text of its own say nothing more of it. */
export function withoutTold({ told: { ledger }, said }: ClauseInput, groups: readonly (readonly ToldRecord[])[]): ClauseFacts {
  if (said.left.length === 0 || groups.length === 0 || groups.some(({ length }) => length !== 1)) return said
  const texts = ledger.fields.flatMap(({ id, field }) => (field.kind === 'text' ? [id] : []))
  const isTold = (left: string) =>
    left.length >= 2 && groups.flat().every(({ words }) => texts.some((id) => words[id]?.includes(left) === true))
  const left = said.left.filter((one) => !isTold(one))
  return left.length === said.left.length ? said : { ...said, left }
}
