import { narrowDigits } from '../decimal/chinese-number.ts'
import { type Decimal, decimal } from '../decimal/decimal.ts'
import { type ApproximatorWord, approximatorAfter, approximatorBefore, lastPrintedPlace } from './approximator.ts'
import { exactly, type Interval, roundedInterval } from './interval.ts'
import { coreFactor, readUnitAfter, type UnitReading } from './unit-words.ts'

/** A number in prose with its unit and the words around it. Indexes are in the line's text. */
export interface Quantity {
  readonly start: number
  /** Behind the digits. */
  readonly end: number
  /** Behind the unit word and a trailing approximator. */
  readonly stop: number
  readonly digits: string
  readonly unit: UnitReading
  /** 元 for 万元; the word itself for a count. */
  readonly base: string
  /** In the base unit. */
  readonly value: Decimal
  /** The worth of one in the last printed digit, in the base unit. */
  readonly place: Decimal
  readonly approximators: readonly ApproximatorWord[]
}

/** A long report has some thousand lines; this is a few of them. */
const mostTexts = 20_000

const read = new Map<string, Map<string, Quantity>>()

/**
 * Reads the quantity whose digits stand at [start, end) of the text. A line is looked at by a dozen checks, and by each of them again after every edit of
 * another: what was read of its text stays.
 */
export function readQuantity(text: string, start: number, end: number): Quantity {
  if (read.size >= mostTexts) read.clear()
  const ofText = read.get(text) ?? new Map<string, Quantity>()
  read.set(text, ofText)
  const place = `${start}:${end}`
  const found = ofText.get(place) ?? readFresh(text, start, end)
  ofText.set(place, found)
  return found
}

function readFresh(text: string, start: number, end: number): Quantity {
  const digits = text.slice(start, end).replace(/[,，]/g, '')
  const unit = readUnitAfter(text.slice(end))
  const unitEnd = end + unit.length
  const leading = approximatorBefore(text.slice(0, start))
  const trailing = approximatorAfter(text.slice(unitEnd))
  const approximators: ApproximatorWord[] = []
  if (leading !== undefined) {
    const further = approximatorBefore(text.slice(0, leading.start))
    approximators.push(...(further === undefined ? [] : [further]), leading)
  }
  if (unit.over !== undefined && /[余多]/.test(unit.overWord)) {
    approximators.push({ word: unit.overWord, kind: 'over', position: 'inside', start: text.indexOf(unit.overWord, end) })
  }
  if (trailing !== undefined) approximators.push({ ...trailing, start: unitEnd + trailing.start })
  const { base, factor } = coreFactor(unit.core)
  const scale = unit.scale.times(factor)
  return {
    start,
    end,
    stop: trailing === undefined ? unitEnd : unitEnd + trailing.start + trailing.word.length,
    digits,
    unit,
    base,
    value: decimal(digits).times(scale),
    place: lastPrintedPlace(digits).times(scale),
    approximators,
  }
}

/** Whole counts without 万 are exact; everything else stands for what rounds to it. */
export function quantityInterval(quantity: Quantity): Interval {
  const whole = !quantity.digits.includes('.') && quantity.unit.scaleWord === ''
  const measured =
    quantity.base === '元' || quantity.base === '亩' || quantity.base === '%' || quantity.base === '千克' || quantity.base === '百分点'
  // 元 with its 角 and 分 is what was paid, to the 分.
  if (quantity.unit.core === '元' && quantity.unit.scaleWord === '' && /\.\d\d$/.test(quantity.digits)) return exactly(quantity.value)
  return whole && !measured ? exactly(quantity.value) : roundedInterval(quantity.value, quantity.place)
}

const numberPattern = /(?<![\d.A-Za-z\u25A1])(?:-(?=\d))?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d%]*[A-Za-z])/g

/** Finds all numbers written in digits, but for dates, ordinals, item numbers, document numbers and the ends of month spans. */
export function findQuantities(written: string): readonly Quantity[] {
  const text = narrowDigits(written)
  const found: Quantity[] = []
  for (const match of text.matchAll(numberPattern)) {
    const start = match.index
    const end = start + match[0].length
    const before = text.slice(Math.max(0, start - 3), start)
    const after = text.slice(end, end + 4)
    if (/第$|[〔[【(（]\d*$|\d$/.test(before) && !/[(（]$/.test(before)) continue
    // 表1, 见图2: the number of a table.
    if (/(?:^|[附见如：])[表图]\s*$/.test(before)) continue
    if (/^(?:年(?!均)|月(?!均)|日|号|-\d|—\d|至\d+月|、\d+月|〕|】)/.test(after.trimStart())) continue
    if (start === leadOf(text) && /^[.．、)）](?!\d)/.test(after)) continue
    if (/\d[-—~～至]$/.test(before) && /^\s*月/.test(after)) continue
    found.push(readQuantity(text, start, end))
  }
  return found
}

function leadOf(text: string): number {
  return text.length - text.trimStart().length
}
