import { type Decimal, decimal } from '../decimal/decimal.ts'
import type { Approximator } from './types.ts'

export interface ApproximatorWord {
  readonly word: string
  readonly kind: Exclude<Approximator, 'exact'>
  readonly position: 'before' | 'inside' | 'after'
  /** Index of the word in the text it was found in. */
  readonly start: number
}

/** Words before a number, longest first. The look-behinds are words that only end in the same letter: 附近, 节约, 签约, 反超. */
const before: readonly { readonly pattern: RegExp; readonly kind: ApproximatorWord['kind'] }[] = [
  { pattern: /(?:(?:接近|将近|几近)了?|几乎(?:达到?|有)?)$/, kind: 'near' },
  { pattern: /(?<![附最新邻靠临亲远就])近$/, kind: 'near' },
  { pattern: /(?:大约|大概|约为|约有|约占|约需|大致|约合|差不多)$/, kind: 'about' },
  { pattern: /(?<![签节预合集制条公契特违履邀毁解简相缔婉])约$/, kind: 'about' },
  { pattern: /(?:超过|超出|超越|多于|高于|大于)了?$/, kind: 'exceed' },
  { pattern: /(?<![反赶高])超$/, kind: 'exceed' },
  { pattern: /逾$/, kind: 'exceed' },
  { pattern: /(?<=占比?|比重|份额|比例|率)过$/, kind: 'exceed' },
  { pattern: /(?:(?<![新大的])突破|(?:迈|站|跨|跃|登)上|迈[过入]|越过|跨[过入])了?$/, kind: 'reach' },
  { pattern: /(?:跌破|降破|跌穿)了?$/, kind: 'under' },
  { pattern: /(?:不少于|不低于|不小于|至少)$/, kind: 'atLeast' },
  { pattern: /(?:不超过|不高于|不多于|至多|最多)$/, kind: 'atMost' },
  { pattern: /(?<![看找想得做办受买])(?:不足|不到|不及|未满|不满|低于|少于)$/, kind: 'under' },
]

const after: readonly { readonly pattern: RegExp; readonly kind: ApproximatorWord['kind'] }[] = [
  { pattern: /^(?:左右|上下)/, kind: 'about' },
  { pattern: /^以上/, kind: 'atLeast' },
  { pattern: /^(?:以下|以内|之内)/, kind: 'atMost' },
  { pattern: /^(?:不到(?!位|岗|场|期)|不足)/, kind: 'under' },
  { pattern: /^(?:还要?|更)[多高大](?=[，。；、了]|$)/, kind: 'exceed' },
  { pattern: /^(?:还要?|更)[少低小](?=[，。；、了]|$)/, kind: 'under' },
]

/** The approximator that ends right where the number begins, if any. A wider word is read first: 不超过 is not 超过, 不低于 not 低于. */
export function approximatorBefore(text: string): ApproximatorWord | undefined {
  const trimmed = text.trimEnd()
  const wider = /(?:不少于|不低于|不小于|不超过|不高于|不多于)$/.exec(trimmed)
  const candidates = wider === null ? before : before.filter((entry) => entry.kind === 'atLeast' || entry.kind === 'atMost')
  for (const { pattern, kind } of candidates) {
    const match = pattern.exec(trimmed)
    if (match !== null) return { word: match[0], kind, position: 'before', start: match.index }
  }
  return undefined
}

/** The approximator right behind the unit word; `start` counts from the beginning of `text`. */
export function approximatorAfter(text: string): ApproximatorWord | undefined {
  const lead = text.length - text.trimStart().length
  for (const { pattern, kind } of after) {
    const match = pattern.exec(text.trimStart())
    if (match !== null) return { word: match[0], kind, position: 'after', start: lead }
  }
  return undefined
}

export interface WindowSubject {
  readonly kind: Approximator
  /** The true value, in the same unit as `printed`. */
  readonly actual: Decimal
  /** The number beside the word, with 万/亿 multiplied in. */
  readonly printed: Decimal
  /** Its digits as printed, without 万/亿, and what one of that scale is. */
  readonly digits: string
  readonly scale: Decimal
  /** Where 余/多 stands. */
  readonly over?: 'beforeScale' | 'afterScale' | undefined
}

