import { beforeAll, expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { openWorkTown, type WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { amendRecord, takeStep, verifyAudit, withdrawRecord } from '../../../kernel/index.ts'
import { describeOneEngine } from '../../../kernel/storage/testing.ts'
import { type AidBatch, amounts, carryTo, householdOf, lineColumns, lineRow, makeBatch, prepareAid } from './aid-batch.ts'

const returnColumns = ['批次', '领款人', '领款人身份证号', '凭证', '金额(元)', '结果', '退回原因', '入账日期']

describeOneEngine('a batch of aid money', (open) => {
  let town: WorkTown
  let policy = ''
  let serial = 0
  const batch = async (): Promise<AidBatch> => {
    serial += 1
    return makeBatch(town, { name: `2020年第${serial}批`, policy, from: serial * 10 })
  }
  /** Paid + returned + pending − approved of all batches: nought at every moment. */
  const difference = () => town.figure('aid-balance-difference', '2020')
  const linesOf = async ({ subject }: AidBatch) => (await town.all('aid-line')).filter(({ values }) => values.batch === subject.id)
  const paymentsOf = async ({ name }: AidBatch) => (await town.all('aid-payment')).filter(({ values }) => values.batch === name)
  const answer = (one: AidBatch, voucher: string, results: readonly (readonly [place: number, result: string, reason: string])[]) =>
    town.load('bank-return', [
      returnColumns,
      ...results.map(([place, result, reason]) => {
        const who = one.households[place] ?? householdOf(0)
        return [one.name, who.name, who.idNumber, voucher, amounts[place] ?? '', result, reason, '2020-06-24']
      }),
    ])

  beforeAll(async () => {
    town = await openWorkTown(await open(wholeTables))
    policy = (await prepareAid(town)).policy
  })

  it('goes from the application to the last cent of the bank’s return, an objection and a returned payment among it', async () => {
    const one = await batch()
    const { subject } = one
    await carryTo(town, one, { step: 'passVillage', voucher: '' })
    town.toDay('2020-06-05')
    const household = (await town.all('low-income-household')).find(({ values }) => values.head === one.households[3]?.name)?.id ?? ''
    const objection = {
      ledger: 'aid-objection',
      id: await town.add('aid-objection', { batch: subject.id, raisedOn: '2020-06-05', content: '面积不实' }),
    }
    town.toDay('2020-06-11')
    expect(await town.refused(town.villager, subject, 'passVillage')).toMatch(/公示异议/)
    await town.step(town.villager, objection, 'uphold', { values: { household, answer: '复量只有一亩' } })
    await town.step(town.villager, subject, 'passVillage')
    for (const [day, step] of [
      ['2020-06-12', 'publishTown'],
      ['2020-06-20', 'passTown'],
    ] as const) {
      town.toDay(day)
      await town.step(town.checker, subject, step)
    }
    const approved = await town.step(town.leader, subject, 'approve', { values: { documentNumber: '竹财〔2020〕31号' } })
    expect(approved.record?.values).toMatchObject({ approvedAmount: '5200.00', approvedHouseholds: 4, status: 'approved' })
    expect(await difference()).toBe('0')
    expect(await town.refused(town.checker, subject, 'pay', { values: { voucher: 'A1', voucherAmount: '5200.01' } })).toBe(
      '凭证金额与待发放明细合计不一致，请核对凭证。',
    )
    await town.step(town.checker, subject, 'pay', { values: { voucher: 'A1', voucherAmount: '5200.00' } })
    expect(await difference()).toBe('0')

    town.toDay('2020-06-24')
    expect(await town.refused(town.maker, subject, 'reconcile')).toBe('还没有导入这个凭证的银行回单。')
    const file = await answer(one, 'A1', [
      [0, '成功', ''],
      [1, '成功', ''],
      [2, '退回', '账户已销户'],
      [4, '成功', ''],
    ])
    expect(file).toMatchObject({ added: 4, rejected: [] })
    await town.step(town.maker, subject, 'reconcile')
    expect((await linesOf(one)).map(({ values }) => [values.amount, values.status, values.returnReason]).sort()).toEqual([
      ['1200.00', 'returned', '账户已销户'],
      ['1600.00', 'paid', null],
      ['2000.00', 'paid', null],
      ['400.00', 'paid', null],
      ['800.00', 'removed', null],
    ])
    expect(await difference()).toBe('0')
    expect(await paymentsOf(one)).toHaveLength(3)
    expect(await town.refused(town.checker, subject, 'close')).toBe('还有退回的明细没有补发或收回，不能办结。')

    expect(
      await town.refused(town.checker, subject, 'resend', { values: { voucher: 'A1', voucherAmount: '1200.00' }, opinion: '换卡' }),
    ).toBe('这个凭证号已经用过，一次拨付一个凭证。')
    await town.step(town.checker, subject, 'resend', { values: { voucher: 'A2', voucherAmount: '1200.00' }, opinion: '本人换卡' })
    expect(await difference()).toBe('0')
    await answer(one, 'A2', [[2, '成功', '']])
    await town.step(town.maker, subject, 'reconcile')
    const payments = await paymentsOf(one)
    expect(payments.map(({ values }) => [values.amount, values.category, values.paidOn]).sort()).toEqual(
      ['1200.00', '1600.00', '2000.00', '400.00'].map((amount) => [amount, 'industry', '2020-06-24']),
    )
    const closed = await town.step(town.checker, subject, 'close')
    expect(closed.case).toMatchObject({ state: 'closed', outcome: 'done' })
    expect(await difference()).toBe('0')
    expect((await verifyAudit(town.kernel, town.system)).problems).toEqual([])
  })

  it('that comes back twice is not sent a third time, only given back to the treasury', async () => {
    const one = await batch()
    await carryTo(town, one, { step: '', voucher: 'B1' })
    await answer(one, 'B1', [
      [0, '成功', ''],
      [1, '成功', ''],
      [2, '成功', ''],
      [3, '成功', ''],
      [4, '退回', '户名不符'],
    ])
    await town.step(town.maker, one.subject, 'reconcile')
    await town.step(town.checker, one.subject, 'resend', { values: { voucher: 'B2', voucherAmount: '400.00' }, opinion: '更正户名' })
    await answer(one, 'B2', [[4, '退回', '账户冻结']])
    await town.step(town.maker, one.subject, 'reconcile')
    expect(
      await town.refused(town.checker, one.subject, 'resend', { values: { voucher: 'B3', voucherAmount: '400.00' }, opinion: '再试' }),
    ).toContain('没有可以补发的退回明细（每笔只补发一次）。')
    await town.step(town.checker, one.subject, 'refund', { opinion: '两次退回，收回财政' })
    await town.step(town.checker, one.subject, 'close')
    expect(await difference()).toBe('0')
    expect(await paymentsOf(one)).toHaveLength(4)
  })

  it('is not paid before its notices have run their days', async () => {
    const one = await batch()
    await carryTo(town, one, { step: 'passTown', voucher: '' })
    town.toDay('2020-06-18')
    expect(await town.refused(town.checker, one.subject, 'passTown')).toMatch(/公示/)
    expect(await town.refused(town.checker, one.subject, 'pay', { values: { voucher: 'C', voucherAmount: '6000.00' } })).toBe(
      '现在是“镇公示”，不能办“拨付，送银行代发”。',
    )
  })

  it('is neither checked nor approved nor paid by its maker', async () => {
    const one = await batch()
    await carryTo(town, one, { step: 'publishTown', voucher: '' })
    expect(await town.refused(town.maker, one.subject, 'publishTown')).toMatch(/^“.*”是你办的，.*要由另一个人来办。$/)
    const other = await batch()
    await carryTo(town, other, { step: 'pay', voucher: '' })
    expect(await town.refused(town.maker, other.subject, 'pay', { values: { voucher: 'D', voucherAmount: '6000.00' } })).toMatch(
      /^“.*”是你办的，.*要由另一个人来办。$/,
    )
  })

  it('does not pay a person through a second household', async () => {
    const one = await batch()
    const [first = householdOf(0), second = householdOf(0)] = one.households
    const household = (await town.all('low-income-household')).find(({ values }) => values.head === second.name)?.id ?? ''
    await town.add('household-member', { household, name: first.name, idNumber: first.idNumber })
    await carryTo(town, one, { step: 'publishTown', voucher: '' })
    expect(await town.refused(town.checker, one.subject, 'publishTown')).toBe(
      '有领款人同时登记为另一户的成员，一人只能在一户领取，请先查清户口归属。',
    )
  })

  it('does not pay the same person twice', async () => {
    const one = await batch()
    const third = householdOf(serial * 10 + 7)
    await town.load('low-income-household', [
      ['户主', '身份证号', '村', '认定日期'],
      [third.name, third.idNumber, '白水村', '2018-05-01'],
    ])
    const [first = householdOf(0)] = one.households
    const row = lineRow(one.name, { ...first, card: third.card }, '100.00').map((cell, place) =>
      place === 2 ? third.name : place === 3 ? third.idNumber : cell,
    )
    expect(await town.load('aid-line', [lineColumns, row])).toMatchObject({ added: 1 })
    await carryTo(town, one, { step: 'publishTown', voucher: '' })
    expect(await town.refused(town.checker, one.subject, 'publishTown')).toContain('批次里有同一身份证号的领款人出现两次')
  })

  it('does not pay the dead, though they died after the approval', async () => {
    const one = await batch()
    await carryTo(town, one, { step: 'pay', voucher: '' })
    const head = (await town.all('low-income-household')).find(({ values }) => values.head === one.households[0]?.name)
    await amendRecord(town.kernel, town.maker, {
      ledger: 'low-income-household',
      id: head?.id ?? '',
      version: head?.version ?? 1,
      values: { diedOn: '2020-06-22' },
    })
    town.toDay('2020-06-23')
    expect(await town.refused(town.checker, one.subject, 'pay', { values: { voucher: 'F', voucherAmount: '6000.00' } })).toBe(
      '有领款人（户主）已登记死亡，死亡以后不能再发放，请剔除或变更领款人。',
    )
  })

  it('once approved has its lines locked: no amount, no person, no line more or less, but an account put right', async () => {
    const one = await batch()
    await carryTo(town, one, { step: 'pay', voucher: '' })
    const [line] = await linesOf(one)
    if (line === undefined) throw new Error('no line')
    const at = { ledger: 'aid-line', id: line.id, version: line.version }
    const why = `“${one.name}”已经县里批准`
    await expect(amendRecord(town.kernel, town.maker, { ...at, values: { amount: '1.00' } })).rejects.toThrow(why)
    await expect(amendRecord(town.kernel, town.maker, { ...at, values: { status: 'paid' } })).rejects.toThrow(why)
    await expect(withdrawRecord(town.kernel, town.maker, { ...at, reason: '试试' })).rejects.toThrow(why)
    const late = householdOf(serial * 10 + 8)
    await town.load('low-income-household', [
      ['户主', '身份证号', '村', '认定日期'],
      [late.name, late.idNumber, '白水村', '2018-05-01'],
    ])
    await expect(town.load('aid-line', [lineColumns, lineRow(one.name, late, '100.00')])).rejects.toThrow(why)
    expect(await linesOf(one)).toHaveLength(5)
    const put = await amendRecord(town.kernel, town.maker, { ...at, values: { account: late.card } })
    expect(put.version).toBe(line.version + 1)
    expect(await difference()).toBe('0')
  })

  it('once approved keeps the sum that locks it: nobody lifts the lock by writing another one, or none', async () => {
    const one = await batch()
    await carryTo(town, one, { step: 'pay', voucher: '' })
    const { version } = await town.read('aid-batch', one.subject.id)
    for (const approvedAmount of [null, '9000.00']) {
      const lifting = amendRecord(town.kernel, town.checker, { ...one.subject, version, values: { approvedAmount }, reason: '笔误' })
      await expect(lifting).rejects.toThrow(`“${one.name}”已经县里批准`)
    }
    const file = town.load('aid-batch', [
      ['批次', '类别', '批准金额(元)'],
      [one.name, '产业帮扶', '9000.00'],
    ])
    await expect(file).rejects.toThrow(`“${one.name}”已经县里批准`)
    expect((await town.read('aid-batch', one.subject.id)).values.approvedAmount).toBe('6000.00')
  })

  it('that came back from the bank is not sent once more to who died meanwhile; the others get theirs, the dead one’s goes back', async () => {
    const one = await batch()
    await carryTo(town, one, { step: '', voucher: 'H1' })
    await answer(one, 'H1', [
      [0, '成功', ''],
      [1, '成功', ''],
      [2, '成功', ''],
      [3, '退回', '账户已销户'],
      [4, '退回', '账户已销户'],
    ])
    await town.step(town.maker, one.subject, 'reconcile')
    const head = (await town.all('low-income-household')).find(({ values }) => values.head === one.households[3]?.name)
    const died = { ledger: 'low-income-household', id: head?.id ?? '', version: head?.version ?? 1, values: { diedOn: '2020-06-23' } }
    await amendRecord(town.kernel, town.maker, died)
    const resend = (voucherAmount: string) => ({ values: { voucher: 'H2', voucherAmount }, opinion: '本人换卡' })
    expect(await town.refused(town.checker, one.subject, 'resend', resend('1200.00'))).toContain('凭证金额与补发明细合计不一致')
    await town.step(town.checker, one.subject, 'resend', resend('400.00'))
    await answer(one, 'H2', [[4, '成功', '']])
    await town.step(town.maker, one.subject, 'reconcile')
    expect(
      await town.refused(town.checker, one.subject, 'resend', { ...resend('800.00'), values: { voucher: 'H3', voucherAmount: '800.00' } }),
    ).toContain('已死亡')
    await town.step(town.checker, one.subject, 'refund', { opinion: '人已去世，收回财政' })
    await town.step(town.checker, one.subject, 'close')
    expect(await paymentsOf(one)).toHaveLength(4)
    expect(await difference()).toBe('0')
  })

  it('finds the line that the bank names by its batch, for a household that stands in two, and none in a batch without it', async () => {
    const one = await batch()
    const again = await makeBatch(town, { name: '2020年再批', policy, from: serial * 10 })
    const answered = [await answer(one, 'Z1', [[0, '成功', '']]), await answer(again, 'Z2', [[0, '成功', '']])]
    expect(answered).toMatchObject([
      { added: 1, rejected: [] },
      { added: 1, rejected: [] },
    ])
    const lines = new Map((await town.all('aid-line')).map(({ id, values }) => [id, values.batch]))
    const returns = (await town.all('bank-return')).filter(({ values }) => values.voucher === 'Z1' || values.voucher === 'Z2')
    const batchOf = new Map(returns.map(({ values }) => [values.voucher, lines.get(String(values.line))]))
    expect(batchOf).toEqual(
      new Map([
        ['Z1', one.subject.id],
        ['Z2', again.subject.id],
      ]),
    )
    const { rejected } = await answer({ ...one, name: '2020年没有的批' }, 'Z3', [[0, '成功', '']])
    expect(rejected).toMatchObject([{ row: 2, column: '批次' }])
    expect(rejected[0]?.why).toContain('里没有')
  })

  it('approved, paid and reconciled by fifty at once is so once, and nobody is paid twice', async () => {
    const one = await batch()
    const fifty = async (who: WorkTown['maker'], step: string, values: Readonly<Record<string, string>> = {}) => {
      const standing = await town.caseOf('aid-batch', one.subject.id)
      if (standing === undefined) throw new Error('no case')
      const tries = Array.from({ length: 50 }, () =>
        takeStep(town.kernel, who, { id: standing.id, version: standing.version, step, values }),
      )
      return (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled').length
    }
    await carryTo(town, one, { step: 'approve', voucher: '' })
    town.toDay('2020-06-22')
    expect(await fifty(town.leader, 'approve', { documentNumber: '竹财〔2020〕32号' })).toBe(1)
    expect(await fifty(town.checker, 'pay', { voucher: 'G1', voucherAmount: '6000.00' })).toBe(1)
    await answer(
      one,
      'G1',
      amounts.map((_, place) => [place, '成功', ''] as const),
    )
    expect(await fifty(town.maker, 'reconcile')).toBe(1)
    const payments = await paymentsOf(one)
    expect(payments).toHaveLength(5)
    expect(new Set(payments.map(({ values }) => values.household)).size).toBe(5)
    expect(await difference()).toBe('0')
    expect(await town.figure('repeated-payment-count', '2020')).toBe('0')
  })
})
