import type { BoardEntry, ResolvedBoard } from '../board/types.ts'
import { type EvaluationEnvironment, evaluateExpression } from '../expression/evaluate-expression.ts'
import type { EvaluatedRecord } from '../expression/evaluated.ts'
import type { TypedExpression } from '../expression/types.ts'

/** A board's entries computed in memory from its records: what the kernel's SQL must give too. `titleOf` names a record. */
export function evaluateBoard(
  board: ResolvedBoard,
  environment: EvaluationEnvironment,
  titleOf: (record: EvaluatedRecord) => string,
): BoardEntry[] {
  const records = [...environment.listRecords(board.ledger)]
  return records
    .filter((record) => board.inScope === undefined || evaluateExpression(board.inScope, record, environment) === true)
    .map((record) => {
      const number = (expression: TypedExpression | undefined) => {
        const value = expression === undefined ? null : evaluateExpression(expression, record, environment)
        return typeof value === 'string' ? value : null
      }
      const category = board.category === undefined ? null : (record.values[board.category] ?? null)
      return {
        id: record.id,
        title: titleOf(record),
        category: typeof category === 'string' ? category : null,
        figures: Object.fromEntries(board.criteria.map(({ id, actual, plan }) => [id, { actual: number(actual), plan: number(plan) }])),
        difficulty: number(board.difficulty?.expression),
        bonus: number(board.bonus?.expression),
        deduction: number(board.deduction?.expression),
        sample: number(board.sample.count),
      }
    })
}
