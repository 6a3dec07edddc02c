import type { IndicatorFormula, MeasureSpec, ResolvedComputed } from '../../../definition/indicator/types.ts'
import type { UnitId } from '../../../definition/unit/unit.ts'
import type { Random } from './random.ts'
import { samplePack } from './sample-pack.ts'

/** What is generated over one ledger. */
interface Material {
  readonly ledger: string
  readonly conditions: readonly string[]
  /** Numbers, with the unit they come in. */
  readonly numbers: readonly (readonly [expression: string, unit: UnitId])[]
  readonly keys: readonly string[]
  readonly words: readonly string[]
  readonly flows: readonly ('flow' | 'stock')[]
}

const materials: readonly Material[] = [
  {
    ledger: 'payment',
    conditions: [
      "programme = 'industry'",
      "programme != '托底帮扶'",
      "programme in ('产业帮扶', '助学')",
      'urgent',
      'urgent = false',
      'amount > 99.5',
      'amount is empty',
      'area is not empty',
      "village = '石桥村'",
      "village.name != '竹坑村'",
      "firm.scale = '规上'",
      'firm.exporting',
      "firm.village.name = '瓦窑山村'",
      'firm is empty',
      "contains(person, '娜')",
      "startsWith(batch, '二')",
      "endsWith(batch, '批')",
      "trimSuffix(batch, '批') = '一'",
      "concat(person, batch) = '张三补'",
      "paidOn >= '2020-02-29'",
      'paidOn <= periodEnd',
      'daysBetween(periodStart, paidOn) < 40',
      'month(paidOn) = 2',
      'year(paidOn) != 2020',
      'length(person) > 2',
      'coalesce(times, 0) >= 3',
      'max(times, 2) = 2',
      'min(amount, area) > 1',
      'times in (1, 2, 4)',
      'amount / area > 50',
      'amount * 2 - area < 300',
      'exists(output, firm = outer.firm and value > 400)',
      'not exists(visit, village = outer.village and heat > 37)',
      "card is empty or card = '62003'",
    ],
    numbers: [
      ['amount', '元'],
      ['area', '亩'],
      ['weight', '吨'],
      ['weight', '千克'],
      ['times', '次'],
      ['amount / area', '元'],
      ['- amount', '元'],
      ['coalesce(amount, 0)', '元'],
      ['amount', '万元'],
      ['daysBetween(paidOn, periodEnd)', '天'],
      ['times * 3', '次'],
      ['max(amount, 250)', '元'],
    ],
    keys: [
      'person',
      'village',
      'firm',
      'batch',
      'card',
      'programme',
      'paidOn',
      'firm.village',
      'month(paidOn)',
      'amount',
      'urgent',
      'firm.name',
    ],
    words: ['person', 'village', 'programme', 'paidOn', 'batch', 'firm', 'firm.village', 'firm.scale', 'urgent', 'village.name'],
    flows: ['flow', 'flow', 'flow', 'stock'],
  },
  {
    ledger: 'output',
    conditions: [
      "firm.scale = '规上'",
      'value > 300',
      "month >= '2020-03'",
      "firm.village = '石桥村'",
      'value is not empty',
      'firm.exporting or value < 100',
      'firm.opened <= periodEnd',
    ],
    numbers: [
      ['value', '元'],
      ['value', '亿元'],
      ['value - 100', '元'],
    ],
    keys: ['firm', 'month', 'firm.village'],
    words: ['firm', 'month', 'firm.scale'],
    flows: ['flow', 'flow', 'stock'],
  },
  {
    ledger: 'visit',
    conditions: ['heat >= 37.3', "village = '竹坑村'", "at >= '2020-02-29T08:30'", 'heat is empty', 'month(at) = 2'],
    numbers: [['heat', '无']],
    keys: ['village', 'at', 'heat'],
    words: ['at', 'village'],
    flows: ['flow', 'stock'],
  },
  {
    ledger: 'planting',
    conditions: ["village = '石桥村'", 'area > 20', "year = '2020'"],
    numbers: [
      ['area', '亩'],
      ['area', '公顷'],
    ],
    keys: ['village'],
    words: ['village', 'year'],
    flows: ['flow', 'stock'],
  },
  {
    ledger: 'inspection',
    conditions: ['passed', 'not passed', 'score >= 60', 'passed is empty'],
    numbers: [
      ['score', '分'],
      ['score * 1.5', '分'],
    ],
    keys: ['score', 'quarter'],
    words: ['quarter', 'passed'],
    flows: ['flow', 'stock'],
  },
  {
    ledger: 'firm',
    conditions: [
      "scale = '规上'",
      'exporting',
      "village = '石桥村'",
      'not exists(output, firm = outer.id and value > 300)',
      'opened is empty',
    ],
    numbers: [],
    keys: ['village', 'scale'],
    words: ['name', 'village'],
    flows: ['stock'],
  },
  { ledger: 'village', conditions: ["name != '竹坑村'"], numbers: [['people', '人']], keys: ['name'], words: ['name'], flows: ['stock'] },
]

