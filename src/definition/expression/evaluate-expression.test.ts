import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../catalogue/resolve-catalogue.ts'
import { roadsPack } from '../examples/roads.pack.ts'
import { anyCondition, anyRow } from '../testing/arbitrary-expression.ts'
import { fc } from '../testing/seeded.ts'
import { checkExpression } from './check-expression.ts'
import { type EvaluationEnvironment, evaluateExpression } from './evaluate-expression.ts'
import type { EvaluatedRecord } from './evaluated.ts'
import { parseExpression } from './parse-expression.ts'

const { catalogue } = resolveCatalogue([roadsPack])

const ledgers: Readonly<Record<string, readonly EvaluatedRecord[]>> = {
  village: [{ id: 'v1', values: { code: '01', name: '石桥村', population: 800 } }],
  bridge: [
    { id: 'b1', values: { name: '永济桥', village: 'v1', scale: 'large', builtOn: '1998-05-01', cost: '1200000.00' } },
    { id: 'b2', values: { name: '新桥', village: 'v1', scale: 'small', builtOn: '2020-02-29', cost: null } },
  ],
  'bridge-inspection': [
    { id: 'i1', values: { bridge: 'b1', inspectedOn: '2020-03-01', finding: 'danger', repaired: null, repairCost: '0.10' } },
    { id: 'i2', values: { bridge: 'b1', inspectedOn: '2020-04-01', finding: 'sound', repaired: true, repairCost: '0.20' } },
  ],
}

const settings = [{ id: 'patrol-days', label: '巡查间隔', value: '30', source: '县公路局' }]

const environment: EvaluationEnvironment = {
  findRecord: (ledger, id) => ledgers[ledger]?.find((record) => record.id === id),
  listRecords: (ledger) => ledgers[ledger] ?? [],
  periodStart: '2020-03-01',
  periodEnd: '2020-03-31',
  today: '2020-04-10',
}

function evaluate(text: string, ledger: string, id: string): string | boolean | null {
  const { expression } = parseExpression(text)
  const parameters = ['periodStart', 'periodEnd', 'today'] as const
  const typed = expression && checkExpression(expression, { ledgers: catalogue.ledgers, ledger, settings, parameters }).typed
  const record = environment.findRecord(ledger, id)
  if (typed === undefined || record === undefined) throw new Error(`cannot evaluate ${text}`)
  return evaluateExpression(typed, record, environment)
}

describe('evaluateExpression', () => {
  it.each([
    ['repairCost + 0.2 = 0.3', true],
    ['repairCost * 3', '0.3'],
    ['1 / 3 * 3', '0.9999999999999999999999999999999999999999'],
    ['repairCost / 0', null],
    ['repairCost / 0 = 1', null],
    ['bridge.village.name', '石桥村'],
    ["bridge.village = '石桥村' and finding = '危险'", true],
    ["bridge.scale in ('小桥', '大桥')", true],
    ['repaired', null],
    ['repaired and false', false],
    ['repaired or true', true],
    ['not repaired', null],
    ['repaired is empty', true],
    ['repaired is not empty', false],
    ['inspectedOn >= periodStart and inspectedOn <= periodEnd', true],
    ["daysBetween('2020-02-28', inspectedOn)", '2'],
    ['year(inspectedOn) * 100 + month(inspectedOn)', '202003'],
    ['coalesce(repaired, false)', false],
    ['min(repairCost, 0.05)', '0.05'],
    ['max(repairCost, bridge.village.population)', '800'],
    ["trimSuffix(bridge.village.name, '村')", '石桥'],
    ['length(bridge.name)', '3'],
    ["concat(bridge.name, '（', bridge.village.name, '）')", '永济桥（石桥村）'],
    ["startsWith(bridge.name, '永') and endsWith(bridge.name, '桥') and contains(bridge.name, '济')", true],
  ])('%s gives %s', (text, value) => expect(evaluate(text, 'bridge-inspection', 'i1')).toBe(value))

  it.each([
    ['exists(bridge-inspection, bridge = outer.id)', 'b1', true],
    ['exists(bridge-inspection, bridge = outer.id)', 'b2', false],
    ['exists(bridge-inspection, bridge = outer.id and repaired)', 'b1', true],
    ['cost > 0', 'b2', null],
    ['if(cost > 0, 1, 2)', 'b1', '1'],
    ['if(cost > 0, 1, 2)', 'b2', '2'],
    ['tally(bridge-inspection, bridge = outer.id)', 'b1', '2'],
    ['tally(bridge-inspection, bridge = outer.id)', 'b2', '0'],
    ['total(bridge-inspection, repairCost, bridge = outer.id)', 'b1', '0.3'],
    ['total(bridge-inspection, repairCost, bridge = outer.id)', 'b2', '0'],
    ['find(bridge-inspection, finding, bridge = outer.id)', 'b1', 'sound'],
    ['find(bridge-inspection, finding, bridge = outer.id)', 'b2', null],
    ["daysBetween(find(bridge-inspection, inspectedOn, bridge = outer.id), today) > setting('patrol-days')", 'b1', false],
    ["addDays(builtOn, setting('patrol-days'))", 'b2', '2020-03-30'],
    ['addDays(builtOn, -60)', 'b2', '2019-12-31'],
    ['addDays(builtOn, 1.9)', 'b2', '2020-03-01'],
    ['addDays(builtOn, 99999999)', 'b2', null],
    ['min(cost, 1)', 'b2', null],
    ['concat(keeper, "的桥")', 'b2', null],
    ['closedOn is empty or closedOn > periodEnd', 'b2', true],
  ])('%s of %s gives %s', (text, id, value) => expect(evaluate(text, 'bridge', id)).toBe(value))

  it('orders texts by code point, also beyond the first plane', () => {
    const compare = (left: string, right: string) =>
      evaluateExpression(
        { type: 'compare', operator: '<', left: { type: 'text', value: left }, right: { type: 'text', value: right }, operandType: 'text' },
        { id: 'x', values: {} },
        environment,
      )
    expect(compare('￥', '𠮷')).toBe(true)
    expect(compare('A', 'a')).toBe(true)
    expect(compare('桥', '桥头')).toBe(true)
  })

  it('keeps the laws of three-valued logic', () => {
    const value = (expression: Parameters<typeof evaluateExpression>[0], values: EvaluatedRecord['values']) =>
      evaluateExpression(expression, { id: 'x', values }, environment)
    fc.assert(
      fc.property(anyCondition, anyCondition, anyRow, (left, right, row) => {
        const neither = value({ type: 'not', operand: { type: 'logic', operator: 'or', left, right } }, row)
        const both = value(
          { type: 'logic', operator: 'and', left: { type: 'not', operand: left }, right: { type: 'not', operand: right } },
          row,
        )
        expect(neither).toBe(both)
        expect(value({ type: 'not', operand: { type: 'not', operand: left } }, row)).toBe(value(left, row))
        expect(value({ type: 'empty', operand: left, negated: false }, row)).toBe(value(left, row) === null)
      }),
      { numRuns: 2000 },
    )
  })
})
