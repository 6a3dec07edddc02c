import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { codeOf, isOnce, newOnce, readCode, writeCode } from './receipt-code.ts'

describe('the code of a receipt', () => {
  it('is sixteen signs that nobody takes for others, the same for the same form, another for anything else', () => {
    const codes = new Set<string>()
    const once = Array.from({ length: 2_000 }, newOnce)
    for (const one of once) {
      expect(isOnce(one)).toBe(true)
      const code = codeOf(one, ['a'])
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
      expect(codeOf(one, ['a'])).toBe(code)
      codes
        .add(code)
        .add(codeOf(one, ['b']))
        .add(codeOf(one, ['a', '']))
    }
    expect(codes.size).toBe(6_000)
    // Each place takes every sign: 80 bits are 80 bits.
    for (let place = 0; place < 16; place += 1) expect(new Set([...codes].map((code) => code[place])).size).toBe(32)
  })

  it('is read as people type it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, small) => {
        const code = codeOf(newOnce(), [String(seed)])
        const shown = writeCode(code)
        expect(shown).toMatch(/^.{4}-.{4}-.{4}-.{4}$/)
        const typed = ` ${small ? shown.toLowerCase() : shown.replaceAll('-', ' ')} `.replaceAll('0', 'o').replaceAll('1', 'l')
        expect(readCode(typed)).toBe(code)
      }),
    )
    expect(readCode('ＫＫＫＫ-ＫＫＫＫ-ＫＫＫＫ-ＫＫＫＫ')).toBe('K'.repeat(16))
    for (const none of ['', 'K'.repeat(15), 'K'.repeat(17), `${'K'.repeat(15)}U`, "' or 1=1 --", '回'.repeat(16)])
      expect(readCode(none)).toBeUndefined()
  })
})
