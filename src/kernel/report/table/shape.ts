import type { PeriodWord } from '../../../definition/report/period-words.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { LineReading } from '../../../definition/report/reading/find-assertions.ts'
import type { Clause } from '../../../definition/report/reading/sentences.ts'
import type { PlannedFigure } from '../types.ts'
import type { MemberIndex } from './members.ts'
import type { MemberWord } from './types.ts'

/** What stands in a shape for what was read: a part, a number, a time, a time that is compared with, a figure. */
export const marks = { member: 'Ⓜ', number: 'Ⓝ', time: 'Ⓣ', past: 'Ⓟ', figure: 'Ⓕ' } as const

/** A clause with one sign for each thing that was read in it, and its other words as they stand. */
export interface Shape {
  readonly text: string
  readonly members: readonly MemberWord[]
  readonly numbers: readonly Quantity[]
  readonly times: readonly PeriodWord[]
  readonly figures: readonly PlannedFigure[]
}

export interface ShapeInput {
  readonly reading: LineReading
  /** The line's words with the names back that were masked in it. */
  readonly text: string
  readonly memberAt: MemberIndex['at']
  readonly figures: ReadonlyMap<number, PlannedFigure>
}

/** Reads a clause to its shape: 青竹村经营性收入增长18.1% is Ⓜ经营性收入增长Ⓝ. */
export function shapeOf({ reading, text, memberAt, figures: planned }: ShapeInput, clause: Clause): Shape {
  const members: MemberWord[] = []
  const numbers: Quantity[] = []
  const times: PeriodWord[] = []
  const figures: PlannedFigure[] = []
  let shape = ''
  let at = clause.start
  while (at < clause.end) {
    const number = reading.quantities.find((one) => startOf(one) === at && one.stop <= clause.end)
    const time = reading.words.find((one) => one.start === at && one.end <= clause.end)
    const member = memberAt(text, at)
    if (number !== undefined) {
      numbers.push(number)
      // 5类纠纷: what is counted are the parts themselves.
      shape += /^[类种]$/.test(number.unit.word) ? `${marks.number}类` : marks.number
      at = number.stop
    } else if (time !== undefined && (member === undefined || member.text.length <= time.end - time.start)) {
      times.push(time)
      shape += time.kind === 'compared' || /^(?:上年|去年|上一年|同期|上年同期|去年同期)/.test(time.word) ? marks.past : marks.time
      at = time.end
    } else if (member !== undefined && at + member.text.length <= clause.end && text[at + member.text.length] !== '镇') {
      members.push(member)
      shape += marks.member
      at += member.text.length
    } else {
      const figure = text[at] === '\uE000' ? planned.get(reading.normal.origin[at] ?? -1) : undefined
      if (figure !== undefined) figures.push(figure)
      shape += figure === undefined ? (text[at] ?? '') : marks.figure
      at += 1
    }
  }
  const plain = shape.replace(/[\s■“”"‘’]/g, '').replace(unitBehind, marks.figure)
  return withoutCount({ text: plain, members, numbers, times, figures })
}

const counted = /((?:Ⓜ[、和与及]?){2,})Ⓝ(?:村(?![均级集民]))?(?=[一-龥])/

/** 微信、抖音两个平台销售额: how many have just been named says nothing more, where it is as many. */
function withoutCount(shape: Shape): Shape {
  const match = counted.exec(shape.text)
  if (match === null) return shape
  const place = countBefore(shape.text, marks.number, match.index)
  const number = shape.numbers[place]
  const listed = countBefore(match[1] ?? '', marks.member, (match[1] ?? '').length)
  const isCount = number !== undefined && /^[家个类项户处件]$/.test(number.base) && number.approximators.length === 0
  // A、B2个网格: what is counted is said behind; only what the parts are is no more than they are.
  if (!isCount || !number.value.eq(String(listed))) return shape
  const text = `${shape.text.slice(0, match.index)}${match[1] ?? ''}${shape.text.slice(match.index + match[0].length)}`
  return { ...shape, text, numbers: shape.numbers.filter((_, index) => index !== place) }
}

const unitBehind = /Ⓕ[万亿]?(?:元|亩|人次|人|户|家|个|项|件|起|处|次|场|座|条|例|%|公里|吨|平方米|期|位|名|批|天)?/g

function startOf({ approximators, start }: Quantity): number {
  return approximators.find(({ position }) => position === 'before')?.start ?? start
}

/** How many of a sign stand before a place of a shape. */
export function countBefore(text: string, sign: string, place: number): number {
  return text.slice(0, place).split(sign).length - 1
}

/** A shape taken apart at the commas of an enumeration, where each part has a number and a verb or a name of its own. */
export function partsOf(shape: Shape): readonly Shape[] {
  const texts = shape.text.split('、')
  if (texts.length < 2 || !texts.every((text) => /Ⓝ/.test(text) && /[\u4e00-\u9fa5Ⓜ]{1}[^Ⓝ]*Ⓝ|Ⓝ[\u4e00-\u9fa5]{2}/.test(text))) return []
  let [members, numbers, times, figures] = [0, 0, 0, 0]
  return texts.map((text) => {
    const count = (sign: string) => text.split(sign).length - 1
    const own = {
      text,
      members: shape.members.slice(members, members + count(marks.member)),
      numbers: shape.numbers.slice(numbers, numbers + count(marks.number)),
      times: shape.times.slice(times, times + count(marks.time) + count(marks.past)),
      figures: shape.figures.slice(figures, figures + count(marks.figure)),
    }
    members += own.members.length
    numbers += own.numbers.length
    times += own.times.length
    figures += own.figures.length
    return own
  })
}
