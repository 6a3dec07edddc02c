import type { BrowserContext } from 'playwright-core'
import { addRecord } from '../../../../conformance/e2e/case-steps.ts'
import { makeBankCard, makeNationalId } from '../../../../demo/identifiers.ts'

export const batchName = '2021年第一批'
export const people = [
  { name: '顾溪石', serial: 8001, amount: '2000' },
  { name: '段竹青', serial: 8002, amount: '1600' },
  { name: '万禾春', serial: 8003, amount: '1200' },
  { name: '袁秀林', serial: 8004, amount: '400' },
].map((one) => ({ ...one, idNumber: makeNationalId(one.serial), card: makeBankCard(one.serial) }))

/** The register, the policy, the batch and its four lines; the third account belongs to somebody else. */
export async function prepareBatch(context: BrowserContext): Promise<{ readonly batch: string; readonly lines: readonly string[] }> {
  const villages = await (await context.request.post('/api/ledgers/village/query', { data: { limit: 1 } })).json()
  const policy = await addRecord(context, 'aid-policy', {
    name: '2021年产业帮扶',
    category: 'industry',
    year: '2021',
    noticeDays: 3,
    noticeDayKind: 'calendar',
  })
  const standard = await addRecord(context, 'aid-standard', { policy, item: '甜桔柚新种', measureUnit: '亩', rate: '800' })
  const batch = await addRecord(context, 'aid-batch', { category: 'industry', batch: batchName, year: '2021', policy })
  const lines: string[] = []
  for (const [place, { name, idNumber, card, amount }] of people.entries()) {
    const household = await addRecord(context, 'low-income-household', {
      head: name,
      idNumber,
      village: villages.records[0].id,
      recognisedOn: '2020-01-10',
    })
    const accountHolder = place === 2 ? '村会计' : name
    lines.push(
      await addRecord(context, 'aid-line', {
        batch,
        household,
        payee: name,
        payeeId: idNumber,
        standard,
        quantity: '2.5',
        amount,
        account: card,
        accountHolder,
      }),
    )
  }
  return { batch, lines }
}