/** Whether the true value lies in the window that the word opens around the printed number (domain rule 2.2). */
export function approximatorHolds(subject: WindowSubject): boolean {
  const { kind, actual, printed } = subject
  switch (kind) {
    case 'near':
      return actual.lt(printed) && actual.gte(printed.times('0.9'))
    case 'about': {
      const reach = printed.abs().times('0.05')
      const halfPlace = lastNonZeroPlace(subject.digits).times(subject.scale).div('2')
      return actual
        .minus(printed)
        .abs()
        .lte(reach.gt(halfPlace) ? reach : halfPlace)
    }
    case 'over':
      return actual.gt(printed) && actual.lt(printed.plus(overWidth(subject)))
    case 'exceed':
      return actual.gt(printed)
    case 'reach':
    case 'atLeast':
      return actual.gte(printed)
    case 'under':
      return actual.lt(printed)
    case 'atMost':
      return actual.lte(printed)
    case 'exact':
      return true
  }
}

/** What the window is, in Chinese, for a message: 270≤实际<300. */
export function presentWindow(subject: Omit<WindowSubject, 'actual'>): string {
  const { kind, printed } = subject
  const shown = printed.toFixed()
  switch (kind) {
    case 'near':
      return `应不小于${printed.times('0.9').toFixed()}且小于${shown}`
    case 'about': {
      const reach = printed.abs().times('0.05')
      const halfPlace = lastNonZeroPlace(subject.digits).times(subject.scale).div('2')
      const width = reach.gt(halfPlace) ? reach : halfPlace
      return `应在${printed.minus(width).toFixed()}至${printed.plus(width).toFixed()}之间`
    }
    case 'over':
      return `应大于${shown}且小于${printed.plus(overWidth(subject)).toFixed()}`
    case 'exceed':
      return `应大于${shown}`
    case 'reach':
    case 'atLeast':
      return `应不小于${shown}`
    case 'under':
      return `应小于${shown}`
    case 'atMost':
      return `应不大于${shown}`
    case 'exact':
      return `应为${shown}`
  }
}

/**
 * 30余万亩 is (30万, 40万): before 万 the last non-zero digit of the coefficient counts. 30万余亩 is (30万, 31万): behind it the last printed
 * digit, at most one 万. Without 万/亿 (300余亩) the last non-zero digit: (300, 400).
 */
function overWidth(subject: Omit<WindowSubject, 'actual'>): Decimal {
  if (subject.over === 'beforeScale' || subject.scale.eq('1')) return lastNonZeroPlace(subject.digits).times(subject.scale)
  const printedPlace = lastPrintedPlace(subject.digits).times(subject.scale)
  return printedPlace.lt(subject.scale) ? printedPlace : subject.scale
}

/** The worth of the last digit as printed: 1.20 → 0.01, 300 → 1. */
export function lastPrintedPlace(digits: string): Decimal {
  const decimals = plain(digits).split('.')[1]?.length ?? 0
  return decimals === 0 ? decimal('1') : decimal(`0.${'0'.repeat(decimals - 1)}1`)
}

/** The worth of the last digit that is not zero: 300 → 100, 1.20 → 0.1; of zero itself 1. */
export function lastNonZeroPlace(digits: string): Decimal {
  const [whole = '', fraction = ''] = plain(digits).split('.')
  const lastFraction = fraction.replace(/0+$/, '')
  if (lastFraction !== '') return decimal(`0.${'0'.repeat(lastFraction.length - 1)}1`)
  const zeros = whole.length - whole.replace(/0+$/, '').length
  return /[1-9]/.test(whole) ? decimal(`1${'0'.repeat(zeros)}`) : decimal('1')
}

function plain(digits: string): string {
  return digits.replace(/[,，-]/g, '')
}

/** 约1234.56, 325余: a word that says "about" beside a number that says "exactly". Two-digit multiples of five pass (约25人). */
export function looksRound(digits: string): boolean {
  const bare = plain(digits)
  const [whole = '', fraction = ''] = bare.split('.')
  if (fraction.length >= 2) return false
  if (fraction.length === 1) return true
  if (whole.length === 1) return true
  if (whole.length === 2) return /[05]$/.test(whole)
  return whole.endsWith('0') || (whole.length === 3 && whole.endsWith('50'))
}

/** 整S beside a word: 近/不足 lifts to the next multiple, 余/逾/突破/以上 drops to the last one, 约 takes the nearest. */
export function roundingDirection(kind: Approximator): 'up' | 'down' | 'nearest' | undefined {
  switch (kind) {
    case 'near':
    case 'under':
    case 'atMost':
      return 'up'
    case 'over':
    case 'exceed':
    case 'reach':
    case 'atLeast':
      return 'down'
    case 'about':
      return 'nearest'
    case 'exact':
      return undefined
  }
}
