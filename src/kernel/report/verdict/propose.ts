import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { Proposal } from '../../../definition/report/types.ts'
import { baseUnit, convertUnit, isUnit, type UnitId, unitsConvert } from '../../../definition/unit/unit.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import type { PrintedReport } from '../types.ts'
import { isSaidInFull } from './said-in-full.ts'
import { compares, evaluateTerm } from './terms.ts'
import type { Hypothesis, PlannedAssertion, Term } from './types.ts'

export interface ProposeInput {
  readonly report: PrintedReport
  /** The assertion as it is printed. */
  readonly text: string
  readonly refuted: boolean
  /** Whether it stands in a token already: nothing is written into a token. */
  readonly within: boolean
}

/** At the most so many ways are offered. */
const most = 4

/**
 * What would prove an assertion, the best first: tokens over values that the ledger has, nearest in meaning first; a phrase that holds; last, unless
 * the ledger says otherwise, that its author declares it background. Each text stands for the assertion's whole stretch of the template.
 */
export function propose(planned: PlannedAssertion, input: ProposeInput): readonly Proposal[] {
  const { report, text, refuted, within } = input
  if (within) return []
  const { assertion } = planned
  // 产业帮扶资金1万元: what the words name in full before a slice of what they name in part.
  const named = new Set(planned.hypotheses.filter((one) => isSaidInFull(planned, one, report)))
  const hypotheses = [...named, ...planned.hypotheses.filter((one) => !named.has(one))]
  const write = (certain: boolean) =>
    hypotheses.flatMap((hypothesis) => {
      if (hypothesis.certain !== certain) return []
      const number = assertion.quantity === undefined ? undefined : writeNumber(hypothesis, assertion.quantity, report)
      return number ?? writeOther(hypothesis, report) ?? []
    })
  // Where the words leave no doubt what is meant, another figure would not be what they say.
  const sure = write(true)
  const found = sure.length > 0 ? sure : write(false)
  const background = refuted || /[{}|\n]/.test(text) ? [] : [{ text: `{{背景:${text}}}`, why: '不是本台账的事实，定稿时由人确认' }]
  const tokens = found.filter((one, index) => found.findIndex((other) => other.text === one.text) === index)
  return [...tokens.slice(0, most - background.length), ...background]
}

/** A number's token prints the ledger's own value in the unit and with the decimals that were typed. */
function writeNumber(hypothesis: Hypothesis, quantity: Quantity, report: PrintedReport): Proposal | undefined {
  const { term, test } = hypothesis
  if (test.type !== 'equals') return undefined
  const value = evaluateTerm(term, report.resultOf)
  if (value === undefined) return undefined
  const directed = value.times(test.times)
  // 下降 is not said of what has grown: the words around would have to change.
  if (directed.lt('0') || (value.lt('0') && term.type !== 'value')) return undefined
  const percent = quantity.base === '%' || quantity.base === '成'
  const form = percent ? percentForm(hypothesis, quantity) : formOf(term, { quantity, value, catalogue: report.catalogue })
  const expression = form === undefined ? undefined : expressionOf(form.term, report, term.type === 'value')
  if (form === undefined || expression === undefined) return undefined
  const why = `${hypothesis.label}是${present(value)}${hypothesis.unit}`
  const written = percent && term.type === 'calc' ? ownName(hypothesis) : undefined
  const name = written ?? `${term.type === 'value' ? '' : '='}${expression}`
  return { text: `{{${name}${form.format}}}${form.behind}`, why }
}

/** The indicator that is this arithmetic already: 技改投资同比 rather than 技改投资/技改投资@2019-1. */
function ownName({ token }: Hypothesis): string | undefined {
  return token === undefined ? undefined : /^\{\{([^=?{}|][^{}|]*)(?:\|[^{}]*)?\}\}$/.exec(token)?.[1]
}

interface Form {
  readonly term: Term
  /** `|万元|2`, or nothing. */
  readonly format: string
  /** The unit word behind the token. */
  readonly behind: string
}

function percentForm({ term, unit }: Hypothesis, quantity: Quantity): Form | undefined {
  if (unit !== '%') return undefined
  const decimals = quantity.base === '成' ? 1 : decimalsOf(quantity)
  const hundredfold = term.type === 'calc' && term.operator === '*' && term.right.type === 'number' && term.right.value.eq('100')
  return { term: hundredfold ? term.left : term, format: `|%|${decimals}`, behind: '%' }
}

