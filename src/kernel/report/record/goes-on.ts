import type { ClauseInput } from './pick-records.ts'

/** Whether a clause that names nothing goes on about the one that the clause before names. */
export function goesOn({ said, clause }: ClauseInput): boolean {
  // 其中满意842份: of the one that is named, where every number says of which field it is.
  if (said.marks.has('part')) return !said.noun && said.facts.every((fact) => fact.type === 'number' && fact.labelled)
  if (!said.noun) return true
  // 是全年销售额最高的一次推介活动: whose it is the clause before says.
  const start = clause.start + (clause.text.length - clause.text.trimStart().length)
  return (said.marks.has('most') || said.marks.has('least')) && said.markAt('is') === start
}
