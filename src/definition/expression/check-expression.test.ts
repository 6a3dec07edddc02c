import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../catalogue/resolve-catalogue.ts'
import { roadsPack } from '../examples/roads.pack.ts'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { definePack } from '../pack/define-pack.ts'
import { checkExpression } from './check-expression.ts'
import { recordTarget, typeOfExpression } from './expression-type.ts'
import { parseExpression } from './parse-expression.ts'
import { presentExpression } from './present-expression.ts'
import type { TypedExpression } from './types.ts'

const { catalogue } = resolveCatalogue([roadsPack])

function check(text: string, ledger = 'bridge-inspection'): { typed: TypedExpression | undefined; problems: readonly string[] } {
  const { expression, problems } = parseExpression(text)
  if (expression === undefined) throw new Error(`${text}: ${problems[0]?.message}`)
  const checked = checkExpression(expression, { ledgers: catalogue.ledgers, ledger })
  return { typed: checked.typed, problems: checked.problems.map(({ offset, message }) => `${offset} ${message}`) }
}

const present = (text: string, ledger?: string): string => {
  const { typed, problems } = check(text, ledger)
  return typed === undefined ? problems.join('；') : presentExpression(typed, catalogue)
}

describe('checkExpression', () => {
  it('takes ids and labels for the same field', () => {
    expect(check('结论 = "危险"').typed).toEqual(check("finding = 'danger'").typed)
    expect(check('桥梁.所在村.名称 = "石桥村"').typed).toEqual(check("bridge.village.name = '石桥村'").typed)
  })

  it('takes numbers of people whole, and refuses an order or a part of them when it is written', () => {
    const people = resolveCatalogue([
      definePack({
        id: 'sealed',
        label: '号码',
        office: '办公室',
        ledgers: [
          defineLedger({
            id: 'account',
            label: '账户',
            kind: 'register',
            fields: {
              name: field.text({ label: '户名', required: true }),
              card: field.bankCard({ label: '账号' }),
              other: field.bankCard({ label: '原账号' }),
            },
            title: ['name'],
            processing: { purpose: '试', basis: '试', kept: { years: 1 } },
          }),
        ],
        duties: [],
        loops: [],
        indicators: [],
        claims: [],
      }),
    ]).catalogue
    const problems = (text: string) => {
      const { expression } = parseExpression(text)
      if (expression === undefined) throw new Error(text)
      return checkExpression(expression, { ledgers: people.ledgers, ledger: 'account' }).problems.map(({ message }) => message)
    }
    for (const text of [
      "账号 = '6222020000000000018'",
      '账号 != 原账号',
      "账号 in ('1', '2')",
      '账号 is empty',
      "coalesce(账号, 原账号) = '1'",
    ])
      expect(problems(text), text).toEqual([])
    for (const text of ["账号 > '6'", "'6' <= 账号", '账号 = 户名', "contains(账号, '6')", 'length(账号) = 19', "concat(户名, 账号) = '1'"])
      expect(problems(text), text).toEqual([expect.stringContaining('“账号”在库里是加密保存的')])
  })

  it('turns an option label or alias into its id', () => {
    expect(check("bridge.scale = '大桥'").typed).toMatchObject({ right: { type: 'text', value: 'large' } })
    expect(check("bridge.scale in ('小桥', 'middle', '特大桥')").typed).toMatchObject({
      options: [{ value: 'small' }, { value: 'middle' }, { value: 'large' }],
    })
    expect(check("'大桥' = bridge.scale").typed).toMatchObject({ left: { value: 'large' } })
    expect(check("bridge.scale = '巨桥'").problems).toEqual(['13 “规模”没有选项“巨桥”，可选：小桥、中桥、大桥'])
  })

  it('walks through references, and compares a reference with a text by the title of what it points to', () => {
    expect(check("bridge.village = '石桥村'").typed).toEqual(check("bridge.village.name = '石桥村'").typed)
    expect(check("village = '石桥村'", 'bridge').typed).toMatchObject({
      left: { through: [{ field: 'village', to: 'village' }], field: 'name' },
    })
    expect(check('bridge.id = bridge').typed).toMatchObject({ left: { through: [], field: 'bridge' }, operandType: 'record' })
  })

  it('knows which ledger a reference gives', () => {
    const path = (text: string) => {
      const { typed } = check(text)
      return typed?.type === 'field' ? recordTarget(typed, catalogue.ledgers) : undefined
    }
    expect(path('bridge')).toBe('bridge')
    expect(path('bridge.village')).toBe('village')
    expect(path('id')).toBe('bridge-inspection')
    expect(path('finding')).toBeUndefined()
  })

  it('gives exists its own names and outer the record outside', () => {
    const { typed } = check('exists(bridge-inspection, bridge = outer.id and finding = "危险")', 'bridge')
    expect(typed).toMatchObject({
      type: 'exists',
      ledger: 'bridge-inspection',
      condition: { left: { right: { depth: 1, from: 'bridge', field: 'id' } } },
    })
    expect(check('exists(桥梁, exists(桥梁巡查, bridge = outer.id and repairCost > outer.outer.repairCost))').problems).toEqual([])
    expect(check('outer.id = bridge').problems).toEqual(['0 outer 只能写在 exists、find、total、tally 里'])
  })

  it('checks dates, months and periods that are written as text', () => {
    expect(check("inspectedOn >= '2020-02-29'").problems).toEqual([])
    expect(check("inspectedOn >= '2019-02-29'").problems[0]).toContain('不是日历上的日期')
    expect(check("inspectedOn >= '2020年3月1日'").problems[0]).toContain('2020-03-01')
    expect(check("year = '2020'", 'annual-target').problems).toEqual([])
    expect(check("year = '2020-03'", 'annual-target').problems[0]).toContain('年度')
    expect(check("coalesce(inspectedOn, '2020-13-01') > periodEnd").problems[0]).toContain('不是日历上的日期')
  })

  it('gives the other look-ups the names of their ledger too, and keeps the options of what is found', () => {
    expect(check('tally(桥梁巡查, bridge = outer.id and finding = "危险") > 1', 'bridge').problems).toEqual([])
    expect(check('total(bridge-inspection, repairCost, bridge = outer.id) > cost', 'bridge').problems).toEqual([])
    expect(check("find(bridge-inspection, finding, bridge = outer.id) = '危险'", 'bridge').typed).toMatchObject({
      left: { type: 'find', latestBy: 'inspectedOn', valueType: 'text' },
      right: { value: 'danger' },
    })
    expect(check('find(bridge-inspection, bridge, repaired) = id', 'bridge').problems).toEqual([])
    expect(check('find(bridge, village, true) = id', 'bridge').problems).toEqual(['28 两边引用的不是同一本台账'])
    expect(check('total(bridge-inspection, inspectedOn, repaired) > 1', 'bridge').problems).toEqual([
      '25 这里要数字，写的是日期；日期之差写 daysBetween(起, 止)',
    ])
    expect(check('tally(bridge-inspection, repairCost) > 1', 'bridge').problems).toEqual(['25 这里要是否，写的是数字'])
  })

  it('knows measured only where records name an indicator, and never of a record that is looked into', () => {
    const read = (text: string, measured: boolean) => {
      const { expression } = parseExpression(text)
      if (expression === undefined) throw new Error(text)
      return checkExpression(expression, { ledgers: catalogue.ledgers, ledger: 'bridge', measured })
    }
    expect(read('measured > 1', true).typed).toMatchObject({ left: { type: 'measured' } })
    expect(read('measured > 1', false).problems.map(({ message }) => message)).toEqual(['这里没有取数指标，不能写 measured'])
    expect(read('tally(bridge-inspection, repairCost > measured) > 1', true).problems[0]?.message).toContain('不能写在 exists')
  })

  it('knows today and settings only where they are given', () => {
    const read = (text: string, scope: Partial<Parameters<typeof checkExpression>[1]>) => {
      const { expression } = parseExpression(text)
      if (expression === undefined) throw new Error(text)
      return checkExpression(expression, { ledgers: catalogue.ledgers, ledger: 'bridge', ...scope })
    }
    const settings = [{ id: 'patrol-days', label: '巡查间隔', value: '30', source: '县公路局' }]
    expect(read('builtOn < today', {}).problems[0]?.message).toContain('periodEnd')
    expect(read('builtOn < today', { parameters: ['today'] }).typed).toMatchObject({ right: { type: 'parameter', name: 'today' } })
    expect(read('builtOn < periodEnd', { parameters: ['today'] }).problems[0]?.message).toContain('没有报告期')
    expect(read("setting('patrol-day') > 1", { settings }).problems[0]?.message).toBe('没有参数“patrol-day”，是不是“patrol-days”？')
    expect(read("setting('patrol-days') > 1", { settings }).typed).toMatchObject({
      left: { type: 'setting', setting: 'patrol-days', fallback: '30' },
    })
  })

  it('holds every argument of addDays against its own place', () => {
    expect(check("addDays('2020-02-28', 1) = inspectedOn").problems).toEqual([])
    expect(check("addDays('2020-02-30', 1) = inspectedOn").problems[0]).toContain('不是日历上的日期')
    expect(check('addDays(repairCost, 1) = inspectedOn').problems).toEqual(['0 addDays 的第 1 项要日期或时间，写的是数字'])
    expect(check('addDays(inspectedOn, inspectedOn) = inspectedOn').problems).toEqual(['0 addDays 的第 2 项要数字，写的是日期'])
    expect(check("addDays(inspectedOn, '3') = inspectedOn").problems).toEqual(['0 数字不加引号：3'])
  })

  it('lets if choose between two values of one kind', () => {
    expect(check("if(repaired, finding, 'worn') = '轻微破损'").typed).toMatchObject({ right: { value: 'worn' } })
    expect(check("if(repaired, inspectedOn, '2020-03-01') < periodEnd").problems).toEqual([])
    expect(check('if(repairCost, 1, 2) > 1').problems).toEqual(['0 if 的第 1 项要是否，写的是数字'])
    expect(check('if(repaired, 1, inspectedOn) > 1').problems).toEqual(['0 if 的各项要是同一种：写了数字、日期'])
    expect(check('if(repaired, 1) > 1').problems).toEqual(['0 if 要写 3 项，写了 2 项'])
    expect(present('if(repaired, 1, 2) > repairCost')).toBe('（已修复时1，否则2）大于修复费用')
  })

  it.each([
    ['nosuch = 1', '0 台账“桥梁巡查”没有字段“nosuch”'],
    ['repaircost > 1', '0 台账“桥梁巡查”没有字段“repaircost”，是不是“repairCost”？'],
    ['repairCost = "十"', '11 数字不加引号：十'],
    ['repairCost and repaired', '0 这里要是否，写的是数字'],
    [
      'inspectedOn - inspectedOn > 3',
      '0 这里要数字，写的是日期；日期之差写 daysBetween(起, 止)；14 这里要数字，写的是日期；日期之差写 daysBetween(起, 止)',
    ],
    ['repaired > true', '9 是否只能用 = 或 != 比较'],
    ['bridge < bridge.id', '7 引用只能用 = 或 != 比较'],
    ['bridge = id', '7 两边引用的不是同一本台账'],
    ['inspectedOn = repairCost', '12 日期不能与数字比较'],
    ['finding.name = 1', '0 “结论”不是对另一本台账的引用，后面不能再接字段'],
    ['year(repairCost) = 2020', '0 year 里不能写数字'],
    ['daysBetween(inspectedOn) > 1', '0 daysBetween 要写 2 项，写了 1 项'],
    ['coalesce(repairCost, inspectedOn) > 1', '0 coalesce 的各项要是同一种：写了数字、日期'],
    ["contains(finding, '险') = true", '0 “结论”是选项，不能用 contains，请用 = 或 in'],
    ["coalesce(finding, '完好了') = 'sound'", '0 “结论”没有选项“完好了”，可选：完好、轻微破损、危险'],
    ['exists(bridges, id = outer.id)', '0 没有台账“bridges”，是不是“bridge”？'],
  ])('says what is wrong with %s', (text, problem) => expect(check(text).problems.join('；')).toBe(problem))

  it('collects every problem, not the first alone', () => {
    expect(check('nosuch = 1 and nothing = 2 or repairCost = "x"').problems).toHaveLength(3)
  })

  it('refuses a result of another type than wanted', () => {
    const { expression } = parseExpression('repairCost')
    if (expression === undefined) throw new Error('it parses')
    const { typed, problems } = checkExpression(expression, { ledgers: catalogue.ledgers, ledger: 'bridge-inspection', expects: 'boolean' })
    expect(typed).toBeUndefined()
    expect(problems[0]?.message).toContain('是否')
  })

  it('knows the type of every result', () => {
    const types = [
      'repairCost + 1',
      'repaired',
      'inspectedOn',
      'bridge',
      'finding',
      'year(inspectedOn)',
      'coalesce(inspectedOn, periodEnd)',
      'periodStart',
    ]
    expect(types.map((text) => typeOfExpression(check(text).typed ?? { type: 'boolean', value: false }))).toEqual([
      'number',
      'boolean',
      'date',
      'record',
      'text',
      'number',
      'date',
      'date',
    ])
  })
})

