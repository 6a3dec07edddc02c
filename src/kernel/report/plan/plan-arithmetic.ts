import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { decimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Period } from '../../../definition/period/types.ts'
import { parseArithmetic, type ReportArithmetic } from '../../../definition/report/parse-arithmetic.ts'
import { templateProblem } from '../../../definition/report/template-codes.ts'
import { sameCount } from '../../../definition/report/unit-words.ts'
import { baseUnit, type UnitId, unitsConvert } from '../../../definition/unit/unit.ts'
import { reportProblem } from '../codes.ts'
import type { RequestList } from '../request-key.ts'
import type { FigureToken, PlannedFigure } from '../types.ts'
import { calc, ledgerValue } from '../verdict/terms.ts'
import type { Term } from '../verdict/types.ts'
import { resolveSubject } from './resolve-subject.ts'
import { sliced } from './sliced.ts'

/** Units of pure numbers: what a share or a multiple is printed in. */
const pure: UnitId = '无'

interface Reading {
  readonly term: Term
  /** Base unit of the value; 无 for a pure number. */
  readonly unit: UnitId
  readonly periods: readonly Period[]
  readonly indicators: readonly ResolvedIndicator[]
}

export interface ArithmeticPlan {
  readonly figure: Omit<PlannedFigure, 'n' | 'token'> | undefined
  readonly problems: readonly Diagnostic[]
}

/** Whether a figure's token is arithmetic: `{{=A/B|元|0}}`. */
export function isArithmetic({ name }: FigureToken): boolean {
  return name.startsWith('=')
}

/** Looks up the operands of arithmetic, checks that their units and periods go together, and asks for their values. */
export function planArithmetic(token: FigureToken, catalogue: CatalogueIndex, period: Period, requests: RequestList): ArithmeticPlan {
  const problems: Diagnostic[] = []
  const refused = (problem: Diagnostic): ArithmeticPlan => ({ figure: undefined, problems: [...problems, problem] })
  const parsed = parseArithmetic(token.name.slice(1))
  if (!parsed.ok) return refused(templateProblem(token.at, 'token-syntax.arithmetic', { why: parsed.message }))
  const reading = read(parsed.tree)
  if (reading === undefined) return { figure: undefined, problems }
  if ('why' in reading) return refused(reportProblem(token.at, 'bad-unit.operands', { why: reading.why }))
  const { format } = token
  const wanted = 'unit' in format && format.unit !== undefined ? format.unit : reading.unit
  const share = reading.unit === pure && wanted === '%'
  const fits =
    share ||
    (reading.unit === pure ? wanted === '倍' || wanted === pure : unitsConvert(reading.unit, wanted) || sameCount(reading.unit, wanted, ''))
  if (format.type === 'list' || format.type === 'monthDay' || format.type === 'yearMonthDay')
    return refused(reportProblem(token.at, 'format-kind.arithmetic', {}))
  if (!fits) return refused(reportProblem(token.at, 'bad-unit.arithmetic', { unit: reading.unit === pure ? '倍' : reading.unit, wanted }))
  const spans = new Set(reading.periods.map(({ key }) => key))
  const things = new Set(reading.indicators.map(({ id }) => id))
  if (spans.size > 1 && things.size > 1) return refused(reportProblem(token.at, 'formula-period', {}))
  const unit = share ? '%' : reading.unit === pure ? wanted : reading.unit
  const own = reading.periods.toSorted((left, right) => (left.lastMonth < right.lastMonth ? 1 : -1))[0] ?? period
  const label = token.name.slice(1)
  const indicator: ResolvedIndicator = {
    type: 'derived',
    id: token.name,
    label,
    aliases: [],
    unit,
    flow: reading.indicators.every(({ flow }) => flow === 'stock') ? 'stock' : 'flow',
    missing: 'unknown',
    note: '',
    exact: false,
    key: false,
    pack: '',
    formula: { type: 'number', value: '0' },
  }
  const term = share ? calc('*', reading.term, { type: 'number', value: decimal('100') }) : reading.term
  return { figure: { indicator, period: own, request: { indicator: token.name, period: own.key }, term }, problems }

  function read(tree: ReportArithmetic): Reading | { readonly why: string } | undefined {
    if (tree.type === 'number') return { term: { type: 'number', value: decimal(tree.value) }, unit: pure, periods: [], indicators: [] }
    if (tree.type === 'name') {
      const operand = { ...token, name: tree.name, period: tree.period ?? token.period, slices: tree.slices }
      const { subject, problems: found } = resolveSubject(operand, catalogue, period)
      problems.push(...found)
      if (subject === undefined) return undefined
      if (subject.indicator.type === 'pick') return { why: `“${subject.indicator.label}”是名称或日期，不能算` }
      const request = requests.add({ indicator: subject.indicator.id, period: subject.period.key, ...sliced(operand) })
      return {
        term: ledgerValue(request),
        unit: baseUnit(subject.indicator.unit),
        periods: [subject.period],
        indicators: [subject.indicator],
      }
    }
    const [left, right] = [read(tree.left), read(tree.right)]
    if (left === undefined || right === undefined) return undefined
    if ('why' in left) return left
    if ('why' in right) return right
    const unit = unitOf(tree.operator, left.unit, right.unit)
    if (unit === undefined) return { why: `${left.unit}和${right.unit}不能${tree.operator === '*' ? '相乘' : '相加减'}` }
    return {
      term: calc(tree.operator, left.term, right.term),
      unit,
      periods: [...left.periods, ...right.periods],
      indicators: [...left.indicators, ...right.indicators],
    }
  }
}

function unitOf(operator: '+' | '-' | '*' | '/', left: UnitId, right: UnitId): UnitId | undefined {
  if (operator === '/') return left === right ? pure : left
  if (operator === '*') return left === pure ? right : right === pure ? left : undefined
  return left === right ? left : undefined
}
