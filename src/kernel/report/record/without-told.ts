import type { ClauseInput } from './pick-records.ts'
import type { ClauseFacts } from './read-facts.ts'
import type { ToldLedger, ToldRecord } from './types.ts'

/** 村级避灾点标准化改造6月13日完成: words of what was done that every record named has in a text of its own say nothing more of it. */
export function withoutTold({ told: { ledger, records }, said }: ClauseInput, groups: readonly (readonly ToldRecord[])[]): ClauseFacts {
  if (said.left.length === 0) return said
  if (groups.length === 0 || groups.some(({ length }) => length !== 1)) return withoutWork({ ledger, records }, said)
  const texts = ledger.fields.flatMap(({ id, field }) => (field.kind === 'text' ? [id] : []))
  const isTold = (left: string) =>
    left.length >= 2 && groups.flat().every(({ words }) => texts.some((id) => words[id]?.includes(left) === true))
  const left = said.left.filter((one) => !isTold(one))
  return withoutWork({ ledger, records }, left.length === said.left.length ? said : { ...said, left })
}

const works = /改造|硬化|加固|扩建|修缮|整治|清淤|绿化|亮化|提升/g

/** 改造农村公路4条: how the ledger's own name begins, and what some record of it was called after, say nothing more of a set. */
function withoutWork({ ledger: { label, title }, records }: Pick<ToldLedger, 'ledger' | 'records'>, said: ClauseFacts): ClauseFacts {
  const named = (work: string) => records.some(({ words }) => title.some((id) => words[id]?.includes(work) === true))
  const left = said.left.filter((one) => one.replace(label.slice(0, 2), '').replace(works, (work) => (named(work) ? '' : work)) !== '')
  return left.length === said.left.length ? said : { ...said, left }
}
