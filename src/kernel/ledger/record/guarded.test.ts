import { describe, expect, it } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import type { ResolvedField } from '../../../definition/ledger/types.ts'
import { assertMayFill } from './guarded.ts'

const fields: readonly ResolvedField[] = [
  { id: 'account', column: 'account', guarded: 'always', field: field.bankCard({ label: '账号' }) },
  { id: 'amount', column: 'amount', guarded: 'byHand', field: field.money({ label: '金额', guarded: 'byHand' }) },
  { id: 'note', column: 'note', field: field.text({ label: '说明' }) },
]
const fill = (role: string, before: Record<string, string | null>, after: Record<string, string | null>) => () =>
  assertMayFill(role, fields, { before: { account: null, amount: null, note: null, ...before }, after: { ...before, ...after } })

describe('what a step fills in', () => {
  it('may be what was empty, whoever takes the step', () => {
    expect(fill('gridWorker', {}, { account: '1', amount: '1', note: '1' })).not.toThrow()
    expect(fill('gridWorker', { account: '1' }, { account: '1' })).not.toThrow()
  })

  it('is no other account but by the office, and by anybody what the definition leaves to steps', () => {
    expect(fill('gridWorker', { account: '1' }, { account: '2' })).toThrow('账号')
    expect(fill('villageCadre', { account: '1' }, { account: null })).toThrow('账号')
    expect(fill('gridWorker', { amount: '1', note: '1' }, { amount: '2', note: '2' })).not.toThrow()
    for (const role of ['clerk', 'leader', 'editor', 'administrator']) expect(fill(role, { account: '1' }, { account: '2' })).not.toThrow()
  })
})
