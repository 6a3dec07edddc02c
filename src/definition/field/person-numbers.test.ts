import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { parseFieldValue } from './parse-field-value.ts'
import { personNumbers } from './person-numbers.ts'

const found = (text: string) => text.match(personNumbers) ?? []

/** What is typed into a field of such a kind, and what is kept of it. */
const typed = fc.oneof(
  fc.tuple(fc.constant('phone' as const), fc.stringMatching(/^(1[3-9]\d{9}|0\d{2,3}-?[2-9]\d{6,7})$/)),
  fc.tuple(fc.constant('bankCard' as const), fc.stringMatching(/^\d{13,19}$/)),
  fc.tuple(fc.constant('nationalId' as const), fc.stringMatching(/^99990120990[1-9]0[1-9]\d{3}[\dX]$/)),
)

describe('numbers of people', () => {
  it('are found whole in whatever a field of such a kind keeps, alone and within words', () => {
    let kept = 0
    fc.assert(
      fc.property(typed, ([kind, text]) => {
        const parsed = parseFieldValue({ kind, label: '号码' }, text, {})
        if (!parsed.ok || typeof parsed.value !== 'string') return
        kept += 1
        for (const words of [parsed.value, `账号：${parsed.value}，请核对`, JSON.stringify({ a: [parsed.value, '甲'] })])
          expect(found(words)).toEqual([parsed.value])
      }),
      { numRuns: 2_000 },
    )
    expect(kept).toBeGreaterThan(600)
  })

  it('are found as people write them', () => {
    for (const text of ['6222 0200 0000 0000 018', '138-0000-0000', '１３８００００００００', '0578-6120000', '99990120990101001x'])
      expect(found(`他说${text}。`)).toEqual([text])
  })

  it('are neither ids nor digests nor instants, days, sums or codes of divisions', () => {
    const id = fc.uuid()
    const digest = fc.stringMatching(/^[0-9a-f]{64}$/)
    fc.assert(
      fc.property(fc.oneof(id, digest), (text) => {
        expect(found(`${text}，第 3 条 ${text}`)).toEqual([])
      }),
    )
    for (const text of ['2020-12-01T08:30:00.000000Z', '2020-12-01 08:30', '999901101201', '1234567890.12', '2020-01..2020-11'])
      expect(found(text), text).toEqual([])
  })
})
