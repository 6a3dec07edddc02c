import { wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

/** Identity, phone and account numbers never stand in a text that is read out or published. */
export function checkLeaks(line: ProseLine): readonly Diagnostic[] {
  const { text } = line
  const found: Diagnostic[] = []
  const add = (match: RegExpMatchArray, code: 'leak-id' | 'leak-phone' | 'leak-bank-card') =>
    found.push(lintProblem(line.placeOf(match.index ?? 0), code, { hidden: hide(match[0]) }))
  for (const match of text.matchAll(/(?<![\dA-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g))
    add(match, 'leak-id')
  for (const match of text.matchAll(/(?<![\d.A-Za-z-])1[3-9]\d(?:-?\d{4}){2}(?![\d.]|[A-Za-z])/g)) {
    if (!/^(?:元|亩|人|户|万|亿)/.test(text.slice((match.index ?? 0) + match[0].length))) add(match, 'leak-phone')
  }
  for (const match of text.matchAll(/(?<![\d.A-Za-z])(?:62|4\d|5[1-5])\d{14,17}(?![\d.A-Za-z])/g))
    if (passesLuhn(match[0])) add(match, 'leak-bank-card')
  return found
}

function hide(number: string): string {
  return `${number.slice(0, 3)}…${number.slice(-2)}`
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = wholeNumber(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
