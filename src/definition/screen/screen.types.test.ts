import { expect, it } from 'vitest'
import { defineScreen } from './define-screen.ts'
import { screenPath } from './screen-path.ts'

const one = defineScreen({ id: 'batch', path: '/aid/$batch', label: '批次', within: 'loops' })

it('has no link without its varying part, or with one that the address does not have', () => {
  // @ts-expect-error the part is missing
  expect(screenPath(one, {})).toBe('/aid/')
  // @ts-expect-error the part has another name
  expect(screenPath(one, { household: '1' })).toBe('/aid/')
})
