import { expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { makeStoreKey } from './sealing/store-key.ts'
import { createSecretBox, openBox, type SecretPlace } from './secret-box.ts'

const place: SecretPlace = { town: '999901101', table: 'second_factor', row: 'a', column: 'secret' }
const [first, second] = [makeStoreKey(), makeStoreKey('sm4')]

it('opens what it sealed, never the same twice, and shows nothing of it', () => {
  const box = createSecretBox([first])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const kept = box.seal(text, place)
      expect(box.open(kept, place)).toBe(text)
      expect(box.seal(text, place)).not.toBe(kept)
      if (text.length > 3) expect(kept).not.toContain(text)
    }),
  )
})

it('opens nothing in another place, nothing that was changed, and nothing without the key', () => {
  const box = createSecretBox([first])
  const kept = box.seal('JBSWY3DPEHPK3PXP', place)
  for (const part of ['town', 'table', 'row', 'column'] as const)
    expect(() => box.open(kept, { ...place, [part]: 'b' })).toThrow(expect.objectContaining({ code: 'damaged' }))
  for (const cut of [kept.slice(0, -1), `${kept.slice(0, -2)}${kept.endsWith('AA') ? 'BB' : 'AA'}`, kept.slice(0, 60)])
    expect(() => box.open(cut, place)).toThrow(expect.objectContaining({ code: 'damaged' }))
  for (const other of [openBox, createSecretBox([second])])
    expect(() => other.open(kept, place)).toThrow(expect.objectContaining({ code: 'unavailable' }))
})

it('opens by every key it has, seals by the first, and knows what is to be sealed anew', () => {
  const old = createSecretBox([first]).seal('秘密', place)
  const both = createSecretBox([second, first])
  expect(both.open(old, place)).toBe('秘密')
  expect([both.isCurrent(old), both.isCurrent('plain'), both.isCurrent(both.seal('秘密', place))]).toEqual([false, false, true])
  expect(createSecretBox([second]).open(both.seal('秘密', place), place)).toBe('秘密')
})

it('leaves everything as it is where there is no key', () => {
  expect(openBox.seal('秘密', place)).toBe('秘密')
  expect(openBox.open('秘密', place)).toBe('秘密')
  expect([openBox.isCurrent('秘密'), openBox.isCurrent(createSecretBox([first]).seal('秘密', place))]).toEqual([true, false])
})
