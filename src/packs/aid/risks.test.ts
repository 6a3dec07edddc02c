import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { evaluateExpression } from '../../definition/expression/evaluate-expression.ts'
import type { EvaluatedRecord } from '../../definition/expression/evaluated.ts'
import type { FieldValues } from '../../definition/field/types.ts'
import { township } from '../township/pack.ts'
import { aid } from './pack.ts'
import { lineRisks } from './risks.ts'

const { catalogue } = resolveCatalogue([township, aid])
const index = indexCatalogue(catalogue)
const cycle = catalogue.loops.find(({ id }) => id === 'aid-payment-cycle')

type Book = Readonly<Record<string, Readonly<Record<string, FieldValues>>>>

/** A batch of two good lines of two households, ready to be paid on 20 June. */
const good: Book = {
  'aid-policy': { p: { name: '2020年产业帮扶', category: 'industry', noticeDays: 7, noticeDayKind: 'calendar', householdCap: '6000' } },
  'aid-standard': { s: { policy: 'p', item: '甜桔柚', measureUnit: '亩', rate: '800', cap: '4000' } },
  'low-income-household': {
    h1: { head: '甲', idNumber: 'ID1', recognisedOn: '2018-01-01' },
    h2: { head: '乙', idNumber: 'ID2', recognisedOn: '2018-01-01' },
  },
  'aid-batch': {
    b: {
      batch: '第一批',
      category: 'industry',
      year: '2020',
      policy: 'p',
      villageNoticeOn: '2020-06-01',
      townNoticeOn: '2020-06-10',
      approvedOn: '2020-06-18',
      approvedAmount: '3600',
      voucher: 'V1',
      voucherAmount: '3600',
    },
  },
  'aid-line': {
    l1: line({ household: 'h1', payee: '甲', payeeId: 'ID1', account: 'A1', accountHolder: '甲', amount: '2000' }),
    l2: line({ household: 'h2', payee: '乙', payeeId: 'ID2', account: 'A2', accountHolder: '乙', amount: '1600', quantity: '2' }),
  },
}

function line(values: FieldValues): FieldValues {
  return { batch: 'b', standard: 's', quantity: '2.5', status: 'pending', ...values }
}

/** The book with some records changed or added. */
function change(changes: Book): Book {
  const ledgers = new Set([...Object.keys(good), ...Object.keys(changes)])
  return Object.fromEntries(
    [...ledgers].map((ledger) => {
      const changed = Object.entries(changes[ledger] ?? {}).map(([id, values]) => [id, { ...good[ledger]?.[id], ...values }])
      return [ledger, { ...good[ledger], ...Object.fromEntries(changed) }]
    }),
  )
}

function environment(book: Book, today: string) {
  const list = (ledger: string) => Object.entries(book[ledger] ?? {}).map(([id, values]) => complete(ledger, { id, values }))
  return {
    findRecord: (ledger: string, id: string) => list(ledger).find((record) => record.id === id),
    listRecords: list,
    periodStart: '2020-01-01',
    periodEnd: today,
    today,
  }
}

function complete(ledger: string, { id, values }: EvaluatedRecord): EvaluatedRecord {
  return { id, values: { ...Object.fromEntries(index.getLedger(ledger).fields.map((field) => [field.id, null])), ...values } }
}

/** Why a step of the cycle refuses, on a day. */
function refusals(step: string, book: Book, today = '2020-06-20'): string[] {
  const found = cycle?.steps.find(({ id }) => id === step)
  const batch = complete('aid-batch', { id: 'b', values: book['aid-batch']?.b ?? {} })
  return (found?.refuses ?? [])
    .filter(({ when }) => evaluateExpression(when, batch, environment(book, today)) === true)
    .map(({ why }) => why)
}

/** Lines that the indicator of a risk counts. */
function marked(risk: string, book: Book, today = '2020-06-20'): string[] {
  const indicator = index.getIndicator(`aid-risk-${risk}`)
  const condition = 'condition' in indicator ? indicator.condition : undefined
  if (condition === undefined) throw new Error(`${risk} has no condition`)
  return Object.entries(book['aid-line'] ?? {}).flatMap(([id, values]) =>
    evaluateExpression(condition, complete('aid-line', { id, values }), environment(book, today)) === true ? [id] : [],
  )
}

const cases: readonly (readonly [risk: string, changes: Book, lines: readonly string[]])[] = [
  ['duplicate-id', { 'aid-line': { l2: { payeeId: 'ID1' } } }, ['l1', 'l2']],
  ['second-household', { 'household-member': { m: { household: 'h2', idNumber: 'ID1', name: '甲' } } }, ['l1']],
  ['second-head', { 'low-income-household': { h3: { head: '甲', idNumber: 'ID1', recognisedOn: '2019-01-01' } } }, ['l1']],
  ['not-of-household', { 'aid-line': { l1: { payee: '丙', payeeId: 'ID9', accountHolder: '丙' } } }, ['l1']],
  ['deceased-head', { 'low-income-household': { h1: { diedOn: '2020-06-20' } } }, ['l1']],
  [
    'deceased-member',
    {
      'household-member': { m: { household: 'h1', idNumber: 'ID8', name: '丁', diedOn: '2020-06-01' } },
      'aid-line': { l1: { payee: '丁', payeeId: 'ID8', accountHolder: '丁' } },
    },
    ['l1'],
  ],
  ['moved-out', { 'low-income-household': { h2: { movedOutOn: '2020-05-01' } } }, ['l2']],
  [
    'member-moved-out',
    {
      'household-member': { m: { household: 'h1', idNumber: 'ID8', name: '丁', movedOutOn: '2020-06-01' } },
      'aid-line': { l1: { payee: '丁', payeeId: 'ID8', accountHolder: '丁' } },
    },
    ['l1'],
  ],
  ['off-register', { 'low-income-household': { h2: { leftOn: '2020-06-20' } } }, ['l2']],
  ['shared-account', { 'aid-line': { l2: { account: 'A1' } } }, ['l1', 'l2']],
  ['holder-not-payee', { 'aid-line': { l1: { accountHolder: '村会计' } } }, ['l1']],
  ['no-account', { 'aid-line': { l1: { account: null } } }, ['l1']],
  ['above-standard', { 'aid-line': { l2: { quantity: '1.9999' } } }, ['l2']],
  ['above-cap', { 'aid-standard': { s: { cap: '1999.99' } } }, ['l1']],
  ['paid-before', { 'aid-payment': { x: { household: 'h1', category: 'industry', batch: '第一批', amount: '2000' } } }, ['l1']],
]

