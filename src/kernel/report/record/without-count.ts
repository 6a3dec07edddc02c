import { isCount } from './hold-amount.ts'
import type { ClauseInput } from './pick-records.ts'
import type { Fact } from './read-facts.ts'

/** 溪谷民宿群、文具物流中心两个项目: how many are named, right behind their names, says nothing more of them. */
export function withoutCount(input: ClauseInput): ClauseInput {
  const { said } = input
  const last = said.names.at(-1)
  if (last === undefined || said.names.length < 2 || said.facts.length < 2) return input
  const isTheirs = (fact: Fact) =>
    fact.type === 'number' &&
    fact.at === last.at + last.word.text.length &&
    isCount(fact.quantity) &&
    fact.quantity.value.eq(String(said.names.length))
  const facts = said.facts.filter((fact) => !isTheirs(fact))
  return facts.length === said.facts.length ? input : { ...input, said: { ...said, facts } }
}
