import { readYuan, yuanText } from '../../../../../demo/amount.ts'
import { dayAfter, laterOf, nextWorkingDay, workingDay } from '../../../../../demo/calendar.ts'
import { makeBankCard } from '../../../../../demo/identifiers.ts'
import { grouped } from '../../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey, Taken } from '../../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'
import { aidPolicies, aidPolicyOf, itemOf, policySheets } from './policies.ts'

interface Payee {
  readonly head: string
  readonly idNumber: string
  readonly village: string
  readonly amount: string
  readonly account: string
}

interface Payment extends Payee {
  readonly on: string
}

interface Batch<Line extends Payee> {
  readonly category: string
  readonly name: string
  readonly lines: readonly Line[]
}

type Step = Omit<Taken, 'type' | 'loop' | 'rows'>

/** The money of 2019 and 2020, batch by batch; one more is on the villages' notice boards. */
export function liveAidPayments(sheet: DemoSheet, others: ReadonlyMap<string, DemoSheet>): readonly LifeEvent[] {
  const households = others.get('低收入农户')
  if (households === undefined) throw new Error('the demo has no low-income households')
  const batches = grouped(sheet.rows, ([, , , category = '', batch = '']) => `${batch} ${category}`).map(([, rows]) => readBatch(rows))
  return [
    ...aidPolicies.flatMap((policy) => policySheets(policy)),
    ...batches.flatMap((batch, index) => livePaidBatch(batch, { number: index + 1, households })),
    ...liveOpenBatch(sheet, households),
  ]
}

function readBatch(rows: DemoSheet['rows']): Batch<Payment> {
  const [[, , , category = '', name = ''] = []] = rows
  const lines = rows.map(([head = '', idNumber = '', village = '', , , amount = '', on = '', account = '']) => ({
    head,
    idNumber,
    village,
    amount,
    on,
    account,
  }))
  return { category, name, lines }
}

/** From the application to the bank's answer, reckoned back from the day on which the money arrived. A notice runs its seven days before anything follows. */
function scheduleOf(paidOn: string) {
  const before = (days: number) => workingDay(dayAfter(paidOn, -days))
  const villageNotice = before(44)
  const villageOver = workingDay(laterOf(dayAfter(paidOn, -35), dayAfter(villageNotice, 8)))
  const townNotice = workingDay(laterOf(dayAfter(paidOn, -31), dayAfter(villageOver, 1)))
  const townOver = workingDay(laterOf(dayAfter(paidOn, -22), dayAfter(townNotice, 8)))
  return {
    applied: before(52),
    submitted: before(47),
    villageNotice,
    villageOver,
    townNotice,
    townOver,
    approved: before(10),
    sent: before(3),
  }
}

/** One household too many on the list: somebody objected in time, and its line was taken out. */
const upheld = { batch: '2019年第一批', place: 90, amount: '1500.00' } as const
const unfounded = '2020年第二批'

function livePaidBatch(
  batch: Batch<Payment>,
  { number, households }: { readonly number: number; readonly households: DemoSheet },
): readonly LifeEvent[] {
  const { name, category, lines } = batch
  const days = lines.map(({ on }) => on).sort()
  const [paidOn = ''] = days
  const year = paidOn.slice(0, 4)
  const schedule = scheduleOf(paidOn)
  const returned = lines.filter(({ on }) => on !== paidOn)
  const step = stepsOf(batch)
  const voucher = `竹财拨〔${year}〕${String(20 + number).padStart(3, '0')}号`
  const removed = name === upheld.batch ? [payeeAt(households, upheld)] : []
  const sent = lines.map((line, index) => (line.on === paidOn ? line : { ...line, account: makeBankCard(9000 + number * 100 + index) }))
  return [
    ...openBatch({ ...batch, lines: [...sent, ...removed] }, schedule.applied),
    step({ on: schedule.submitted, by: 'minzheng', step: 'submit' }),
    step({ on: schedule.villageNotice, by: 'zhucun', step: 'publishVillage' }),
    ...objections({ batch, notice: schedule.villageNotice, removed }),
    step({ on: schedule.villageOver, by: 'zhucun', step: 'passVillage' }),
    step({ on: schedule.townNotice, by: 'zhenzhang', step: 'publishTown' }),
    step({ on: schedule.townOver, by: 'minzheng', step: 'passTown' }),
    step({
      on: schedule.approved,
      by: 'zhenzhang',
      step: 'approve',
      values: { documentNumber: `竹扶办〔${year}〕${number + 3}号` },
      evidence: `${category}${name}批复`,
    }),
    step({
      on: schedule.sent,
      by: 'tongji',
      step: 'pay',
      values: { voucher, voucherAmount: totalOf(lines) },
      evidence: `${category}${name}拨款凭证`,
    }),
    returnFile(batch, { day: nextWorkingDay(paidOn), voucher, settledOn: paidOn, lines, returned }),
    step({ on: nextWorkingDay(paidOn), by: 'minzheng', step: 'reconcile' }),
    ...sendAgain(batch, { year, number, returned }),
    step({ on: workingDay(dayAfter(days.at(-1) ?? '', 4)), by: 'zhenzhang', step: 'close' }),
  ]
}

