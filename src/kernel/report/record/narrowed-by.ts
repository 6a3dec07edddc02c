import { datedBy } from './hold-fact.ts'
import type { ClauseInput } from './pick-records.ts'
import type { Fact } from './read-facts.ts'
import type { Outcome } from './types.ts'

/** 美丽城镇类项目完工6个: of one kind, by what it is called; what has become of it makes no part of the whole that figures do not tell. */
export function narrowedBy({ told: { ledger } }: ClauseInput, picking: readonly Fact[]): Pick<Outcome, 'narrowed'> {
  const kinds = picking.flatMap((fact) => {
    if (fact.type !== 'value' || fact.negated) return []
    return fact.words.filter(({ text, values }) =>
      [...values].every(([id, words]) => datedBy(ledger, id, [text, ...words]) === undefined && !isState(ledger.fields, id)),
    )
  })
  return kinds.length === 0 ? {} : { narrowed: kinds.map(({ text }) => text) }
}

function isState(fields: ClauseInput['told']['ledger']['fields'], id: string): boolean {
  return fields.some((one) => one.id === id && (one.field.kind === 'boolean' || /状态$|阶段$|环节$|结论$|结果$/.test(one.field.label)))
}
