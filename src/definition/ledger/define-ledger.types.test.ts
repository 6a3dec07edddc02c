import { describe, expectTypeOf, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from './define-ledger.ts'

const fields = {
  name: field.text({ label: '名称', required: true }),
  builtOn: field.date({ label: '建成日期' }),
  scale: field.choice({ label: '规模', options: { small: '小', large: '大' } }),
} as const

const bridge = defineLedger({ id: 'bridge', label: '桥梁', kind: 'register', fields, title: ['name'], date: 'builtOn', unique: [['name']] })

describe('defineLedger', () => {
  it('keeps the id and the fields in the type', () => {
    expectTypeOf(bridge.id).toEqualTypeOf<'bridge'>()
    expectTypeOf<keyof typeof bridge.fields>().toEqualTypeOf<'name' | 'builtOn' | 'scale'>()
  })

  it('does not compile with a wrong field name in title, date, unique or effective', () => {
    const base = { id: 'bridge', label: '桥梁', kind: 'register', fields } as const
    // @ts-expect-error nmae is no field
    defineLedger({ ...base, title: ['nmae'] })
    // @ts-expect-error builton is no field
    defineLedger({ ...base, title: ['name'], date: 'builton' })
    // @ts-expect-error title is no field
    defineLedger({ ...base, title: ['name'], unique: [['name', 'title']] })
    // @ts-expect-error openedOn is no field
    defineLedger({ ...base, title: ['name'], effective: { from: 'openedOn' } })
    // @ts-expect-error closedOn is no field
    defineLedger({ ...base, title: ['name'], effective: { from: 'builtOn', to: 'closedOn' } })
  })

  it('does not compile without a title or with an unknown kind', () => {
    // @ts-expect-error title is missing
    defineLedger({ id: 'bridge', label: '桥梁', kind: 'register', fields })
    // @ts-expect-error list is no kind of ledger
    defineLedger({ id: 'bridge', label: '桥梁', kind: 'list', fields, title: ['name'] })
  })

  it('does not compile with a wrong setting of a field', () => {
    // @ts-expect-error a choice without options
    field.choice({ label: '规模' })
    // @ts-expect-error 公里每小时 is no unit
    field.integer({ label: '车速', unit: '公里每小时' })
    // @ts-expect-error bounds of money are text, never a float
    field.money({ label: '金额', min: 0.01 })
    // @ts-expect-error a reference without its ledger
    field.ref({ label: '企业' })
    // @ts-expect-error a period of months is a month
    field.period({ label: '时期', grain: 'month' })
    // @ts-expect-error an alias that stands for an option which does not exist
    field.choice({ label: '规模', options: { small: '小' }, optionAliases: { 特大: 'huge' } })
    // @ts-expect-error misspelt
    field.text({ label: '名称', requird: true })
  })
})
