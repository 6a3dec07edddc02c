import { expect, it } from 'vitest'
import { addressKey } from './intake-limits.ts'

it('takes a network of the newer kind for one sender, and each address of the older for its own, and keeps neither', () => {
  const same = ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:DB8:1:2:3::', '2001:db8:1:2::1%eth0']
  expect(new Set(same.map(addressKey)).size).toBe(1)
  const others = ['2001:db8:1:3::1', '2001:db8::1', '::1', '10.0.0.1', '10.0.0.2', 'fe80::1']
  expect(new Set([...others, ...same].map(addressKey)).size).toBe(others.length + 1)
  expect(addressKey('::ffff:10.0.0.1')).toBe(addressKey('10.0.0.1'))
  expect(addressKey('10.0.0.1')).toMatch(/^[0-9a-f]{32}$/)
})
