import { createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { blindMark } from './blind-words.ts'
import { createSealer } from './sealer.ts'
import { makeStoreKey } from './store-key.ts'

const [first, second] = [makeStoreKey(), makeStoreKey('sm4')]
const town = '999901101'
const number = '999901209901010018'
const marked = new RegExp(`'${blindMark}([^']*)'`, 'g')
const sealer = createSealer({ town, keys: [first] })

it('opens what it sealed wherever it stands in a text, and shows nothing of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, around) => {
      fc.pre(!around.includes('⟦'))
      const kept = sealer.seal(text)
      expect(sealer.open(`${around}${kept}${around}`)).toBe(`${around}${text}${around}`)
      if (text.length > 3) expect(kept).not.toContain(text)
    }),
  )
})

it('keeps equal texts alike, and otherwise in another town or by another key', () => {
  const kept = sealer.seal(number)
  expect(createSealer({ town, keys: [first] }).seal(number)).toBe(kept)
  expect(createSealer({ town: '999901102', keys: [first] }).seal(number)).not.toBe(kept)
  expect(createSealer({ town, keys: [second] }).seal(number)).not.toBe(kept)
  expect(createSealer({ town, keys: [second, first] }).open(kept)).toBe(number)
})

it('is AES-256-GCM by a key that is drawn from the store’s', () => {
  const [, body = ''] = /\.([A-Za-z0-9_-]+)⟧$/.exec(sealer.seal(number)) ?? []
  const bytes = Buffer.from(body, 'base64url')
  const key = Buffer.from(
    hkdfSync(
      'sha256',
      first.bytes,
      Buffer.alloc(0),
      createHash('sha256')
        .update(JSON.stringify(['qianbi store 1', 'values', town]))
        .digest(),
      32,
    ),
  )
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16))
  expect(decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')).toBe(number)
})

it('is SM4 in counter mode with HMAC-SM3 where the key says so: longer by four bytes, and opened by no key of AES', () => {
  const kept = createSealer({ town, keys: [second] }).seal(number)
  expect(kept.length).toBeGreaterThan(sealer.seal(number).length)
  const asAes = { bytes: second.bytes, suite: 'aes' as const }
  expect(createSealer({ town, keys: [asAes] }).open(kept)).toBe(kept)
  expect(createSealer({ town, keys: [second] }).open(kept)).toBe(number)
  const changed = kept.replace(/.(?=.{5}⟧)/, (one) => (one === 'A' ? 'Q' : 'A'))
  expect(createSealer({ town, keys: [second] }).open(changed, '打不开')).toBe('打不开')
})

it('refuses what was changed or moved from another town, or gives what it is told to', () => {
  const kept = sealer.seal(number)
  const changed = kept.replace(/.(?=⟧)/, (last) => (last === 'A' ? 'Q' : 'A'))
  for (const [own, text] of [
    [sealer, changed],
    [createSealer({ town: '999901102', keys: [first] }), kept],
  ] as const) {
    expect(() => own.open(text)).toThrow(expect.objectContaining({ code: 'damaged', message: expect.stringContaining('qianbi verify') }))
    expect(own.open(text, '打不开')).toBe('打不开')
  }
})

it('leaves brackets alone that somebody wrote, and masks what a statement asks to be masked', () => {
  for (const text of ['⟦', '⟦abc⟧', '⟦abcdefghij.klmn⟧']) expect(sealer.open(text)).toBe(text)
  expect(sealer.open(sealer.seal(number).replace('⟦', '⟦tail:'))).toBe('**************0018')
  expect(sealer.open(sealer.seal('13900000001').replace('⟦', '⟦phone:'))).toBe('139****0001')
})

it('makes of marked words what only the same key makes of them, whatever their length, and leaves the others', () => {
  const words = fc.array(fc.oneof(fc.stringMatching(/^[0-9x-]{0,40}$/), fc.string({ unit: 'grapheme' })), { maxLength: 12 })
  fc.assert(
    fc.property(words, (all) => {
      const clean = all.map((word) => word.replaceAll("'", '').replaceAll('\\', '').replaceAll(blindMark, ''))
      const line = clean.map((word) => `'\u0006p${word}' '村'`).join(' ')
      const blind = sealer.blind(line)
      expect(createSealer({ town, keys: [first] }).blind(line)).toBe(blind)
      const made = [...blind.matchAll(marked)].map(([, word]) => word)
      expect(made).toHaveLength(clean.length)
      expect(new Set(made).size).toBe(new Set(clean).size)
      for (const word of clean) if (word.length > 9) expect(blind).not.toContain(word)
    }),
  )
  expect(createSealer({ town, keys: [second] }).blind(`'\u0006p${number}'`)).not.toBe(sealer.blind(`'\u0006p${number}'`))
  expect(sealer.blind("'竹溪' '\u0002琥珀'")).toBe("'竹溪' '\u0002琥珀'")
})