interface Wanted {
  readonly quantity: Quantity
  readonly value: Decimal
  readonly catalogue: CatalogueIndex
}

function formOf(term: Term, { quantity, value, catalogue }: Wanted): Form | undefined {
  const [request] = firstRequest(term)
  if (request === undefined) return undefined
  const { unit, exact } = catalogue.getIndicator(request.indicator)
  const { word, scaleWord, core } = quantity.unit
  const wanted = word === '' ? unit : word
  if (quantity.base === '倍') return { term, format: `|倍|${decimalsOf(quantity)}`, behind: '倍' }
  if (isUnit(wanted) && (unitsConvert(wanted, unit) || quotient(term))) {
    const whole = exact && term.type === 'value' ? plainDecimal(convertUnit(value, baseUnit(unit), wanted)).split('.')[1] : undefined
    const decimals = Math.min(6, Math.max(decimalsOf(quantity), whole?.length ?? 0))
    return { term, format: keepsOwn(quantity, wanted, unit) ? '' : `|${wanted}|${decimals}`, behind: wanted }
  }
  // 3个村 of what is counted in 村: the word stays as it was written.
  return scaleWord === '' && term.type === 'value' ? { term, format: '', behind: core } : undefined
}

function quotient(term: Term): boolean {
  return term.type === 'calc' && term.operator === '/'
}

function keepsOwn(quantity: Quantity, wanted: UnitId, unit: UnitId): boolean {
  return wanted === unit && !quantity.digits.includes('.') && wanted !== '元' && wanted !== '亩'
}

function decimalsOf({ digits }: Quantity): number {
  return Math.min(6, (digits.split('.')[1] ?? '').length)
}

function firstRequest(term: Term): readonly IndicatorRequest[] {
  switch (term.type) {
    case 'value':
      return [term.request]
    case 'calc':
      return [...firstRequest(term.left), ...firstRequest(term.right)]
    default:
      return []
  }
}

/** The expression language of tokens; undefined for what it cannot say. */
function expressionOf(term: Term, report: PrintedReport, alone: boolean): string | undefined {
  switch (term.type) {
    case 'value': {
      const { indicator, period, slices = [] } = term.request
      const { label } = report.catalogue.getIndicator(indicator)
      const name = !alone && /[+\-*/()@＠[\]［］|（）×÷]/.test(label) ? `[${label}]` : label
      const places = slices.map(({ dimension, value }) => `[${dimension}=${value}]`).join('')
      return `${name}${period === report.plan.period.key ? '' : `@${period}`}${places}`
    }
    case 'number':
      return plainDecimal(term.value)
    case 'calc': {
      const [left, right] = [expressionOf(term.left, report, false), expressionOf(term.right, report, false)]
      if (left === undefined || right === undefined) return undefined
      return `${inBrackets(term.left, left)}${term.operator}${inBrackets(term.right, right)}`
    }
    case 'most':
      return undefined
  }
}

function inBrackets(term: Term, text: string): string {
  return term.type === 'calc' && (term.operator === '+' || term.operator === '-') ? `(${text})` : text
}

/** Dates, names and phrases carry their token; a phrase only where it would hold. */
function writeOther({ token, term, test, label, unit }: Hypothesis, report: PrintedReport): Proposal | undefined {
  if (token === undefined) return undefined
  const value = test.type === 'date' || test.type === 'names' ? undefined : evaluateTerm(term, report.resultOf)
  if (test.type === 'date' || test.type === 'names') {
    const known = term.type === 'value' ? report.resultOf(term.request)?.value : null
    return known === null || known === undefined ? undefined : { text: token, why: `${label}是${known}` }
  }
  if (value === undefined || test.type !== 'compare' || !token.startsWith('{{?')) return undefined
  const against = evaluateTerm(test.against, report.resultOf)
  if (against === undefined) return undefined
  return compares(value, test.operator, against) ? { text: token, why: `${label}是${present(value)}${unit}` } : undefined
}

function present(value: Decimal): string {
  return plainDecimal(decimal(value.toFixed(4)))
}
