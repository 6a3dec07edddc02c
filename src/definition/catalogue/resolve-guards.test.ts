import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { payment } from '../testing/payment-ledger.ts'
import { loopsPack } from '../testing/small-loop.ts'
import { pack } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const guardsOf = (catalogue: ReturnType<typeof resolveCatalogue>['catalogue'], ledger: string) =>
  Object.fromEntries(
    (catalogue.ledgers.find(({ id }) => id === ledger)?.fields ?? []).flatMap(({ id, guarded }) =>
      guarded === undefined ? [] : [[id, guarded]],
    ),
  )

describe('what of a ledger only the office changes', () => {
  it('is how far something has come, where a loop shows it: other choices and dates are everybody’s who writes', () => {
    expect(guardsOf(resolveCatalogue([loopsPack()]).catalogue, 'repair')).toEqual({ status: 'state', cost: 'always' })
  })

  it('is every choice beside money, but what the definition itself leaves open', () => {
    const ledger = defineLedger({
      ...payment,
      fields: {
        ...payment.fields,
        category: field.choice({ label: '类别', options: { industry: '产业', school: '教育' } }),
        state: field.choice({ label: '状态', options: { paid: '到账', back: '退回' } }),
        other: field.choice({ label: '方式', options: { card: '打卡', cash: '现金' }, guarded: false }),
      },
    })
    const { catalogue, diagnostics } = resolveCatalogue([pack({ ledgers: [ledger] })])
    expect(diagnostics).toEqual([])
    expect(guardsOf(catalogue, 'payment')).toEqual({ amount: 'always', category: 'state', state: 'state' })
  })
})
