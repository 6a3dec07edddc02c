import { decimal } from '../../../definition/decimal/decimal.ts'
import { compare, zero } from './compare.ts'
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
  { word: /略|小幅|微/, most: '20' },
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
export function proveDegree(subject: Subject, { word, label: said, then, sign }: DegreeInput): Hypothesis | undefined {
  const degree = degrees.find((one) => one.word.test(word))
  if (degree === undefined) return undefined
  const growth = calc('*', growthOver(subject, then), { type: 'number', value: decimal(sign === 'up' ? '1' : '-1') })
  const { least, most } = degree
  const within = [
    { type: 'compare', term: growth, operator: least === undefined ? '>' : '>=', against: number(least ?? '0') },
    ...(most === undefined ? [] : [{ type: 'compare', term: growth, operator: '<=', against: number(most) } as const]),
  ] as const
  const label = `${said}${sign === 'up' ? '增幅' : '降幅'}`
  return { ...compare(subject, '>', zero, label), term: growth, test: { type: 'every', each: within }, unit: '%' }
}

function number(value: string): Term {
  return { type: 'number', value: decimal(value) }
}
