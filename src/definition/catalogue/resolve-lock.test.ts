import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { definePack } from '../pack/define-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const batch = defineLedger({
  id: 'batch',
  label: '批次',
  kind: 'register',
  fields: { name: field.text({ label: '名称', required: true }), approvedOn: field.date({ label: '批复日期' }) },
  title: ['name'],
})

const problemsOf = (through: 'batch' | 'amount' | undefined, once: string | readonly string[]) => {
  const line = defineLedger({
    id: 'line',
    label: '明细',
    kind: 'journal',
    fields: { batch: field.ref({ label: '批次', to: 'batch' }), amount: field.money({ label: '金额' }) },
    title: ['batch'],
    locked: { ...(through === undefined ? {} : { through }), once, fields: ['amount'], why: '已经批准。' },
  })
  const pack = definePack({ id: 'p', label: '包', office: '办公室', ledgers: [batch, line], indicators: [] })
  return resolveCatalogue([pack]).diagnostics.map(({ message }) => message)
}

describe('a lock', () => {
  it('hangs on a field of the ledger that it goes through', () => {
    expect(problemsOf('batch', 'approvedOn')).toEqual([])
    expect(problemsOf('batch', 'paidOn')).toEqual(['台账“批次”没有字段“paidOn”'])
    expect(problemsOf('batch', ['approvedOn', 'name'])).toEqual([])
    expect(problemsOf('batch', ['approvedOn', 'paidOn'])).toEqual(['台账“批次”没有字段“paidOn”'])
  })

  it('hangs on a field of its own where it goes through nothing', () => {
    expect(problemsOf(undefined, 'amount')).toEqual([])
    expect(problemsOf(undefined, 'approvedOn')).toEqual(['台账“明细”没有字段“approvedOn”'])
  })

  it('goes through a reference and nothing else', () => {
    expect(problemsOf('amount', 'approvedOn')).toEqual(['“金额”不是对一本台账的引用，不能按它锁定'])
  })
})
