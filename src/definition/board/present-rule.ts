import { presentExpression } from '../expression/present-expression.ts'
import type { DecimalText } from '../field/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import type { ResolvedBoard, ResolvedCriterion } from './types.ts'

/** The rule of a board as its published text, line by line, with the values that the settings had. `settings` gives every setting that the board names. */
export function presentRule(
  board: ResolvedBoard,
  catalogue: { readonly ledgers: readonly ResolvedLedger[] },
  settings: Readonly<Record<string, DecimalText>>,
): string {
  const ledger = catalogue.ledgers.find(({ id }) => id === board.ledger)?.label ?? board.ledger
  const { inScope, measured, difficulty, bonus, deduction, sample, leastWeight, appealDays } = board
  const value = (id: string) => settings[id] ?? '0'
  const lines = [
    `一、范围：“${ledger}”${inScope === undefined ? '全部项目' : `中${presentExpression(inScope, catalogue)}的项目`}。只排项目，不排人，也不排单位。`,
    '二、得分＝Σ（权重×完成比例）÷Σ适用权重×100×难度系数＋加分－扣分，四舍五入到两位小数。',
    ...board.criteria.map((criterion, index) => `（${index + 1}）${presentCriterion(criterion)}`),
    ...(measured === undefined ? [] : ['写明取数指标的，按指标从年初到月末的数计算，不用填报。']),
    '没有计划（计划为零或未填）的一项不计入该项目的适用权重；有计划而没有填报的，按零计。',
    `三、难度系数：${difficulty === undefined ? '一律为1' : `${difficulty.says}，未填为1`}。加分：${bonus?.says ?? '无'}。扣分：${deduction?.says ?? '无'}。`,
    '四、得分相同的名次并列（1、2、2、4）；并列之内依次按完成比例、难度系数、名称排列先后。',
    `五、有数据的月份少于${value(sample.setting)}个${leastWeight === undefined ? '' : `，或适用权重不足${value(leastWeight)}`}的项目另列，不排名次。`,
    `六、每月一期：公布后${value(appealDays)}天内可以提出异议，异议办结、期满之后定榜；定榜后不再改动。`,
    `依据：${board.source}`,
  ]
  return lines.join('\n')
}

function presentCriterion({ label, weight, cap, says, kind }: ResolvedCriterion): string {
  const most = cap === '1' ? '最多按100%计' : `最多按${cap}倍计`
  return kind === 'onTime'
    ? `${label}，权重${weight}：${says}。按期率＝已完成÷（已完成＋逾期未完成）。`
    : `${label}，权重${weight}：${says}，${most}。`
}
