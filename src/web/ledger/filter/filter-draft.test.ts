import { expect, it } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import { draftFilters, readDraft } from './filter-draft.ts'

it('of what is kept sealed is written for the whole, which is all that can be asked of it', () => {
  const written = { ...readDraft([]), words: '竹口村12号' }
  const over = (sealed: boolean) => ({
    path: 'address',
    label: '住址',
    field: field.text({ label: '住址', ...(sealed ? { sealed: true as const } : {}) }),
  })
  expect(draftFilters(over(false), written)).toEqual([{ field: 'address', operator: 'contains', value: '竹口村12号' }])
  expect(draftFilters(over(true), written)).toEqual([{ field: 'address', operator: '=', value: '竹口村12号' }])
})
