import { decimal } from '../../../definition/decimal/decimal.ts'
import { compare } from './compare.ts'
import { hundred, requestOf } from './prove-common.ts'
import type { Subject } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

interface Degree {
  readonly word: RegExp
  readonly least?: string
  readonly most?: string
}

/** How far a word of degree goes, in per cent of change: 大幅增长 is no growth of 0.4 %, 略有下降 none of 30 %. */
const degrees: readonly Degree[] = [
  { word: /大幅|迅速|高速|成倍|猛增|锐减|骤/, least: '10' },
  { word: /明显|显著/, least: '5' },
  { word: /略|小幅|微/, most: '10' },
]

export interface DegreeInput {
  readonly word: string
  readonly label: string
  /** The value a year or a period before. */
  readonly then: Term
  readonly sign: 'up' | 'down'
}

/** By how much a value lies above an earlier one, in per cent. */
export function growthOver(subject: Subject, then: Term): Term {
  return calc('*', calc('/', calc('-', ledgerValue(requestOf(subject)), then), then), hundred)
}

/** 大幅下降, 略有增长: the change must be as large, or as small, as the word says; undefined where it says no degree. */
export function proveDegree(subject: Subject, { word, label, then, sign }: DegreeInput): Hypothesis | undefined {
  const degree = degrees.find((one) => one.word.test(word))
  if (degree === undefined) return undefined
  const growth = calc('*', growthOver(subject, then), { type: 'number', value: decimal(sign === 'up' ? '1' : '-1') })
  const { least, most } = degree
  // Above zero by less than the most: x·(most − x) lies above zero.
  const term = most === undefined ? growth : calc('*', growth, calc('-', { type: 'number', value: decimal(most) }, growth))
  const bound: Term = { type: 'number', value: decimal(least ?? '0') }
  return { ...compare(subject, most === undefined ? '>=' : '>', bound, `${label}${sign === 'up' ? '增幅' : '降幅'}`), term, unit: '%' }
}
