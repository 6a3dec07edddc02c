import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import type { Period } from '../../../definition/period/types.ts'
import { fitsNumber } from './fits-number.ts'
import { anyKind, type ClauseInput, type ClauseRead, lastOfAxis, onward, plainWhat, subjectIn } from './told.ts'

const run = /^(.*?)(?:[自从]Ⓣ份?(?:起|以来|开始)*)连续Ⓝ(?:均|都|保持)*Ⓝ$/

/** 自4月起连续9个月突破1亿元: each of so many months from one on. */
export function readRun(input: ClauseInput): ClauseRead | undefined {
  const { shape, told, catalogue } = input
  const what = run.exec(shape.text)?.[1]?.replace(/单月|月度|每月/, '')
  const [count, bound] = shape.numbers
  const [time] = shape.times
  if (what === undefined || count === undefined || bound === undefined || time?.period.grain !== 'month') return undefined
  if (!/月/.test(count.unit.word) || bound.approximators.length !== 1) return undefined
  const times = monthsFrom(time.period, count.value.toFixed(0))
  const kind = shape.members.length > 0 ? undefined : anyKind
  const fits = (one: Parameters<typeof fitsNumber>[1]) => fitsNumber(catalogue, one, bound)
  const subject = subjectIn(input, { what, members: shape.members, kind, fits })
  if (subject === undefined || times === undefined) return undefined
  const claim = { type: 'run', topic: subject.topic, of: lastOfAxis(subject), times, quantity: bound, period: told.period } as const
  return { claims: [claim], told: onward(told, { ...subject, what: plainWhat(what) }) }
}

/** So many months of one year; undefined where they go beyond it. */
function monthsFrom({ firstMonth }: Period, count: string): readonly Period[] | undefined {
  const [year = '', month = ''] = firstMonth.split('-')
  const last = wholeNumber(month) + wholeNumber(count) - 1
  if (!(last <= 12)) return undefined
  return Array.from({ length: wholeNumber(count) }, (_, index) =>
    getPeriod(`${year}-${String(wholeNumber(month) + index).padStart(2, '0')}`),
  )
}
