import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import type { ApartDefinition, LedgerDefinition } from '../ledger/types.ts'
import { output, pack, problems } from '../testing/small-pack.ts'

const whole: LedgerDefinition = {
  id: 'whole',
  label: '整体',
  kind: 'register',
  title: ['name'],
  fields: {
    name: field.text({ label: '整体名', required: true }),
    state: field.choice({ label: '进度', options: { open: '在数', both: '都交了' } }),
  },
}

const part = (apart: ApartDefinition): LedgerDefinition => ({
  id: 'part',
  label: '部分',
  kind: 'register',
  title: ['count'],
  fields: { whole: field.ref({ label: '属于', to: 'whole' }), count: field.integer({ label: '数', min: 0, additive: false }) },
  apart,
})

describe('what is kept apart', () => {
  it.each<readonly [string, ApartDefinition, readonly string[]]>([
    ['until options that there are', { through: 'whole', field: 'state', until: ['both'] }, []],
    ['by no field of its own', { through: 'nothing', field: 'state', until: ['both'] }, ['unknown-field test/part.apart:1']],
    ['by what is no reference', { through: 'count', field: 'state', until: ['both'] }, ['wrong-kind test/part.apart:1']],
    ['until a field that is no choice', { through: 'whole', field: 'name', until: ['both'] }, ['unknown-field test/part.apart:1']],
    ['until no option', { through: 'whole', field: 'state', until: ['done'] }, ['unknown-field test/part.apart:1']],
  ])('may hang on %s', (_, apart, expected) => {
    expect(problems(pack({ ledgers: [output, whole, part(apart)] }))).toEqual(expected)
  })
})
