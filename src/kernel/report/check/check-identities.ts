import type { CheckDefinition } from '../../../definition/check/types.ts'
import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import type { Proof } from '../../../definition/report/types.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { isNotShown } from '../../indicator/hidden/hide-outcome.ts'
import { type reportCodes, reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { type Findings, nothingFound } from './findings.ts'

export type CheckOf<Kind extends CheckDefinition['kind']> = Extract<CheckDefinition, { kind: Kind }>

/** The figures of one period and slice, the first of each indicator; what is not printed is read from the same evaluation. */
export interface FigureGroup {
  readonly period: string
  readonly slices: PrintedFigure['token']['slices']
  readonly figures: ReadonlyMap<string, PrintedFigure>
  readonly report: PrintedReport
}

export interface Operand {
  readonly label: string
  readonly unit: string
  readonly value: Decimal
  /** Undefined when the report does not print it. */
  readonly figure: PrintedFigure | undefined
}

/** A printed figure of the group, or else its value as evaluated; undefined when unknown. */
export function findOperand(id: string, group: FigureGroup): Operand | undefined {
  const figure = group.figures.get(id)
  const indicator = group.report.catalogue.getIndicator(id)
  const value = figure === undefined ? readValue(id, group) : figure.number
  return value === undefined ? undefined : { label: indicator.label, unit: baseUnit(indicator.unit), value, figure }
}

/** The request of an indicator for the period and the slices of a group. */
export function requestIn(id: string, group: FigureGroup) {
  return { indicator: id, period: group.period, ...(group.slices.length === 0 ? {} : { slices: group.slices }) }
}

function readValue(id: string, group: FigureGroup): Decimal | undefined {
  const value = group.report.resultOf(requestIn(id, group))?.value
  return value === undefined || value === null || !/^-?\d+(?:\.\d+)?$/.test(value) ? undefined : decimal(value)
}

function printed(ids: readonly string[], group: FigureGroup): readonly Operand[] | undefined {
  if (!ids.every((id) => group.figures.has(id))) return undefined
  const found = ids.flatMap((id) => findOperand(id, group) ?? [])
  return found.length === ids.length ? found : undefined
}

/** whole = Σ parts in one of the readings whose parts are all printed; the reading that holds is named. */
export function checkPartition(definition: CheckOf<'partition'>, group: FigureGroup): Findings {
  const whole = printed([definition.whole], group)?.[0]
  if (whole === undefined) return nothingFound
  const readings = definition.readings.flatMap((reading) => {
    const parts = printed(reading.parts, group)
    if (parts === undefined) return []
    return [{ label: reading.label, parts, sum: parts.reduce((total, part) => total.plus(part.value), decimal('0')) }]
  })
  const [longest] = [...readings].sort((left, right) => right.parts.length - left.parts.length)
  if (longest === undefined) return nothingFound
  const terms = (parts: readonly Operand[]) => parts.map(present).join(' + ')
  const holding = readings.find((reading) => reading.sum.eq(whole.value))
  const operands = [whole, ...longest.parts]
  if (holding !== undefined)
    return result(definition, group, {
      proof: 'holds',
      operands,
      detail: `按“${holding.label}”成立：${terms(holding.parts)} = ${present(whole)}。`,
    })
  const detail = readings.map(
    (reading) =>
      `按“${reading.label}”，${terms(reading.parts)} = ${plainDecimal(reading.sum)}，与${present(whole)}差${plainDecimal(whole.value.minus(reading.sum))}`,
  )
  return result(definition, group, {
    proof: 'fails',
    operands,
    detail: `${detail.join('；')}。`,
    earns: 'check-partition',
    at: whole.figure,
  })
}

/** part ≤ whole, where the part is printed and both are known; nothing otherwise. */
export function checkPartOfWhole(definition: CheckOf<'partOfWhole'>, group: FigureGroup): Findings {
  if (!group.figures.has(definition.part)) return nothingFound
  const part = findOperand(definition.part, group)
  const whole = findOperand(definition.whole, group)
  if (part === undefined || whole === undefined) return nothingFound
  const operands = [part, whole]
  const detail = `${present(part)}，${present(whole)}`
  if (part.value.lte(whole.value)) return result(definition, group, { proof: 'holds', operands, detail: `${detail}。` })
  return result(definition, group, {
    proof: 'fails',
    operands,
    detail: `${detail}，部分大于整体。`,
    earns: 'check-part-of-whole',
    at: part.figure,
  })
}

/** steps[0] ≤ steps[1] ≤ …; one printed step is enough to hold it against the others. */
export function checkLadder(definition: CheckOf<'ladder'>, group: FigureGroup): Findings {
  if (!definition.steps.some((id) => group.figures.has(id))) return nothingFound
  // What was named in a quarter was declared before it.
  if (getPeriod(group.period).grain !== 'year') return nothingFound
  const operands = definition.steps.flatMap((id) => findOperand(id, group) ?? [])
  if (operands.length < 2) return nothingFound
  const detail = operands.map(present).join('，')
  const wrong = operands.findIndex((step, index) => {
    const next = operands[index + 1]
    return next !== undefined && step.value.gt(next.value)
  })
  if (wrong < 0) return result(definition, group, { proof: 'holds', operands, detail: `${detail}。` })
  const at = operands[wrong]?.figure ?? operands[wrong + 1]?.figure ?? operands.find((step) => step.figure !== undefined)?.figure
  return result(definition, group, { proof: 'fails', operands, detail: `${detail}，次序颠倒。`, earns: 'check-ladder', at })
}

/** Every one of the indicators is zero, where one of those that forbid them is printed. An unknown one leaves it unproved. */
export function checkMustBeZero(definition: CheckOf<'mustBeZero'>, group: FigureGroup): Findings {
  const shown = definition.with.filter((id) => group.figures.has(id))
  const [first] = shown
  if (first === undefined) return nothingFound
  const operands = shown.flatMap((id) => findOperand(id, group) ?? [])
  const values = definition.indicators.map((id) => ({
    label: group.report.catalogue.getIndicator(id).label,
    operand: findOperand(id, group),
  }))
  const detail = values.map(({ label, operand }) => `${label} ${operand === undefined ? '未知' : plainDecimal(operand.value)}`).join('，')
  if (values.every(({ operand }) => operand?.value.eq('0') === true))
    return result(definition, group, { proof: 'holds', operands, detail: `${detail}，都是零。` })
  // Who does not see what it stands on is told so; it is no fault of the report, which the office holds to it.
  const withheld = definition.indicators.filter((id) => isNotShown(group.report.resultOf(requestIn(id, group)) ?? {}))
  const others = definition.indicators.filter((id) => !withheld.includes(id))
  if (withheld.length > 0 && others.every((id) => findOperand(id, group)?.value.eq('0') === true))
    return result(definition, group, { proof: 'unproved', operands, detail: `${detail}，所依据的内容对你不完整显示，由科室核对。` })
  const proof = values.some(({ operand }) => operand !== undefined && !operand.value.eq('0')) ? 'fails' : 'unproved'
  return result(definition, group, { proof, operands, detail: `${detail}，应都是零。`, earns: 'check-zero', at: group.figures.get(first) })
}

/** A printed count is as long as its list. An unknown list leaves it unproved, but for a count of zero. */
export function checkListLength(definition: CheckOf<'listLength'>, group: FigureGroup): Findings {
  const count = printed([definition.count], group)?.[0]
  if (count === undefined) return nothingFound
  const known = group.report.resultOf(requestIn(definition.list, group))
  const length = known?.list?.length ?? (known?.value === null && count.value.eq('0') ? 0 : undefined)
  const operands = [count]
  if (length === undefined)
    return result(definition, group, {
      proof: 'unproved',
      operands,
      detail: `${present(count)}，名单未知。`,
      earns: 'check-list-length',
      at: count.figure,
    })
  if (count.value.eq(length))
    return result(definition, group, { proof: 'holds', operands, detail: `${present(count)}，名单上有${length}个。` })
  return result(definition, group, {
    proof: 'fails',
    operands,
    detail: `${present(count)}，名单上却有${length}个。`,
    earns: 'check-list-length',
    at: count.figure,
  })
}

/** An operand as a message says it: label, value to four decimals at the most, base unit. */
export function present({ label, value, unit }: Pick<Operand, 'label' | 'value' | 'unit'>): string {
  return `${label}${plainDecimal(decimal(value.toFixed(4)))}${unit}`
}

export interface Verdict {
  readonly proof: Proof
  readonly operands: readonly Operand[]
  readonly detail: string
  readonly earns?: Extract<keyof typeof reportCodes, `check-${string}`>
  readonly at?: PrintedFigure | undefined
}

/** One check's result; with what it earns and a figure also the problem at that figure. */
export function result(definition: Pick<CheckDefinition, 'id' | 'label'>, group: FigureGroup, verdict: Verdict): Findings {
  const { proof, detail, operands, earns, at } = verdict
  const figures = operands.flatMap((operand) => operand.figure?.n ?? [])
  const scope = [group.period, ...group.slices.map((slice) => `${slice.dimension}=${slice.value}`)].join(',')
  const checks = [{ id: `${definition.id}@${scope}`, label: definition.label, proof, detail, figures }]
  if (earns === undefined || at === undefined) return { checks, problems: [] }
  return { checks, problems: [reportProblem(at.token.at, earns, { check: definition.label, detail })] }
}
