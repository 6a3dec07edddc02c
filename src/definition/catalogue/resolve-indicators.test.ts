import { describe, expect, it } from 'vitest'
import { defineComputed, defineMeasure } from '../indicator/define-indicator.ts'
import type { PackDefinition } from '../pack/types.ts'
import { common, foreign, pack, problems, rate, sum, withIndicators } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const together = 'wrong-kind test/x.monthsTogether:1'

describe('what is wrong with indicators', () => {
  it.each<readonly [string, PackDefinition, readonly string[]]>([
    ['two of one id', withIndicators(sum, sum), ['duplicate-indicator test/x:1']],
    [
      'two of one label: a warning, an id tells them apart',
      withIndicators(sum, defineMeasure({ ...common, id: 'y', type: 'count', unit: '家' })),
      ['ambiguous-label test/y:1'],
    ],
    ['a ledger of no pack', pack({ ledgers: [], indicators: [sum] }), ['unknown-ledger test/x.ledger:1']],
    ['an unknown option', withIndicators(foreign({ ...sum, filter: { scale: 'huge' } })), ['unknown-option test/x.filter:1']],
    [
      'an unknown field',
      withIndicators(foreign({ ...sum, of: 'amuont', filter: { size: 'small' } })),
      ['unknown-field test/x.filter:1', 'unknown-field test/x.of:1'],
    ],
    [
      'an expression that does not parse, at its column',
      withIndicators(defineMeasure({ ...common, type: 'count', unit: '家', when: "scale = 'large' and and" })),
      ['expression-syntax test/x.when:21'],
    ],
    [
      'an expression of wrong types, at its line and column',
      withIndicators(defineMeasure({ ...common, type: 'count', unit: '家', when: "scale = 'large'\n  and amount" })),
      ['expression-type test/x.when:7'],
    ],
    [
      'a condition that is a number',
      withIndicators(defineMeasure({ ...common, type: 'count', unit: '家', when: 'amount' })),
      ['expression-type test/x.when:1'],
    ],
    [
      'a flow without a date',
      withIndicators(defineMeasure({ ...common, type: 'sum', of: 'amount', date: null })),
      ['undated-flow test/x:1'],
    ],
    ['a date that is none', withIndicators(foreign({ ...sum, date: 'firm' })), ['wrong-kind test/x.date:1']],
    ['months reported in one, the last before the first', withIndicators(foreign({ ...sum, monthsTogether: [2, 1] })), [together]],
    [
      'months reported in one of a stock',
      withIndicators(defineMeasure({ ...common, flow: 'stock', type: 'latest', of: 'amount', monthsTogether: [1, 2] })),
      [together],
    ],
    [
      'nothing in months reported in one',
      withIndicators(defineMeasure({ ...common, type: 'sum', of: 'amount', monthsTogether: [1, 2] })),
      [],
    ],
    [
      'a stock summed over months',
      withIndicators(defineMeasure({ ...common, flow: 'stock', type: 'sum', of: 'amount' })),
      ['stock-summed test/x:1'],
    ],
    [
      'a latest without order',
      withIndicators(defineMeasure({ ...common, flow: 'stock', date: null, type: 'latest', of: 'amount' })),
      ['unordered test/x:1'],
    ],
    ['a sum of words', withIndicators(defineMeasure({ ...common, type: 'sum', of: 'firm' })), ['measure-type test/x.of:1']],
    ['money called land', withIndicators(defineMeasure({ ...common, unit: '亩', type: 'sum', of: 'amount' })), ['unit-mismatch test/x:1']],
    [
      'days called money',
      withIndicators(defineMeasure({ ...common, type: 'max', of: { expression: 'daysBetween(periodStart, periodEnd)' } })),
      ['unit-mismatch test/x:1'],
    ],
    ['a count of money', withIndicators(defineMeasure({ ...common, type: 'count' })), ['unit-mismatch test/x:1']],
    [
      'a name with a unit',
      withIndicators(defineMeasure({ ...common, type: 'pick', of: 'firm', take: 'first' })),
      ['unit-mismatch test/x:1'],
    ],
    ['an unknown unit', withIndicators(JSON.parse(JSON.stringify(sum).replace('"元"', '"块"'))), ['unknown-unit test/x:1']],
    [
      'an unknown operand',
      withIndicators(sum, defineComputed({ ...rate, type: 'ratio', numerator: 'x', denominator: 'y' })),
      ['unknown-indicator test/r.denominator:1'],
    ],
    [
      'a formula of an unknown name, at its column',
      withIndicators(sum, defineComputed({ ...rate, unit: '元', type: 'derived', formula: '某数 + 某某数 * 2' })),
      ['formula test/r.formula:6'],
    ],
    [
      'a formula with a hyphen outside brackets',
      withIndicators({ ...sum, id: 'output-sum' }, defineComputed({ ...rate, unit: '元', type: 'derived', formula: 'output-sum * 2' })),
      ['formula test/r.formula:1', 'formula test/r.formula:8'],
    ],
    [
      'an indicator made from itself',
      withIndicators(
        defineComputed({ ...rate, id: 'a', label: '甲', type: 'share', of: 'b', whole: 'b' }),
        defineComputed({ ...rate, id: 'b', label: '乙', type: 'derived', formula: 'a + 1' }),
      ),
      ['circular-indicator test/a:1', 'circular-indicator test/b:1'],
    ],
    [
      'a cumulative of a stock',
      withIndicators(
        defineMeasure({ ...common, flow: 'stock', date: null, type: 'max', of: 'amount' }),
        defineComputed({ ...rate, unit: '元', type: 'cumulative', of: 'x' }),
      ),
      ['stock-summed test/r:1'],
    ],
    ['a rate in yuan', withIndicators(sum, defineComputed({ ...rate, unit: '元', type: 'completion', of: 'x' })), ['ratio-unit test/r:1']],
    [
      'a growth in persons',
      withIndicators(sum, defineComputed({ ...rate, unit: '人', type: 'yearOnYear', of: 'x' })),
      ['ratio-unit test/r:1'],
    ],
    [
      'a growth of an amount in 百分点',
      withIndicators(sum, defineComputed({ ...rate, unit: '百分点', type: 'yearOnYear', of: 'x' })),
      ['ratio-unit test/r:1'],
    ],
    [
      'a growth of a rate in %: a warning',
      withIndicators(
        sum,
        defineComputed({ ...rate, type: 'share', of: 'x', whole: 'x' }),
        defineComputed({ ...rate, id: 'g', label: '增', type: 'yearOnYear', of: 'r' }),
      ),
      ['rate-growth-unit test/g:1'],
    ],
    [
      'a ratio of unlike things in %',
      withIndicators(
        sum,
        defineMeasure({ ...common, id: 'n', label: '个数', unit: '家', type: 'count' }),
        defineComputed({ ...rate, type: 'ratio', numerator: 'x', denominator: 'n' }),
      ),
      ['ratio-unit test/r:1'],
    ],
    [
      'a sum of unlike things',
      withIndicators(
        sum,
        defineMeasure({ ...common, id: 'n', label: '个数', unit: '家', type: 'count' }),
        defineComputed({ ...rate, unit: '元', type: 'derived', formula: 'x + n' }),
      ),
      ['unit-mismatch test/r.formula:1'],
    ],
    [
      'a name in arithmetic',
      withIndicators(
        defineMeasure({ ...common, unit: '无', type: 'pick', of: 'firm', take: 'list' }),
        defineComputed({ ...rate, type: 'completion', of: 'x' }),
      ),
      ['not-a-number test/r:1'],
    ],
  ])('%s', (_, definition, expected) => expect(problems(definition)).toEqual(expected))

  it('leaves out what is wrong and all that is computed from it, and keeps the rest', () => {
    const broken = defineMeasure({ ...common, id: 'b', label: '坏', type: 'sum', of: 'firm' })
    const dependent = defineComputed({ ...rate, type: 'yearOnYear', of: 'b' })
    const { catalogue, diagnostics } = resolveCatalogue([withIndicators(sum, broken, dependent)])
    expect(catalogue.indicators.map(({ id }) => id)).toEqual(['x'])
    expect(diagnostics.map(({ code }) => code)).toEqual(['measure-type'])
  })

  it('collects all problems of all packs in one go, with hints', () => {
    const { diagnostics } = resolveCatalogue([
      withIndicators(foreign({ ...sum, of: 'amuont' })),
      pack({ id: 'test' }),
      pack({
        id: 'second',
        ledgers: [],
        checks: [{ id: 'c', label: '核', kind: 'ladder', steps: ['x', 'sum'] }],
        claims: [{ id: 'k', phrase: '增', condition: 'value > nothing', over: 'period', why: '' }],
      }),
    ])
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'duplicate-pack',
      'unknown-field',
      'claim-condition',
      'unknown-indicator',
      'unknown-indicator',
    ])
    expect(diagnostics[1]).toMatchObject({ severity: 'error', hint: '是不是“amount”？', at: { source: 'test/x.of', line: 1, column: 1 } })
  })
})
