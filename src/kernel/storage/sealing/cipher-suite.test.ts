import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { createBlockCipher, createBodyCipher, suites } from './cipher-suite.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const key = hex('01234567 89abcdef fedcba98 76543210')

describe('the algorithms of the machine', () => {
  it('are SM4 as GB/T 32907 has it: one block, and a million times over', () => {
    const cipher = createBlockCipher('sm4', key)
    expect(cipher(key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
    let block: Buffer = key
    for (let round = 0; round < 1_000_000; round += 1) block = cipher(block)
    expect(block.toString('hex')).toBe('595298c7c6fd271f0402f804c33d3f66')
  })

  it('are SM4 in counter mode, as its draft for the Internet has it', () => {
    const text = hex(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'aa', 'bb'].map((byte) => byte.repeat(8)).join(''))
    const cipher = createCipheriv('sm4-ctr', key, hex('00010203 04050607 08090a0b 0c0d0e0f'))
    expect(cipher.update(text).toString('hex')).toBe(
      'ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514',
    )
  })

  it('are SM3 as GB/T 32905 has it, and HMAC over it', () => {
    const sm3 = (...parts: readonly Uint8Array[]) => createHash('sm3').update(Buffer.concat(parts)).digest()
    expect(sm3(Buffer.from('abc')).toString('hex')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(sm3(Buffer.from('abcd'.repeat(16))).toString('hex')).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
    const pad = (byte: number) => Buffer.from(Array.from({ length: 64 }, (_, at) => (key[at] ?? 0) ^ byte))
    const text = Buffer.from('竹溪镇')
    expect(createHmac('sm3', key).update(text).digest()).toEqual(sm3(pad(0x5c), sm3(pad(0x36), text)))
  })
})

describe.each(suites)('what is sealed by %s', (suite) => {
  const cipher = createBodyCipher(suite, Buffer.alloc(32, 7))
  const iv = Buffer.alloc(cipher.ivBytes, 3)

  it('opens again, and not when a bit of it or of what it is bound to was changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), (text, place, at) => {
        const bound = Buffer.from(place)
        const body = cipher.seal(text, iv, bound)
        expect(cipher.open(body, bound)).toBe(text)
        const changed = Buffer.from(body)
        changed.writeUInt8(changed.readUInt8(at % body.length) ^ (1 << (at % 8)), at % body.length)
        expect(() => cipher.open(changed, bound)).toThrow()
        expect(() => cipher.open(body, Buffer.from(`${place}.`))).toThrow()
        expect(() => cipher.open(body.subarray(1), bound)).toThrow()
      }),
    )
  })

  it('is other by another key', () => {
    expect(createBodyCipher(suite, Buffer.alloc(32, 8)).seal('甲', iv)).not.toEqual(cipher.seal('甲', iv))
  })
})
