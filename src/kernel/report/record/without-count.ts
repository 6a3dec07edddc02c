import { isCount } from './hold-amount.ts'
import type { ClauseInput } from './pick-records.ts'
import type { Fact } from './read-facts.ts'

/** 溪谷民宿群、文具物流中心两个项目: how many are named, right behind their names, says nothing more of them. */
export function withoutCount(given: ClauseInput): ClauseInput {
  const input = withoutCountOfList(given)
  const { said } = input
  const last = said.names.at(-1)
  if (last === undefined || said.names.length < 2 || said.facts.length < 2) return input
  const isTheirs = (fact: Fact) =>
    fact.type === 'number' &&
    fact.at === last.at + last.word.text.length &&
    isCount(fact.quantity) &&
    fact.quantity.value.eq(String(said.names.length))
  const facts = said.facts.filter((fact) => !isTheirs(fact))
  if (facts.length === said.facts.length) return input
  // 白水村、瓦窑山村、桥头村3个村当年创成: what they are the names say.
  const at = said.left.indexOf('村')
  return { ...input, said: { ...said, facts, left: at < 0 ? said.left : said.left.filter((_, index) => index !== at) } }
}

/** 桥头村、上坪村、下坪村3个村新建老年食堂: of places that only pick records out as well. */
function withoutCountOfList(input: ClauseInput): ClauseInput {
  const { said } = input
  const list = said.facts.find((fact) => fact.type === 'value' && fact.words.length > 1)
  const last = list?.type === 'value' ? list.words.at(-1) : undefined
  if (list?.type !== 'value' || last === undefined || !said.left.includes('村')) return input
  const end = input.clause.text.indexOf(last.text, list.at - input.clause.start) + input.clause.start + last.text.length
  const isTheirs = (fact: Fact) =>
    fact.type === 'number' && fact.at === end && fact.quantity.unit.core === '个' && fact.quantity.value.eq(String(list.words.length))
  const facts = said.facts.filter((fact) => !isTheirs(fact))
  if (facts.length === said.facts.length) return input
  const at = said.left.indexOf('村')
  return { ...input, said: { ...said, facts, left: said.left.filter((_, index) => index !== at) } }
}
