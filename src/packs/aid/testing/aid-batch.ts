import type { WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { makeBankCard, makeNationalId } from '../../../../demo/identifiers.ts'

export interface Household {
  readonly name: string
  readonly idNumber: string
  readonly card: string
}

export const amounts = ['2000.00', '1600.00', '1200.00', '800.00', '400.00'] as const

const surnames = [...'赵钱孙李周吴郑王冯陈']
const given = [...'文秀明志春林守禾知远']

/** Ten thousand different names. */
export function nameOf(serial: number): string {
  const at = (letters: readonly string[], place: number) => letters[Math.trunc(place) % 10] ?? ''
  return `${at(surnames, serial)}${at(given, serial / 10)}${at(given, serial / 100)}${at(given, serial / 1000)}`
}

/** A person of a test: every one another, none of them real. */
export function householdOf(serial: number): Household {
  return { name: nameOf(serial), idNumber: makeNationalId(serial), card: makeBankCard(serial) }
}

export interface AidBatch {
  readonly subject: { readonly ledger: 'aid-batch'; readonly id: string }
  readonly name: string
  readonly households: readonly Household[]
}

/** The village, the policy and the item that batches need. */
export async function prepareAid(town: WorkTown): Promise<{ readonly policy: string }> {
  await town.add('village', { code: '999901101201', name: '白水村' })
  const policy = await town.add('aid-policy', {
    name: '2020年产业帮扶',
    category: 'industry',
    year: '2020',
    noticeDays: 7,
    noticeDayKind: 'calendar',
    householdCap: '6000',
    documentNumber: '竹农〔2020〕12号',
  })
  await town.add('aid-standard', { policy, item: '甜桔柚新种', measureUnit: '亩', rate: '800', cap: '4000' })
  return { policy }
}

export const lineColumns = [
  '批次',
  '类别',
  '户主',
  '身份证号',
  '领款人',
  '领款人身份证号',
  '补助项目',
  '数量',
  '金额(元)',
  '一卡通账号',
  '账户户名',
] as const

export function lineRow(batch: string, { name, idNumber, card }: Household, amount: string): readonly string[] {
  return [batch, '产业帮扶', name, idNumber, name, idNumber, '甜桔柚新种', '5', amount, card, name]
}

/** A batch of five households as an office enters it: the register, the batch, its lines from a file. */
export async function makeBatch(town: WorkTown, { name, policy, from }: { name: string; policy: string; from: number }): Promise<AidBatch> {
  const households = amounts.map((_, index) => householdOf(from + index))
  await town.load('low-income-household', [
    ['户主', '身份证号', '村', '认定日期'],
    ...households.map((one) => [one.name, one.idNumber, '白水村', '2018-05-01']),
  ])
  const id = await town.add('aid-batch', { category: 'industry', batch: name, year: '2020', policy }, town.maker)
  const taken = await town.load('aid-line', [lineColumns, ...households.map((one, index) => lineRow(name, one, amounts[index] ?? ''))])
  if (taken.added !== amounts.length) throw new Error(`${name}: ${JSON.stringify(taken)}`)
  return { subject: { ledger: 'aid-batch', id }, name, households }
}

const way = [
  ['2020-06-02', 'maker', 'submit'],
  ['2020-06-03', 'villager', 'publishVillage'],
  ['2020-06-11', 'villager', 'passVillage'],
  ['2020-06-12', 'checker', 'publishTown'],
  ['2020-06-20', 'checker', 'passTown'],
  ['2020-06-22', 'leader', 'approve'],
  ['2020-06-23', 'checker', 'pay'],
] as const

const inputs: Readonly<Record<string, { readonly values: Readonly<Record<string, string>> }>> = {
  approve: { values: { documentNumber: '竹财〔2020〕31号' } },
}

/** Takes a batch along its way up to (not including) a step; `voucher` is what the payment is made under. */
export async function carryTo(
  town: WorkTown,
  { subject }: AidBatch,
  { step: until, voucher, sum = '6000.00' }: { readonly step: string; readonly voucher: string; readonly sum?: string },
): Promise<void> {
  for (const [day, who, step] of way) {
    if (step === until) return
    town.toDay(day)
    const input = step === 'pay' ? { values: { voucher, voucherAmount: sum } } : (inputs[step] ?? {})
    await town.step(town[who], subject, step, input)
  }
}
