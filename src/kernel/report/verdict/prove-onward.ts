import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { lastYearPeriod, previousPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { zero } from './compare.ts'
import { labelOf, requestOf } from './prove-common.ts'
import { type Subject, type SubjectContext, subjectsOf } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Comparison, Hypothesis, Term } from './types.ts'

type Pair = Comparison & { readonly term: Term }

/**
 * 自5月起逐月回升, 三季度起转正, 6月起恢复正增长: from then on each month or quarter up to the report's last, and what only then began was not so just before.
 * Undefined: the words say nothing of the kind.
 */
export function proveOnward(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] | undefined {
  const { line, period } = context
  const { clause, sentence, start, end, word } = assertion
  const { text } = line.reading.normal
  const from = line.reading.words.findLast(
    (one) =>
      one.start >= sentence.start &&
      one.end <= start &&
      /^(?:month|quarter)$/.test(one.period.grain) &&
      /^份?(?:起|开始|以来)(?!征|建|草|步|工)/.test(text.slice(one.end, start)) &&
      (one.start >= clause.start || /^份?(?:起|开始|以来)，$/.test(text.slice(one.end, clause.start))),
  )
  if (from === undefined || from.period.lastMonth > period.lastMonth) return undefined
  const said = text.slice(from.end, end)
  if (/环比|连续|以上|每/.test(said)) return undefined
  const down = assertion.sign === 'down' || /转负|由正|由[升增]/.test(word)
  const row = onward(from.period, period)
  const stepwise = /逐[月季]|月月|季季/.exec(said)?.[0]
  // 自三季度起逐月回升: of the months, which a quarter does not tell.
  if (stepwise !== undefined && /月/.test(stepwise) !== (from.period.grain === 'month')) return []
  const turning = /转|扭|止跌|恢复|重回|重新|才|首/.test(said)
  const spoken = subjectsOf(context, assertion, ({ type }) => type !== 'pick')
  // 规上工业总产值4月起转正: by the month or by what it came to since January.
  const likely = stepwise === undefined ? spoken.slice(0, 3) : spoken.slice(0, 1)
  return likely.flatMap((subject): readonly Hypothesis[] => {
    const each =
      stepwise === undefined
        ? row.map((when) => above(subject, when, down))
        : row.map((when) => pair(at(subject, when), down ? '<' : '>', at(subject, previousPeriod(when))))
    const before = turning && stepwise === undefined ? [opposite(above(subject, previousPeriod(from.period), down))] : []
    const last = row.at(-1) ?? from.period
    return [
      {
        term: at(subject, last),
        test: { type: 'every', each: [...before, ...each] },
        label: `${labelOf({ ...subject, period: last })}等${row.length}期`,
        unit: baseUnit(subject.indicator.unit),
        certain: false,
        token: undefined,
      },
    ]
  })
}

/** Those of the same length from one on up to the end of another. */
function onward(from: Period, { lastMonth }: Period): readonly Period[] {
  const year = yearOf(from)
  const quarterly = from.grain === 'quarter'
  const [first, last] = [from.lastMonth, lastMonth].map((month) => wholeNumber(month.slice(5)) / (quarterly ? 3 : 1))
  if (first === undefined || last === undefined || !lastMonth.startsWith(String(year))) return [from]
  return Array.from({ length: Math.floor(last) - first + 1 }, (_, index) =>
    getPeriod(`${year}-${quarterly ? `Q${first + index}` : String(first + index).padStart(2, '0')}`),
  )
}

/** A rate above nought, or a measure above its own of the year before. */
function above(subject: Subject, when: Period, down: boolean): Pair {
  const { type } = subject.indicator
  const rate = type === 'yearOnYear' || type === 'periodOnPeriod'
  return pair(at(subject, when), down ? '<' : '>', rate ? zero : at(subject, lastYearPeriod(when)))
}

function opposite({ operator, ...rest }: Pair): Pair {
  return { ...rest, operator: operator === '>' ? '<=' : '>=' }
}

function at(subject: Subject, period: Period): Term {
  return ledgerValue(requestOf({ ...subject, period }))
}

function pair(term: Term, operator: Comparison['operator'], against: Term): Pair {
  return { type: 'compare', term, operator, against }
}
