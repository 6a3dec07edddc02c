import { expect, it } from 'vitest'
import { field } from '../../definition/field/field.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'
import { fieldsOf } from './fields-of.ts'

const hens = fieldsOf(
  defineLedger({ id: 'hen', label: '鸡', kind: 'register', fields: { name: field.text({ label: '名称' }) }, title: ['name'] }),
)

it('asks of a ledger by fields that it has, and by no other', () => {
  expect(hens.where('name', '=', '芦花')).toEqual({ field: 'name', operator: '=', value: '芦花' })
  expect(hens.where('name', 'empty')).toEqual({ field: 'name', operator: 'empty' })
  expect(hens.through('name', hens.where('name', 'empty')).field).toBe('name.name')
  // @ts-expect-error nobody wrote down a colour
  expect(hens.where('colour', 'empty').field).toBe('colour')
})