function stepsOf({ name, category }: Pick<Batch<Payee>, 'name' | 'category'>): (step: Step) => LifeEvent {
  const rows: readonly RowKey[] = [{ 批次: name, 类别: category }]
  return (step) => ({ type: 'step', loop: 'aid-payment-cycle', rows, ...step })
}

function totalOf(lines: readonly Payee[]): string {
  return yuanText(lines.reduce((sum, { amount }) => sum + readYuan(amount), 0n))
}

/** The batch and what its households apply for, each item at its rate. */
function openBatch({ name, category, lines }: Batch<Payee>, on: string): readonly LifeEvent[] {
  const year = name.slice(0, 4)
  const policy = aidPolicyOf(category, year)
  const item = itemOf(name)
  const columns = ['批次', '类别', '户主', '身份证号', '村', '领款人', '领款人身份证号', '金额(元):number', '一卡通账号', '账户户名']
  const rows = lines.map(({ head, idNumber, village, amount, account }) => [
    name,
    category,
    head,
    idNumber,
    village,
    head,
    idNumber,
    amount,
    account,
    head,
    ...(item === undefined ? [] : [item.name, policy.name, quantityText(readYuan(amount), item.rate)]),
  ])
  return [
    handIn(on, defineSheet('帮扶批次', ['批次', '类别', '年度', '政策'], [[name, category, year, policy.name]])),
    handIn(on, defineSheet('帮扶申请明细', [...columns, ...(item === undefined ? [] : ['补助项目', '政策', '数量:number'])], rows)),
  ]
}

function handIn(on: string, sheet: DemoSheet, by = 'minzheng'): LifeEvent {
  return { type: 'file', on, by, sheet }
}

/** How many of the item's units an amount pays, to the hundredth. */
function quantityText(amount: bigint, rate: bigint): string {
  const hundredths = (amount * 100n) / rate
  return hundredths % 100n === 0n ? String(hundredths / 100n) : yuanText(hundredths)
}

interface Returns {
  readonly day: string
  readonly voucher: string
  readonly settledOn: string
  readonly lines: readonly Payee[]
  readonly returned: readonly Payee[]
}

/** The bank's answer, line by line. */
function returnFile({ name }: Pick<Batch<Payee>, 'name'>, { day, voucher, settledOn, lines, returned }: Returns): LifeEvent {
  const rows = lines.map((line) => [
    name,
    line.head,
    line.idNumber,
    voucher,
    line.amount,
    ...(returned.includes(line) ? ['退回', '账户已销户'] : ['成功', '']),
    settledOn,
  ])
  const columns = ['批次', '领款人', '领款人身份证号', '凭证', '金额(元):number', '结果', '退回原因', '入账日期:date']
  return handIn(day, defineSheet('银行回单', columns, rows))
}

interface SentAgain {
  readonly year: string
  readonly number: number
  readonly returned: readonly Payment[]
}

