import { checkExpression } from '../expression/check-expression.ts'
import { parseExpression } from '../expression/parse-expression.ts'
import type { ExpressionProblem } from '../expression/tokens.ts'
import type { TypedExpression } from '../expression/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'

/** The numbers that a claim's condition may speak of, with what a person calls them. */
export const claimOperands = {
  value: '本期数',
  first: '起点数',
  last: '终点数',
  lastYear: '上年同期数',
  previous: '上期数',
  target: '任务数',
  peak: '历史最高数',
  growth: '同比增速',
} as const

export type ClaimOperand = keyof typeof claimOperands

// A condition is an ordinary expression over one record whose fields are these numbers.
const conditionLedger: ResolvedLedger = {
  id: 'claim',
  label: '断语',
  aliases: [],
  kind: 'journal',
  purpose: '',
  pack: '',
  table: '',
  fields: Object.entries(claimOperands).map(([id, label]) => ({ id, field: { kind: 'decimal', label, scale: 10 }, column: id })),
  title: [],
  date: undefined,
  unique: [],
  effective: { from: undefined, to: undefined },
  exclusive: [],
}

/** For `presentExpression` of a claim's condition. */
export const claimCatalogue = { ledgers: [conditionLedger] }

/** Reads the condition of a claim (`first < 0 and last > 0`) into a typed tree over one record of numbers named as in `claimOperands`. */
export function readClaimCondition(text: string): {
  readonly typed: TypedExpression | undefined
  readonly problems: readonly ExpressionProblem[]
} {
  const { expression, problems } = parseExpression(text)
  if (expression === undefined) return { typed: undefined, problems }
  return checkExpression(expression, { ledgers: [conditionLedger], ledger: conditionLedger.id, expects: 'boolean', parameters: [] })
}
