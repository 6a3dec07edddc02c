import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import {
  matchIndicator,
  matchName,
  plainContent,
  plainLabel,
  plainName,
  rankIndicators,
} from '../../../definition/report/reading/name-indicators.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedFigure } from '../types.ts'
import { requestsOf } from '../verdict/terms.ts'
import { isKin } from './kin.ts'

interface OperandWords {
  readonly lead: string
  readonly behind: string
  readonly sentence: string
}

/** 粮食亩产{{=粮食产量/甜桔柚面积}}: an operand of which neither the words nor its partners say anything; the town's own counts go without saying. */
export function findStrangeOperand(catalogue: CatalogueIndex, { term, token }: PlannedFigure, words: OperandWords): readonly Diagnostic[] {
  const operands = term === undefined ? [] : requestsOf(term).map((request) => catalogue.getIndicator(request.indicator))
  const said = plainName(`${words.sentence}，${words.behind}`)
  const [unlike] = [...findOtherDivisor(term, operands, words.lead), ...findOtherOperand(operands, words, catalogue)]
  if (unlike !== undefined) return [reportProblem(token.at, 'words-mismatch.operand', { indicator: unlike.label })]
  const other = findOtherKind(operands, `${words.sentence}，${words.behind}`)
  if (other !== undefined) return [reportProblem(token.at, 'words-mismatch.operand', { indicator: other.label })]
  const per = unitsPer[/([人户亩])均/.exec(words.lead)?.[1] ?? '']
  const isSaid = (operand: ResolvedIndicator) =>
    isSpoken(plainContent(operand), said) || (operand === operands.at(-1) && per?.includes(operand.unit) === true)
  // 两项合计{{=…}} names neither; where the words name the one they must not be silent of the other.
  if (!operands.some(isSaid)) return []
  const strange = operands.find((operand) => {
    if (townNouns.test(operand.label) || isSaid(operand)) return false
    const related = (one: ResolvedIndicator) =>
      Math.max(
        0,
        ...operands.flatMap((other) => (other.id === operand.id ? [] : [matchName(plainContent(one), plainLabel(other)).covered])),
      )
    // 产业帮扶资金户均{{=产业帮扶资金/托底帮扶户数}}: another of that measure goes with its partner better.
    const closer = catalogue.catalogue.indicators.some(
      (one) =>
        one.id !== operand.id &&
        one.type !== 'pick' &&
        one.unit === operand.unit &&
        related(one) >= related(operand) + 2 &&
        // 大户累计产值 beside 大户产值 is that figure again, no other.
        operands.every((other) => matchName(plainContent(one), plainLabel(other)).covered < plainLabel(other).length),
    )
    return related(operand) < 2 || closer
  })
  return strange === undefined ? [] : [reportProblem(token.at, 'words-mismatch.operand', { indicator: strange.label })]
}

/** 医疗保险尚有{{=养老保险应参保人数-养老保险参保人数}}人: all operands are of one kind, and the words of another that ends alike. */
function findOtherKind(operands: readonly ResolvedIndicator[], said: string): ResolvedIndicator | undefined {
  const [first, ...more] = operands.map(({ label }) => label)
  const kind = first?.slice(0, 2) ?? ''
  const noun = first?.slice(2, 4) ?? ''
  if (first === undefined || more.length === 0 || !more.every((label) => label.startsWith(`${kind}${noun}`)) || said.includes(kind))
    return undefined
  return new RegExp(`[\\u4e00-\\u9fa5]{2}${noun}`).test(said) ? operands[0] : undefined
}

const unitsPer: Readonly<Record<string, readonly string[]>> = { 人: ['人', '人次', '名'], 户: ['户', '家'], 亩: ['亩'], 场: ['场'] }

/** 人均民生支出{{=民生支出总额/总户数}}: what it is divided by is not of that kind. */
function findOtherDivisor(term: PlannedFigure['term'], operands: readonly ResolvedIndicator[], lead: string): readonly ResolvedIndicator[] {
  const per = /(?<![个各每全农有的立])([人户亩场])均/.exec(lead)?.[1] ?? /每(?:一)?([人户亩场])(?!次)/.exec(lead)?.[1]
  const units = unitsPer[per ?? '']
  const divisor = operands.at(-1)
  if (units === undefined || divisor === undefined || term?.type !== 'calc' || term.operator !== '/' || operands.length !== 2) return []
  return units.includes(divisor.unit) ? [] : [divisor]
}

/** 户均托底帮扶{{=产业帮扶资金/产业帮扶户数}}: the words name another indicator of an operand's unit, and less of every operand. */
function findOtherOperand(
  operands: readonly ResolvedIndicator[],
  { lead, behind }: OperandWords,
  catalogue: CatalogueIndex,
): readonly ResolvedIndicator[] {
  const said = `${lead}，${behind}`
  const own = Math.max(0, ...operands.map(({ id }) => matchIndicator(catalogue, id, said)?.covered ?? 0))
  const other = rankIndicators(catalogue, said, (one) => one.type !== 'pick' && operands.some(({ unit }) => unit === one.unit)).find(
    (match) =>
      match.whole &&
      match.covered >= own + 2 &&
      operands.every((operand) => operand.id !== match.indicator.id && !isKin(match.indicator, operand, catalogue)),
  )
  // 平均每期培训{{=技能培训人次/新增就业人数}}: of the one something is said, of the other nothing.
  // 人均旅游消费{{=旅游总收入/游客接待人次}}: what it is divided by is what 人 says.
  const per = unitsPer[/([人户亩])均/.exec(lead)?.[1] ?? '']
  const touched = operands.map(
    ({ id, unit }, index) =>
      (index === operands.length - 1 && per?.includes(unit) === true) || (matchIndicator(catalogue, id, said)?.covered ?? 0) >= 2,
  )
  const silent = operands.find((operand, index) => !touched[index] && operand.label.length >= 5 && !townNouns.test(operand.label))
  const isOne = other === undefined && operands.length === 2 && touched.includes(true) && silent !== undefined
  if (isOne && operands.every((one) => one.id === silent.id || matchName(plainContent(silent), plainLabel(one)).covered < 2))
    return [silent]
  return other === undefined ? [] : operands.slice(0, 1)
}

/** 比财政总支出多…: 支出 says nothing of 民生支出总额. */
function isSpoken(name: string, said: string): boolean {
  const { covered } = matchName(name, said)
  return covered >= 2 && (name.length <= 3 || covered >= name.length * 0.6 || said.includes(name.slice(0, 2)))
}

const townNouns = /^(?:行政村数|总户数|户籍人口数|村网格数|网格员数)$/
