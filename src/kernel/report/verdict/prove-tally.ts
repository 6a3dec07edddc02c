import { decimal } from '../../../definition/decimal/decimal.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { equals, type NumberAssertion, requestOf, unitFits } from './prove-common.ts'
import { type SubjectContext, subjectsOf, timeAt } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis, Operator } from './types.ts'

const operators: Readonly<Partial<Record<string, Operator>>> = { exceed: '>', reach: '>=', atLeast: '>=', under: '<', atMost: '<=' }

/** What stands behind a bound that only says which ones are meant: 超过20万元的村, 2000万元以上的有. */
const kind = /^的(?!目标|任务|预算|计划|水平|规模|高位|台阶)[\u4e00-\u9fa5]|^(?:行政)?村|^(?:企业|项目|农户|大户)/

/** Whether a typed bound only says which of a kind are meant, so that how many there are is what is asserted. */
export function isBoundOfKind({ line }: SubjectContext, { quantity, clause }: Assertion): boolean {
  if (quantity === undefined || boundOf(quantity) === undefined) return false
  return kind.test(line.reading.normal.text.slice(quantity.stop, clause.end))
}

/** The bound to the left of a count that says which ones are counted: 经营性收入超过20万元的村有4个. */
function findBound({ line }: SubjectContext, { clause, start, quantity: counted }: Assertion): Quantity | undefined {
  const stop = counted?.stop ?? start
  const { text } = line.reading.normal
  // 有7个村集体总收入超过30万元: the bound stands behind.
  const behind = /^(?:个)?(?:行政)?村(?!均|级)/.test(text.slice(stop, clause.end))
    ? line.reading.quantities.find(
        (other) =>
          other.start >= stop &&
          other.stop <= clause.end &&
          boundOf(other) !== undefined &&
          /^(?:行政)?村[^、，]{2,16}$/.test(
            text.slice(stop, other.approximators[0]?.position === 'before' ? other.approximators[0].start : other.start),
          ),
      )
    : undefined
  const found = line.reading.quantities.findLast(
    (other) =>
      other.start >= clause.start &&
      other.stop <= start &&
      boundOf(other) !== undefined &&
      kind.test(text.slice(other.stop, clause.end)) &&
      /^[\u4e00-\u9fa5]{1,8}$/.test(text.slice(other.stop, start)),
  )
  return found ?? (behind !== undefined && isSome(text.slice(clause.start, start)) ? behind : undefined)
}

/** 有7个村, 仍有2个村: some of them; 11个村 alone are all there are. */
function isSome(before: string): boolean {
  return /(?:有|仅|只有|还有|尚有|共有)$/.test(before)
}

/** Whether a bound is told by a count before it: 有7个村…超过30万元. */
export function isCountedBefore(context: SubjectContext, assertion: Assertion): boolean {
  const { clause, quantity, start } = assertion
  if (quantity === undefined || boundOf(quantity) === undefined) return false
  return context.line.reading.assertions.some(
    (other) =>
      other.clause === clause && other.start < start && other.quantity !== undefined && findBound(context, other)?.start === quantity.start,
  )
}

function boundOf({ approximators }: Quantity): Operator | undefined {
  return operators[approximators.find(({ kind: one }) => operators[one] !== undefined)?.kind ?? '']
}

/**
 * 经营性收入超过20万元的村有4个: of the villages those whose own number lies beyond the bound. Of what is not kept village by village nothing tells.
 * Undefined: the number counts nothing that a bound picks out.
 */
export function proveTally(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] | undefined {
  const bound = findBound(context, assertion)
  const { quantity, clause } = assertion
  if (bound === undefined) return undefined
  const { text } = context.line.reading.normal
  const own = text.slice(clause.start, clause.end)
  const operator = boundOf(bound)
  if (operator === undefined || quantity.base !== '个' || !/村/.test(own) || context.villages.length === 0) return []
  const at = timeAt(context, assertion).period
  // 由9个增加到11个: the first is of the year before.
  const period = /[由从][^，]{0,3}$/.test(text.slice(clause.start, assertion.start)) ? lastYearPeriod(at) : at
  const first = bound.approximators.find(({ position }) => position === 'before')?.start ?? bound.start
  return subjectsOf(context, { ...assertion, start: first }, (indicator) => unitFits(indicator, bound) && hasVillages(indicator))
    .slice(0, 1)
    .map(({ indicator }) => ({
      term: {
        type: 'tally',
        terms: context.villages.map((name) => ledgerValue(requestOf({ indicator, period, slices: [{ dimension: '村', value: name }] }))),
        operator,
        against: { type: 'number', value: bound.value },
      },
      test: equals(quantity, decimal('1')),
      label: `${indicator.label}${text.slice(first, bound.stop)}的村数`,
      unit: '个',
      certain: true,
      token: undefined,
    }))
}

const gone = /^的?[\u4e00-\u9fa5]{0,4}村(?:已|已经)?(?:全部|全面|实现|整体)*(?:消除|清零|清除|消失|消灭|摘帽|销号)$/

/** 经营性收入10万元以下的村全部消除: no village is left on that side of the bound. Undefined: the clause says nothing of the kind. */
export function proveNoneBeyond(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] | undefined {
  const { clause } = assertion
  const { text } = context.line.reading.normal
  const bound = context.line.reading.assertions.find(
    (other) => other.clause === clause && other.quantity !== undefined && boundOf(other.quantity) !== undefined,
  )
  const { quantity } = bound ?? { quantity: undefined }
  if (bound === undefined || quantity === undefined || !gone.test(text.slice(quantity.stop, clause.end))) return undefined
  const operator = boundOf(quantity)
  const { period } = timeAt(context, bound)
  const first = quantity.approximators.find(({ position }) => position === 'before')?.start ?? quantity.start
  return subjectsOf(context, { ...bound, start: first }, (indicator) => unitFits(indicator, quantity) && hasVillages(indicator))
    .slice(0, 1)
    .flatMap(({ indicator }): readonly Hypothesis[] =>
      operator === undefined
        ? []
        : [
            {
              term: {
                type: 'tally',
                terms: context.villages.map((name) =>
                  ledgerValue(requestOf({ indicator, period, slices: [{ dimension: '村', value: name }] })),
                ),
                operator,
                against: { type: 'number', value: quantity.value },
              },
              test: { type: 'compare', operator: '=', against: { type: 'number', value: decimal('0') } },
              label: `${indicator.label}${text.slice(first, quantity.stop)}的村数`,
              unit: '个',
              certain: true,
              token: undefined,
            },
          ],
    )
}

function hasVillages(indicator: Parameters<typeof unitFits>[0]): boolean {
  return 'dimensions' in indicator && indicator.dimensions.some(({ label }) => label === '村')
}
