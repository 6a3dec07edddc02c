import { expect, it } from 'vitest'
import { rounds } from '../../../conformance/rounds.ts'
import { mixSlips } from './open-box.ts'
import { makeGroupKey, openGroupKey, sealTo } from './seal-slip.ts'

const deputies = 63
const runs = rounds({ sample: 60, whole: 1_000 })

/** Who watches the hall knows the order in which slips were cast, and with one group's words the order in which they lie afterwards. */
it('tells who marked what no better than chance, to whoever knows the order of casting and what lies in the box', async () => {
  const [first, second] = [await makeGroupKey('甲组商定的一句话', 'first'), await makeGroupKey('乙组商定的一句话', 'second')]
  const own = {
    first: await openGroupKey(first, '甲组商定的一句话', 'first'),
    second: await openGroupKey(second, '乙组商定的一句话', 'second'),
  }
  let [byMixed, byCounted, sizes] = [0, 0, new Set<number>()]
  for (let run = 0; run < runs; run += 1) {
    // Each marks the slip with a number of their own, which no deputy could: the hardest case.
    const sealed = Array.from({ length: deputies }, (_, deputy) =>
      sealTo(first.publicKey, sealTo(second.publicKey, Buffer.of(deputy), 'second'), 'first'),
    )
    sizes = new Set([...sizes, ...sealed.map(({ length }) => length)])
    const mixed = mixSlips(own.first, sealed, 'first')
    byMixed += matches(mixed.map((one) => mixSlips(own.second, [one], 'second')[0]?.[0] ?? -1))
    byCounted += matches(mixSlips(own.second, mixed, 'second').map((one) => one[0] ?? -1))
  }
  // A guess by place is right for one of 63 on the average, with a deviation of 1 ÷ √runs: 5 of these are never passed by chance.
  for (const found of [byMixed, byCounted]) expect(Math.abs(found / runs - 1)).toBeLessThan(5 / Math.sqrt(runs))
  expect(sizes.size).toBe(1)
}, 900_000)

it('opens to nobody without the words, in no other place, and not after a change', async () => {
  const key = await makeGroupKey('甲组商定的一句话', 'here')
  await expect(openGroupKey(key, '甲组商定的一句', 'here')).rejects.toMatchObject({ code: 'invalid' })
  await expect(openGroupKey(key, '甲组商定的一句话', 'there')).rejects.toMatchObject({ code: 'invalid' })
  const own = await openGroupKey(key, ' 甲组商定的一句话 ', 'here')
  const sealed = sealTo(key.publicKey, Buffer.from('票'), 'here')
  expect(mixSlips(own, [sealed], 'here')).toEqual([Buffer.from('票')])
  expect(() => mixSlips(own, [sealed], 'there')).toThrow('作废重来')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => mixSlips(own, [changed], 'here'), String(at)).toThrow()
  }
  expect(sealTo(key.publicKey, Buffer.from('票'), 'here').equals(sealed)).toBe(false)
})

function matches(places: readonly number[]): number {
  return places.filter((deputy, at) => deputy === at).length
}
