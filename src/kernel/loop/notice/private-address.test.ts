import { expect, it } from 'vitest'
import { isPrivateAddress } from './private-address.ts'

it('knows an address within the house in whatever dress it comes', () => {
  const within = [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '0:0:0:0:0:ffff:7f00:1',
  ]
  const disguised = [
    '::7f00:1',
    '::127.0.0.1',
    '2002:7f00:1::',
    '2001:0:7f00:1::1',
    '64:ff9b::a00:1',
    '64:ff9b:1::a00:1',
    '::ffff:0:7f00:1',
    'fec0::1',
    'fd00::1',
  ]
  expect([...within, ...disguised].filter((address) => !isPrivateAddress(address))).toEqual([])
  expect(['223.5.5.5', '2400:3200::1', '::ffff:df05:505'].filter(isPrivateAddress)).toEqual([])
})
