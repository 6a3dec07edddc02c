import { narrowDigits } from '../../../definition/decimal/chinese-number.ts'
import { findQuantities, type Quantity } from '../../../definition/report/quantity.ts'
import { readUnitAfter } from '../../../definition/report/unit-words.ts'

/** A number of a text, typed or masked by x. Indexes are of the line. */
export interface NumberSpot {
  /** As read; the digits of a mask are sevens. */
  readonly quantity: Quantity
  /** xx.xx, when it was masked. */
  readonly mask: string | undefined
}

/** A mask that stands for words: xx镇, 打响xx知名度. */
export interface NameSpot {
  readonly start: number
  readonly end: number
}

/** 3月5日, x月xx日. */
export interface DateSpot {
  readonly start: number
  readonly end: number
  readonly withYear: boolean
  readonly masked: boolean
}

export interface LineSpots {
  /** The line with its masks as digits, letter for letter. */
  readonly shadow: string
  readonly numbers: readonly NumberSpot[]
  readonly names: readonly NameSpot[]
  readonly dates: readonly DateSpot[]
  /** 20xx年, x-xx月份: time that nobody filled in. */
  readonly times: readonly NameSpot[]
}

/** A grade in letters behind its number: A级, or the letter and a noun. */
export const grade = /^[A-WYZ](?:级|\p{Script=Han})/u

const maskRun =
  /(?<![\p{Script=Latin}])[x×ＸX]+(?:\.[x×ＸX]+)?(?![\p{Script=Latin}])|(?<![\p{Script=Latin}])[x×ＸX](?=[A-WYZ](?:级|\p{Script=Han}))/gu
const date = /(?:(?:(?<!\d)\d{4}|(?<!\d)\d{2}[x×ＸX]{2})年)?(?:\d{1,2}|[x×ＸX]{1,2})月(?:\d{1,2}|[x×ＸX]{1,2})日/g
const maskedTime = /\d{2}[x×ＸX]{2}年?|[x×ＸX]{1,2}[-—–~～至][x×ＸX]{1,2}月份?/g

/** Finds what a line has that a ledger may know: numbers, dates, names that were masked. */
export function readSpots(text: string): LineSpots {
  const dates = [...text.matchAll(date)].map(
    ({ index, 0: found }): DateSpot => ({
      start: index,
      end: index + found.length,
      withYear: found.includes('年'),
      masked: /[x×ＸX]/.test(found),
    }),
  )
  const times = [...text.matchAll(maskedTime)]
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
    .filter(({ start }) => !dates.some((spot) => spot.start <= start && start < spot.end))
  const taken = [...dates, ...times]
  const numeric: { readonly start: number; readonly end: number }[] = []
  const names: NameSpot[] = []
  for (const { index, 0: found } of text.matchAll(maskRun)) {
    const spot = { start: index, end: index + found.length }
    if (taken.some(({ start, end }) => start <= index && index < end)) continue
    if (isNumeric(text, spot)) numeric.push(spot)
    else names.push(spot)
  }
  const shadow = narrowDigits([...numeric, ...taken].reduce((line, spot) => withDigits(line, spot), text))
  const numbers = findQuantities(shadow)
    .filter(({ start }) => !taken.some((spot) => spot.start <= start && start < spot.end))
    .map((quantity): NumberSpot => {
      const masked = numeric.find(({ start }) => start === quantity.start)
      return { quantity, mask: masked === undefined ? undefined : text.slice(masked.start, masked.end).replace(/[×ＸX]/g, 'x') }
    })
  return { shadow, numbers, names, dates, times }
}

function isNumeric(text: string, { start, end }: NameSpot): boolean {
  const after = text.slice(end)
  if (/^[镇乡村县市](?!个)|^(?:街道|社区)/.test(after)) return false
  if (grade.test(after)) return false
  const unit = readUnitAfter(after)
  return text.slice(start, end).includes('.') || unit.core !== '' || unit.scaleWord !== ''
}

function withDigits(text: string, { start, end }: NameSpot): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[x×ＸX]/g, '7') + text.slice(end)
}
