import { cents, readYuan, yuanText } from '../../../../demo/amount.ts'
import { dayAfter, workingDay } from '../../../../demo/calendar.ts'
import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent, Taken } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { createEnterprises } from '../../township/demo/enterprises.ts'

const policy = '小微企业和个体工商户“两直”纾困补助'

interface Grant {
  readonly firm: string
  readonly amount: string
}

/** 两直 money in batches: applied for, checked, published, approved by the county, and paid in one day; a third batch is published. */
export function liveGrants(sheet: DemoSheet): readonly LifeEvent[] {
  const batches = grouped(sheet.rows, ([, , , paidOn = '']) => paidOn)
  return [...batches.flatMap(([paidOn, rows], index) => livePaid(paidOn, rows, index + 1)), ...liveOpen(sheet)]
}

function livePaid(paidOn: string, rows: DemoSheet['rows'], number: number): readonly LifeEvent[] {
  const [[, name = ''] = []] = rows
  const before = (days: number) => workingDay(dayAfter(paidOn, -days))
  const grants = rows.map(([firm = '', , amount = '']) => ({ firm, amount }))
  const step = stepsOf(name)
  const voucher = `竹财直〔2020〕${String(number).padStart(3, '0')}号`
  const voucherAmount = yuanText(grants.reduce((sum, { amount }) => sum + readYuan(amount), 0n))
  return [
    ...opened(name, grants, before(30)),
    step({ on: before(24), by: 'tongji', step: 'submit' }),
    step({ on: before(20), by: 'minzheng', step: 'publish' }),
    step({ on: before(13), by: 'minzheng', step: 'toCounty' }),
    step({
      on: before(8),
      by: 'zhenzhang',
      step: 'approve',
      values: { documentNumber: `竹两直办〔2020〕${number + 2}号` },
      evidence: `两直${name}批复`,
    }),
    step({ on: paidOn, by: 'minzheng', step: 'pay', values: { voucher, voucherAmount }, evidence: `两直${name}兑现凭证` }),
  ]
}

function opened(name: string, grants: readonly Grant[], on: string): readonly LifeEvent[] {
  const batch = defineSheet('两直批次', ['批次', '政策'], [[name, policy]])
  const lines = defineSheet(
    '两直申报明细',
    ['批次', '企业', '金额(元):number'],
    grants.map(({ firm, amount }) => [name, firm, amount]),
  )
  return [
    { type: 'file', on, by: 'tongji', sheet: batch },
    { type: 'file', on, by: 'tongji', sheet: lines },
  ]
}

function stepsOf(name: string): (step: Omit<Taken, 'type' | 'loop' | 'rows'>) => LifeEvent {
  return (step) => ({ type: 'step', loop: 'grant-payment', rows: [{ 批次: name }], ...step })
}

/** Self-employed people who had not applied in time. */
function liveOpen({ rows }: DemoSheet): readonly LifeEvent[] {
  const paid = new Set(rows.map(([firm]) => firm))
  const late = createEnterprises().filter(({ name, category }) => category === '个体工商户' && !paid.has(name))
  const step = stepsOf('第三批')
  return [
    ...opened(
      '第三批',
      late.map(({ name }) => ({ firm: name, amount: yuanText(cents(5_000)) })),
      '2021-01-11',
    ),
    step({ on: '2021-01-15', by: 'tongji', step: 'submit' }),
    step({ on: '2021-01-21', by: 'minzheng', step: 'publish' }),
  ]
}