/** Measures of every type over the sample ledgers. Those that the resolver refuses (a unit that does not fit) are simply left out. */
export function generateMeasures(random: Random, count: number): MeasureSpec[] {
  return Array.from({ length: count }, (_, n) => generateMeasure(random, `m${n}`))
}

/** Indicators of every computed type over the given ones and over each other. */
export function generateComputed(random: Random, count: number, operands: readonly string[]): ResolvedComputed[] {
  return Array.from({ length: count }, (_, n) => {
    const known = [...operands, ...(n > 9 ? [`c${n - 9}`, `c${n - 7}`] : [])]
    return generateOne(random, `c${n}`, () => random.pick(known))
  })
}

function generateMeasure(random: Random, id: string): MeasureSpec {
  const material = random.pick(random.once(2) ? materials.slice(0, 2) : materials)
  const ledger = samplePack.ledgers.find((candidate) => candidate.id === material.ledger)
  if (ledger === undefined) throw new Error(`no ledger ${material.ledger}`)
  const flow = random.pick(material.flows)
  const missing = random.pick(['zero', 'zero', 'unknown', 'error'] as const)
  const when = random.once(4) ? {} : { when: generateCondition(random, material.conditions, 2) }
  const common = { id, label: `指标${id}`, flow, missing, ledger, ...when }
  const [number, unit] = material.numbers.length === 0 ? ['', '无' as const] : random.pick(material.numbers)
  const dated = ledger.date !== undefined
  const summable = number !== '' && (flow === 'flow' || !dated || ledger.date === 'year')
  const always = ['count', 'countDistinct', 'list'] as const
  const types = [
    ...always,
    ...(summable ? (['sum', 'sum', 'sum'] as const) : []),
    ...(number !== '' ? (['min', 'max', 'average'] as const) : []),
    ...(number !== '' && dated ? (['latest'] as const) : []),
    ...(dated ? (['first', 'last'] as const) : []),
  ]
  const type = random.pick(types)
  // The ledger is one of many shapes here, so its field names are plain text.
  const spec: unknown =
    type === 'count'
      ? { ...common, unit: '个', type }
      : type === 'countDistinct'
        ? { ...common, unit: '个', type, of: { expression: random.pick(material.keys) } }
        : type === 'list' || type === 'first' || type === 'last'
          ? { ...common, unit: '无', type: 'pick', take: type, of: { expression: random.pick(material.words) } }
          : { ...common, unit, type, of: { expression: number } }
  return spec as MeasureSpec
}

function generateCondition(random: Random, atoms: readonly string[], depth: number): string {
  if (depth === 0 || random.once(2)) return random.pick(atoms)
  const [left, right] = [generateCondition(random, atoms, depth - 1), generateCondition(random, atoms, depth - 1)]
  return random.pick([`not (${left})`, `(${left}) and (${right})`, `(${left}) or (${right})`])
}

function generateOne(random: Random, id: string, operand: () => string): ResolvedComputed {
  const common = {
    id,
    label: `算得${id}`,
    aliases: [],
    flow: 'flow',
    missing: 'zero',
    note: '',
    exact: false,
    key: false,
    pack: 'sample',
  } as const
  const type = random.pick(['ratio', 'derived', 'cumulative', 'yearOnYear', 'periodOnPeriod', 'completion', 'share'] as const)
  switch (type) {
    case 'ratio':
      return { ...common, unit: random.pick(['%', '倍']), type, numerator: operand(), denominator: operand() }
    case 'derived':
      return { ...common, unit: '无', type, formula: generateFormula(random, operand) }
    case 'share': {
      const of = operand()
      return { ...common, unit: '%', type, of, whole: random.once(2) ? of : operand() }
    }
    case 'yearOnYear':
      return { ...common, unit: random.pick(['%', '百分点']), type, of: operand() }
    case 'cumulative':
      return { ...common, unit: '无', type, of: operand() }
    case 'periodOnPeriod':
    case 'completion':
      return { ...common, unit: '%', type, of: operand() }
  }
}

function generateFormula(random: Random, operand: () => string): IndicatorFormula {
  const term = (): IndicatorFormula =>
    random.once(4) ? { type: 'number', value: random.pick(['2', '0.5', '100']) } : { type: 'indicator', id: operand() }
  const arithmetic = (left: IndicatorFormula): IndicatorFormula => ({
    type: 'arithmetic',
    operator: random.pick(['+', '-', '*', '/']),
    left,
    right: term(),
  })
  return random.once(2) ? arithmetic(term()) : arithmetic(arithmetic(term()))
}
