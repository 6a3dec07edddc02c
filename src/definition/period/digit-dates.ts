import { readSmallNumber } from '../decimal/chinese-number.ts'
import { wholeNumber } from '../decimal/decimal.ts'

const zeros = /[〇○◯零OoＯ]/g
const han = '[〇○◯零OoＯ一二三四五六七八九]'
const number = '(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const year = new RegExp(`(?<!${han})(${han}{4}|[一二三四五六七八九]${han}|〇${han})(?=年)`, 'g')
const month = new RegExp(
  `(?<=[年至到-])(${number})(?=月)|(?<![一二三四五六七八九十])(${number})(?=月(?:份|$|[^一-龥]|${number}[日号]|[底初末]))`,
  'g',
)
const day = new RegExp(`(?<=月)(${number})(?=[日号])`, 'g')
const shortYear = /(?<![\d.])(\d{2})(?=年(?:度|(?:1[0-2]|0?[1-9])月|$))/g
/** Up to here two digits are of this century, from there on of the last; what lies between may be either. */
const ownCentury = 29
const lastCentury = 50

/**
 * A day, a month or a year that an office wrote in Han numerals or with two digits of the year, in digits: 二〇二一年七月五日 and 21年7月5日 become 2021年7月5日.
 * What may be of either century (35年) stays as it is, and everything else does.
 */
export function digitDates(text: string): string {
  if (!/[年月〇○◯零]/.test(text)) return text
  return text
    .replace(year, digits)
    .replace(month, small)
    .replace(day, small)
    .replace(shortYear, (_, short: string) => {
      const value = wholeNumber(short)
      if (value <= ownCentury) return `20${short}`
      return value >= lastCentury ? `19${short}` : short
    })
}

function digits(text: string): string {
  return Array.from(text.replace(zeros, '〇'), (sign) => '〇一二三四五六七八九'.indexOf(sign)).join('')
}

function small(text: string): string {
  return String(readSmallNumber(text) ?? text)
}
