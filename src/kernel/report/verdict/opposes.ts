import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { plainName } from '../../../definition/report/reading/name-indicators.ts'
import type { NumberAssertion } from './prove-common.ts'
import type { SubjectContext } from './subjects.ts'
import { requestsOf } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** What may have become of one thing: a number of those of which one is said is not of those of another. */
const states = ['洽谈', '签约', '开工', '在建', '停工', '完工', '验收', '投产', '申报', '建设', '创成']

/** 按期办结2261件 are not all that were done. */
const timely = /按期|按时|如期|限时|逾期|超期/

/**
 * Ways to prove a number that its own words leave open: 开工40项、完工24项、验收21项 says of each what became of it, and a name that tells of another state,
 * or whatever was done where only what was done in time is meant, proves none of them.
 */
export function withoutOpposed(context: SubjectContext, assertion: NumberAssertion, found: readonly Hypothesis[]): readonly Hypothesis[] {
  const item = itemAt(context, assertion)
  return found.filter((hypothesis) => !isOpposed(context.catalogue, item, hypothesis))
}

/** The words of the row's item in which the number stands. */
function itemAt({ line }: SubjectContext, { quantity, clause, start }: NumberAssertion): string {
  const { text } = line.reading.normal
  const before =
    text
      .slice(clause.start, start)
      .split(/[、\d\uE000-\uE002]/)
      .at(-1) ?? ''
  const behind = /^[^，。；：（）、\d\uE000-\uE002]{0,10}/.exec(text.slice(quantity.stop, clause.end))?.[0] ?? ''
  return plainName(before.length >= 2 ? before : `${before}${behind}`)
}

function isOpposed(catalogue: CatalogueIndex, item: string, { term }: Hypothesis): boolean {
  if (term.type !== 'value') return false
  const [request] = requestsOf(term)
  if (request === undefined) return false
  const { label, aliases, wordings = [], note } = catalogue.getIndicator(request.indicator)
  const names = [label, ...aliases, ...wordings].map(plainName).join('，')
  if (timely.test(item) && !timely.test(`${names}${note}`)) return true
  const said = states.filter((state) => item.includes(state))
  return said.length > 0 && states.some((state) => plainName(label).includes(state)) && !said.some((state) => names.includes(state))
}
