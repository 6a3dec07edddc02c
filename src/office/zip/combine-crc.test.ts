import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { combineCrc } from './combine-crc.ts'

it('the checksum of two runs of bytes is that of both at once', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 3_000 }), (head, body) => {
      expect(combineCrc(crc32(head), crc32(body), body.length)).toBe(crc32(Buffer.concat([head, body])))
    }),
  )
})