describe('the risks of a batch', () => {
  it('are all tried here', () => {
    expect(cases.map(([risk]) => risk).sort()).toEqual(lineRisks.map(({ id }) => id).sort())
  })

  it('are none in a good batch', () => {
    expect(refusals('pay', good)).toEqual([])
    expect(lineRisks.flatMap(({ id }) => marked(id, good))).toEqual([])
  })

  it.each(cases)('%s is marked on its lines and refuses the payment with its reason', (risk, changes, lines) => {
    const book = change(changes)
    expect(marked(risk, book)).toEqual(lines)
    expect(refusals('pay', book)).toContain(lineRisks.find(({ id }) => id === risk)?.why)
  })

  it('say nothing of a line that was taken out', () => {
    const book = change({ 'low-income-household': { h1: { diedOn: '2020-06-01' } }, 'aid-line': { l1: { status: 'removed' } } })
    expect(marked('deceased-head', book)).toEqual([])
  })

  it('do not hold a death of tomorrow against a payment of today', () => {
    expect(marked('deceased-head', change({ 'low-income-household': { h1: { diedOn: '2020-06-21' } } }))).toEqual([])
  })

  it('let a household share an account when it says why', () => {
    const book = change({ 'aid-line': { l1: { sharedAccountReason: '夫妻' }, l2: { account: 'A1', sharedAccountReason: '夫妻' } } })
    expect(marked('shared-account', book)).toEqual([])
  })
})

describe('a batch', () => {
  it.each([
    ['2020-06-16', true],
    ['2020-06-17', false],
  ])('published in the town on 10 June for seven days is refused on %s: %s', (today, refused) => {
    expect(refusals('pay', good, today).includes('公示期未满，期满以前不能批准、拨付。')).toBe(refused)
  })

  it('that was never published is not paid, whatever its state says', () => {
    expect(refusals('pay', change({ 'aid-batch': { b: { townNoticeOn: null } } }))).toContain(
      '没有村、镇两级公示的日期，未公示的批次不能批准、拨付。',
    )
  })

  it('with an open objection goes no further', () => {
    const book = change({ 'aid-objection': { o: { batch: 'b', raisedOn: '2020-06-12', content: '有异议' } } })
    for (const step of ['passVillage', 'passTown', 'approve', 'pay'])
      expect(refusals(step, book)).toContain('还有公示异议没有处理完，批次不能往下走。')
  })

  it('whose voucher is a cent off is not paid', () => {
    expect(refusals('pay', change({ 'aid-batch': { b: { voucherAmount: '3600.01' } } }))).toEqual([
      '凭证金额与待发放明细合计不一致，请核对凭证。',
    ])
  })

  it('whose lines were touched after the approval is not paid', () => {
    expect(refusals('pay', change({ 'aid-line': { l1: { amount: '1999.99' } } }))).toContain(
      '已发放、已退回、待发放之和与批准金额不符，请核对明细有没有改动。',
    )
    expect(
      refusals('pay', change({ 'aid-line': { l3: line({ household: 'h2', payee: '乙', payeeId: 'ID3', amount: '1', status: null }) } })),
    ).toContain('县里批准以后又加进了明细，没有批准的不能拨付，请移到下一批。')
  })

  it('is not reconciled with a return file of other amounts, other batches or more than the voucher', () => {
    const returned = (values: FieldValues) =>
      change({ 'bank-return': { r: { line: 'l1', voucher: 'V1', amount: '2000', result: 'paid', ...values } } })
    expect(refusals('reconcile', good)).toEqual(['还没有导入这个凭证的银行回单。'])
    expect(refusals('reconcile', returned({}))).toEqual([])
    expect(refusals('reconcile', returned({ amount: '2000.01' }))).toEqual(['回单里有金额与申请明细不一致的，请与银行核对。'])
    expect(refusals('reconcile', returned({ voucher: 'V0' }))).toEqual(['还没有导入这个凭证的银行回单。'])
  })

  it('sends what came back once more, and only once', () => {
    const back = (attempt: number | null) =>
      change({
        'aid-line': { l1: { status: 'paid' }, l2: { status: 'returned', attempt } },
        'aid-batch': { b: { voucher: 'V2', voucherAmount: '1600' } },
        'bank-return': {
          r1: { line: 'l1', voucher: 'V1', amount: '2000', result: 'paid' },
          r2: { line: 'l2', voucher: 'V1', amount: '1600', result: 'returned' },
        },
      })
    expect(refusals('resend', back(null))).toEqual([])
    expect(refusals('resend', back(2))).toContain('没有可以补发的退回明细（每笔只补发一次）。已死亡、迁出或退出的不再补发，收回财政。')
    expect(refusals('close', back(2))).toEqual(['还有退回的明细没有补发或收回，不能办结。'])
  })
})
