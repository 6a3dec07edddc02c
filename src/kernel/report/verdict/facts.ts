import { type Interval, intersects } from '../../../definition/report/interval.ts'
import { type Quantity, quantityInterval } from '../../../definition/report/quantity.ts'
import type { CompiledAssertion } from '../../../definition/report/types.ts'
import type { PlannedAssertion } from './types.ts'

/** One thing that the text says by a number: what of, and between what bounds. */
interface Fact {
  readonly key: string
  readonly range: Interval
  readonly assertion: CompiledAssertion
}

export interface JudgedAssertion {
  readonly planned: PlannedAssertion
  readonly compiled: CompiledAssertion
}

/**
 * The table of facts of the whole text: what is said of (noun, measure, time) in one place and otherwise in another. Of what the ledger knows, its own
 * value speaks against the wrong one; of what it does not know, both cannot be so. Gives each later place with the earlier one that it contradicts.
 */
export function findContradictions(judged: readonly JudgedAssertion[]): ReadonlyMap<CompiledAssertion, CompiledAssertion> {
  const known = new Map<string, Fact>()
  const found = new Map<CompiledAssertion, CompiledAssertion>()
  for (const { planned, compiled } of judged) {
    const fact = factOf(planned, compiled)
    if (fact === undefined) continue
    const before = known.get(fact.key)
    if (before === undefined) known.set(fact.key, fact)
    else if (!intersects(before.range, fact.range) && compiled.verdict !== 'agreed') found.set(compiled, before.assertion)
  }
  return found
}

function factOf({ assertion, line }: PlannedAssertion, compiled: CompiledAssertion): Fact | undefined {
  const { quantity, relation, clause, sentence, start } = assertion
  if (quantity === undefined || relation?.type !== 'level' || line.kind === 'cell' || line.planned || compiled.verdict === 'refuted')
    return undefined
  // 甲村：集体收入50万元: whose it is stands before, and no noun of its own tells two such apart.
  if (clause.start !== sentence.start) return undefined
  const { text } = line.reading.normal
  const noun = nounOf(text.slice(clause.start, start))
  if (noun === undefined || quantity.base === '') return undefined
  const times = line.reading.words
    .filter((word) => word.start >= sentence.start && word.end <= clause.end && word.kind !== 'compared')
    .map(({ period }) => period.key)
  const range = rangeOf(quantity)
  return range === undefined ? undefined : { key: [noun, quantity.base, ...times].join(' '), range, assertion: compiled }
}

function rangeOf(quantity: Quantity): Interval | undefined {
  return quantity.approximators.length > 0 ? undefined : quantityInterval(quantity)
}

const verbs =
  /(?:发展|增加|增|提升|提高|扩大|扩|上升|累计|达到?|到|至|有|为|是|共|约|近|已|建成|拥有|现有|新增|总数|数量|总量|稳定在|保持在|实现|完成|共计|合计)+$/
const lead = /^(?:截至|目前|全镇|我镇|本镇|全年|今年|年末|年底|现|共有?|全镇共有?|累计|其中|同时|\d{4}年|，)+/

/** 民宿 of 全镇民宿发展到42家; undefined where no noun of its own stands before the number. */
function nounOf(words: string): string | undefined {
  const [, noun] = /([A-Za-z\u4e00-\u9fa5]{2,12})$/.exec(words.replace(verbs, '').replace(lead, '')) ?? []
  return noun === undefined || /[的其余他各每均]$|^(?:其|每|各|另|还|尚|比|较|超|由|从)/.test(noun) ? undefined : noun
}
