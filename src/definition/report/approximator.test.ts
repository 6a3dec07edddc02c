import { describe, expect, it } from 'vitest'
import { decimal } from '../decimal/decimal.ts'
import { fc } from '../testing/seeded.ts'
import {
  approximatorAfter,
  approximatorBefore,
  approximatorHolds,
  lastNonZeroPlace,
  looksRound,
  roundingDirection,
} from './approximator.ts'
import { printNumber } from './number-printing.ts'
import { readQuantity } from './quantity.ts'
import type { Approximator } from './types.ts'

/** Whether the words in `text` around its one number are true of `actual` (in the base unit). */
function holds(text: string, actual: string): boolean {
  const [match] = [...text.matchAll(/\d+(?:\.\d+)?/g)]
  const start = match?.index ?? 0
  const quantity = readQuantity(text, start, start + (match?.[0].length ?? 0))
  const { unit } = quantity
  return approximatorHolds({
    kind: quantity.approximators[0]?.kind ?? 'exact',
    actual: decimal(actual),
    printed: quantity.value,
    digits: quantity.digits,
    scale: unit.scale,
    over: unit.scaleWord === '' ? 'beforeScale' : unit.over,
  })
}

describe('the window of an approximator', () => {
  const vectors: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['300余亩', ['300.01', '301', '399'], ['300', '400', '299']],
    ['近300万元', ['2700000', '2870000', '2999900'], ['3000000', '2699999', '3100000']],
    ['逾300亩', ['300.5', '900'], ['300', '299']],
    ['300亩以上', ['300', '301'], ['299.9']],
    ['30余万亩', ['300001', '399999'], ['300000', '400000']],
    ['30万余亩', ['300001', '309999'], ['300000', '310000', '350000']],
    ['1.2万余亩', ['12001', '12999'], ['12000', '13000']],
    ['3亿多元', ['300000001', '399999999'], ['300000000', '400000000']],
    ['300余万元', ['3000001', '3999999'], ['3000000', '4000000']],
    ['300万余元', ['3000001', '3009999'], ['3010000']],
    ['约300人', ['285', '300', '315', '340', '350'], ['249', '351']],
    ['约3500亩', ['3456', '3325', '3675'], ['3324', '3676']],
    ['300人左右', ['310'], ['360']],
    ['不足300人', ['299', '1'], ['300', '301']],
    ['不低于300人', ['300'], ['299']],
    ['不超过300人', ['300'], ['301']],
    ['突破300人', ['300', '301'], ['299']],
    ['1200余人', ['1201', '1299'], ['1200', '1300']],
  ]
  for (const [text, inside, outside] of vectors) {
    it(`${text} takes ${inside.join(', ')} and not ${outside.join(', ')}`, () => {
      expect(inside.filter((actual) => !holds(text, actual))).toEqual([])
      expect(outside.filter((actual) => holds(text, actual))).toEqual([])
    })
  }

  it('holds for what 整S makes of any value that is not a multiple already and not below half a step', () => {
    const words: readonly Approximator[] = ['over', 'exceed', 'reach', 'atLeast', 'under', 'atMost']
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 9_999_999 }), fc.constantFrom(10, 100), fc.constantFrom(...words), (value, step, kind) => {
        fc.pre(value % step !== 0)
        const direction = roundingDirection(kind)
        const { printed } = printNumber({
          value: decimal(value),
          unit: '人',
          format: { type: 'rounded', unit: '人', step: String(step) },
          direction,
        })
        // A multiple of 1000 printed by 整100 opens a wider 余 than its step: it holds all the more.
        expect(
          approximatorHolds({
            kind,
            actual: decimal(value),
            printed: decimal(printed),
            digits: printed,
            scale: decimal('1'),
            over: 'beforeScale',
          }),
        ).toBe(true)
      }),
    )
  })

  it('never lets a value be near and over the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 1000 }), (actual, hundreds) => {
        const subject = {
          actual: decimal(actual),
          printed: decimal(hundreds * 100),
          digits: String(hundreds * 100),
          scale: decimal('1'),
          over: 'beforeScale' as const,
        }
        expect(approximatorHolds({ ...subject, kind: 'near' }) && approximatorHolds({ ...subject, kind: 'over' })).toBe(false)
      }),
    )
  })
})

describe('finding approximators', () => {
  it('reads the word right before a number', () => {
    expect(approximatorBefore('全年投资近')?.kind).toBe('near')
    expect(approximatorBefore('全年投资不超过')?.kind).toBe('atMost')
    expect(approximatorBefore('全年投资超过')?.kind).toBe('exceed')
    expect(approximatorBefore('不低于')?.kind).toBe('atLeast')
    expect(approximatorBefore('大约')?.word).toBe('大约')
  })

  it('passes over words that only end alike', () => {
    for (const text of ['附近', '最近', '签约', '节约', '集约', '反超', '新突破', '看不到', '邻近', '预约'])
      expect(approximatorBefore(text)).toBeUndefined()
  })

  it('reads the word right behind the unit', () => {
    expect(approximatorAfter('左右，')?.kind).toBe('about')
    expect(approximatorAfter('以上')?.kind).toBe('atLeast')
    expect(approximatorAfter('以内')?.kind).toBe('atMost')
    expect(approximatorAfter('，左右')).toBeUndefined()
  })

  it('knows places and round numbers', () => {
    expect(lastNonZeroPlace('300').toFixed()).toBe('100')
    expect(lastNonZeroPlace('1.20').toFixed()).toBe('0.1')
    expect(lastNonZeroPlace('1234').toFixed()).toBe('1')
    expect(['300', '25', '1.2', '3', '350', '1200'].filter((digits) => !looksRound(digits))).toEqual([])
    expect(['325', '1234.56', '23', '1.25', '1234'].filter(looksRound)).toEqual([])
  })
})
