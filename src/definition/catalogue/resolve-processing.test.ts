import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import type { LedgerDefinition } from '../ledger/types.ts'
import { definePack } from '../pack/define-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const processing = { purpose: '联系家长', basis: '本人同意' }

function resolve(more: Partial<LedgerDefinition>) {
  const ledger: LedgerDefinition = {
    id: 'pupil',
    label: '学生',
    kind: 'register',
    title: ['nickname'],
    fields: { nickname: field.text({ label: '昵称', secrecy: 'personal' }), leftOn: field.date({ label: '离校日期' }) },
    ...more,
  }
  const { catalogue, diagnostics } = resolveCatalogue([
    definePack({ id: 'test', label: '测试', office: '测试', ledgers: [ledger], indicators: [] }),
  ])
  return { processing: catalogue.ledgers[0]?.processing, problems: diagnostics.map(({ code, severity }) => `${severity} ${code}`) }
}

describe('what a ledger holds of people', () => {
  it('is declared with its purpose, its basis and how long it is kept', () => {
    const kept = { years: 10, after: 'leftOn' }
    expect(resolve({ processing: { ...processing, kept } })).toEqual({ processing: { ...processing, kept }, problems: [] })
    expect(resolve({ processing: { ...processing, kept: { years: 1 } } }).problems).toEqual([])
    const brief = { years: 0, months: 6, after: 'leftOn', handedTo: 'archive' } as const
    expect(resolve({ processing: { ...processing, kept: brief } })).toEqual({ processing: { ...processing, kept: brief }, problems: [] })
    expect(resolve({})).toEqual({ processing: undefined, problems: [] })
  })

  it('is refused without a purpose or a basis, and when its term is said by nobody, twice, or cannot be meant', () => {
    const unsaid = ['error processing-unsaid']
    expect(resolve({ processing: { ...processing, purpose: ' ', kept: { years: 3 } } }).problems).toEqual(unsaid)
    expect(resolve({ processing: { ...processing, basis: '', kept: { years: 3 } } }).problems).toEqual(unsaid)
    expect(resolve({ processing }).problems).toEqual(unsaid)
    for (const years of [0, -1, 1.5, 101]) expect(resolve({ processing: { ...processing, kept: { years } } }).problems).toEqual(unsaid)
    for (const months of [0, 12, 1.5, -1])
      expect(resolve({ processing: { ...processing, kept: { years: 0, months } } }).problems).toEqual(unsaid)
    const problems = (after: string) => resolve({ processing: { ...processing, kept: { years: 3, after } } }).problems
    expect(problems('nickname')).toEqual(['error wrong-kind'])
    expect(problems('absent')).toEqual(['error unknown-field'])
  })
})
