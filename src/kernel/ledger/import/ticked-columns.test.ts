import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { matchColumns } from './match-columns.ts'
import { createColumnReaders, readRow } from './read-row.ts'

const roster = defineLedger({
  id: 'roster',
  label: '名册',
  kind: 'register',
  fields: {
    name: field.text({ label: '姓名', required: true }),
    category: field.choice({ label: '类别', options: { basic: '低保', border: '低保边缘', destitute: '特困' } }),
  },
  title: ['name'],
})
const { catalogue } = resolveCatalogue([{ id: 'test', label: '测试', office: '社会事务办', ledgers: [roster], indicators: [] }])
const [ledger] = catalogue.ledgers

function plan(columns: readonly string[], samples: Readonly<Record<string, readonly string[]>>) {
  if (ledger === undefined) throw new Error('there is no ledger')
  return matchColumns(ledger, columns, { samples })
}

function read(cells: Readonly<Record<string, string>>) {
  const found = plan(['姓名', '低保', '低保边缘', '特困'], { 低保: ['√'], 低保边缘: ['√', '×'] })
  const { read: row, rejected } = readRow(createColumnReaders(found, '2020-12-31'), { row: 2, cells: { 姓名: '吴甲', ...cells } })
  return rejected.length > 0 ? rejected.map(({ value }) => value) : row.stored.category
}

describe('columns of which a row ticks one', () => {
  it('are the choice whose words they are called by', () => {
    expect(read({ 低保: '√', 低保边缘: '', 特困: '' })).toBe('basic')
    expect(read({ 低保: '×', 低保边缘: ' ✓ ', 特困: '—' })).toBe('border')
    expect(read({ 低保: '', 低保边缘: '', 特困: '' })).toBe(null)
  })

  it('are named where a row ticks several, or writes something else', () => {
    expect(read({ 低保: '√', 低保边缘: '√', 特困: '' })).toEqual(['低保、低保边缘'])
    expect(read({ 低保: '√', 低保边缘: '', 特困: '待定' })).toEqual(['低保、特困 待定'])
  })

  it('are left alone where they count, where one word stands alone, and where the choice has a column', () => {
    const fields = (columns: readonly string[], samples: Readonly<Record<string, readonly string[]>>) =>
      plan(columns, samples).columns.map(({ target }) => target.field.label)
    expect(fields(['姓名', '低保', '特困'], { 低保: ['1', '2'], 特困: ['1'] })).toEqual(['姓名'])
    expect(fields(['姓名', '低保'], { 低保: ['√'] })).toEqual(['姓名'])
    expect(fields(['姓名', '低保', '特困'], { 低保: [], 特困: ['×'] })).toEqual(['姓名'])
    expect(fields(['姓名', '类别', '低保', '特困'], { 类别: ['低保'], 低保: ['√'], 特困: ['√'] })).toEqual(['姓名', '类别'])
  })
})