describe('presentExpression', () => {
  it.each([
    ["bridge.scale = 'large' and repairCost > 0", '桥梁的规模为大桥，且修复费用大于0'],
    ["finding in ('worn', 'danger') or repaired = true", '结论为轻微破损、危险之一，或已修复为是'],
    ['(finding = "sound" or repaired) and repairCost is empty', '（结论为完好，或已修复），且修复费用未填'],
    ['not inspectedOn <= periodEnd', '不满足（巡查日期不晚于期末）'],
    ['repairCost * (1 + 0.5) >= 100', '修复费用×（1＋0.5）不少于100'],
    ['daysBetween(inspectedOn, periodEnd) < 30', '巡查日期至期末的天数小于30'],
    ["contains(bridge.name, '石') = false", '桥梁的桥名含有“石”为否'],
    ['exists(bridge, id = outer.bridge)', '在“桥梁”中有记录满足（该记录为本记录的桥梁）'],
    ['tally(bridge, village = outer.bridge.village) > 1', '“桥梁”中满足（所在村为本记录的桥梁的所在村）的记录数大于1'],
    ["find(bridge, scale, id = outer.bridge) = 'large'", '“桥梁”中满足（该记录为本记录的桥梁）的最后一条记录的规模为大桥'],
    ['total(bridge, cost, true) >= 100', '“桥梁”中满足（是）的各条记录的造价之和不少于100'],
    ['addDays(inspectedOn, 30) < periodEnd', '巡查日期之后30天早于期末'],
  ])('says %s in Chinese', (text, chinese) => expect(present(text)).toBe(chinese))
})
