import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import type { RetentionDefinition } from '../ledger/types.ts'
import { definePack } from '../pack/define-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const response = defineLedger({
  id: 'response',
  label: '响应',
  kind: 'register',
  title: ['name'],
  fields: {
    name: field.text({ label: '名称', required: true }),
    from: field.date({ label: '起' }),
    to: field.date({ label: '止' }),
  },
  effective: { from: 'from', to: 'to' },
})

function resolve(retention: RetentionDefinition, { dated = true }: { readonly dated?: boolean } = {}) {
  const entry = {
    id: 'entry',
    label: '登记',
    kind: 'journal' as const,
    title: ['name'],
    fields: {
      name: field.personName({ label: '姓名' }),
      on: field.date({ label: '日期' }),
      response: field.ref({ label: '所属响应', to: 'response' }),
    },
    ...(dated ? { date: 'on' } : {}),
    retention,
  }
  const pack = definePack({ id: 'test', label: '测试', office: '测试', ledgers: [response, entry], indicators: [] })
  const { catalogue, diagnostics } = resolveCatalogue([pack])
  return { retention: catalogue.ledgers.find(({ id }) => id === 'entry')?.retention, codes: diagnostics.map(({ code }) => code) }
}

describe('the retention of a ledger', () => {
  it('ties its records to a response by a reference, by their date, or by both', () => {
    expect(resolve({ under: 'response' })).toEqual({
      retention: { type: 'response', responses: 'response', by: undefined, closedBy: undefined },
      codes: [],
    })
    expect(resolve({ under: 'response', by: 'response' }, { dated: false }).codes).toEqual([])
  })

  it('may follow the record that a reference names', () => {
    expect(resolve({ follows: 'response', closedBy: 'on' })).toEqual({
      retention: { type: 'follows', field: 'response', closedBy: 'on' },
      codes: [],
    })
  })

  it.each<[string, RetentionDefinition, string, boolean]>([
    ['an unknown ledger of responses', { under: 'responses' }, 'unknown-ledger', true],
    ['responses without a beginning and an end', { under: 'entry' }, 'loose-retention', true],
    ['neither date nor reference', { under: 'response' }, 'loose-retention', false],
    ['a reference that is none', { under: 'response', by: 'name' }, 'wrong-kind', true],
    ['an unknown field', { under: 'response', closedBy: 'nothing' }, 'unknown-field', true],
    ['a follower of nothing', { follows: 'name' }, 'wrong-kind', true],
  ])('is refused with %s', (_, retention, code, dated) => {
    const resolved = resolve(retention, { dated })
    expect(resolved.codes).toEqual([code])
    if (code !== 'unknown-field') expect(resolved.retention).toBeUndefined()
  })
})