/** What came back gets its new account and is sent a second time under its own voucher. */
function sendAgain(batch: Batch<Payment>, { year, number, returned }: SentAgain): readonly LifeEvent[] {
  const [first] = returned
  if (first === undefined) return []
  const { name, category } = batch
  const step = stepsOf(batch)
  const voucher = `竹财拨〔${year}〕${String(60 + number).padStart(3, '0')}号`
  const accounts = returned.map(({ head, idNumber, account }) => [name, category, head, idNumber, account])
  return [
    handIn(workingDay(dayAfter(first.on, -6)), defineSheet('帮扶申请明细', ['批次', '类别', '户主', '身份证号', '一卡通账号'], accounts)),
    step({
      on: workingDay(dayAfter(first.on, -3)),
      by: 'tongji',
      step: 'resend',
      values: { voucher, voucherAmount: totalOf(returned) },
      opinion: '原账户已销户，换用本人新开的一卡通账户补发',
    }),
    returnFile(batch, { day: nextWorkingDay(first.on), voucher, settledOn: first.on, lines: returned, returned: [] }),
    step({ on: nextWorkingDay(first.on), by: 'minzheng', step: 'reconcile' }),
  ]
}

interface Objected {
  readonly batch: Pick<Batch<Payee>, 'name' | 'category'>
  /** The first day of the village's notice. */
  readonly notice: string
  readonly removed: readonly Payee[]
}

function objections({ batch, notice, removed }: Objected): readonly LifeEvent[] {
  const raised = workingDay(dayAfter(notice, 2))
  const step = { type: 'step', loop: 'aid-objection-handling', on: workingDay(dayAfter(notice, 5)), by: 'minzheng' } as const
  const rows: readonly RowKey[] = [{ 批次: batch.name, 提出日期: raised }]
  const [first] = removed
  if (first !== undefined)
    return [
      objection(batch, { raised, payee: first, content: '该户果园今年没有新种，申报面积不实' }),
      { ...step, step: 'uphold', rows, values: { answer: '现场丈量未见新种，申报不实，本批剔除' } },
    ]
  if (batch.name !== unfounded) return []
  return [
    objection(batch, { raised, content: '有村民认为公示名单里土鸡数量偏多' }),
    { ...step, step: 'reject', rows, values: { answer: '驻村干部和兽医逐户复点，数量与申报一致，已向提出人说明' } },
  ]
}

function objection(
  { name, category }: Objected['batch'],
  { raised, payee, content }: { readonly raised: string; readonly payee?: Payee; readonly content: string },
): LifeEvent {
  const columns = ['批次', '类别', '户主', '身份证号', '提出日期:date', '异议内容']
  const row = [name, category, payee?.head ?? '', payee?.idNumber ?? '', raised, content]
  return handIn(raised, defineSheet('公示异议', columns, [row]))
}

function payeeAt({ rows }: DemoSheet, { place, amount }: { readonly place: number; readonly amount: string }): Payee {
  const [head = '', idNumber = '', village = ''] = rows[place] ?? []
  return { head, idNumber, village, amount, account: makeBankCard(place + 1) }
}

/** The last money of 2020: households that had no support of their own production that year; nothing of it is approved, let alone paid. */
function liveOpenBatch(payments: DemoSheet, households: DemoSheet): readonly LifeEvent[] {
  const supported = new Set(
    payments.rows.flatMap(([, idNumber = '', , category = '', batch = '']) =>
      category === '产业帮扶' && batch.startsWith('2020') ? [idNumber] : [],
    ),
  )
  const lines = households.rows.flatMap(([, idNumber = '', , , , , leftOn = ''], place) =>
    leftOn !== '' || supported.has(idNumber) ? [] : [payeeAt(households, { place, amount: `${1000 + (place % 5) * 250}.00` })],
  )
  const batch = { category: '产业帮扶', name: '2020年第三批', lines }
  const step = stepsOf(batch)
  return [
    ...openBatch(batch, '2020-12-28'),
    step({ on: '2021-01-18', by: 'minzheng', step: 'submit' }),
    step({ on: '2021-01-20', by: 'zhucun', step: 'publishVillage' }),
    objection(batch, { raised: '2021-01-22', content: '有村民反映一户中药材种在租来的地里，问能不能补' }),
  ]
}
