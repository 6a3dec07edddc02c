import { expect, it } from 'vitest'
import { passwordCostOf } from './password-cost-of.ts'

it('the cost of passwords is raised by the environment, and never lowered below what is accepted', () => {
  expect(passwordCostOf({})).toBeUndefined()
  expect(passwordCostOf({ QIANBI_PASSWORD_COST: '' })).toBeUndefined()
  expect(passwordCostOf({ QIANBI_PASSWORD_COST: 'm=65536,t=3' })).toEqual({ memory: 65_536, passes: 3 })
  for (const QIANBI_PASSWORD_COST of [
    'm=8,t=1',
    'm=19455,t=2',
    'm=19456,t=1',
    'm=999999,t=2',
    'm=19456,t=17',
    'low',
    'm=19456',
    'm=1e9,t=2',
  ])
    expect(() => passwordCostOf({ QIANBI_PASSWORD_COST })).toThrow(expect.objectContaining({ code: 'invalid' }))
})
