import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { type DoubtfulPerson, findDoubtful } from './find-doubtful.ts'
import { numberOf } from './testing/people-pack.ts'

const person = (id: string, more: Partial<DoubtfulPerson> = {}): DoubtfulPerson => ({
  id,
  name: '章小禾',
  number: undefined,
  stated: undefined,
  bornOn: undefined,
  village: 'v1',
  household: undefined,
  ...more,
})
const rulesOf = (...people: DoubtfulPerson[]) => findDoubtful(people).flatMap(({ rules }) => rules)
const number = numberOf(7)
const other = (text: string, at: number) => `${text.slice(0, at)}${text.charAt(at) === '1' ? '2' : '1'}${text.slice(at + 1)}`
const elsewhere = { name: '顾大川', village: 'v2' }

describe('two records that may be one person', () => {
  it.each([
    [
      'the same number in full-width digits',
      number.replace(/\d/g, (digit) => '０１２３４５６７８９'.charAt('0123456789'.indexOf(digit))),
      'same-number',
    ],
    ['a wrong check digit', other(number, 17), 'near-number'],
    ['a digit that was copied wrongly', other(number, 12), 'near-number'],
    ['two digits the wrong way round', `${number.slice(0, 4)}${number.charAt(5)}${number.charAt(4)}${number.slice(6)}`, 'near-number'],
    ['a number that lacks its check digit', number.slice(0, 17), 'cut-number'],
  ])('are found by %s, whatever they are called', (_, stated, rule) => {
    expect(rulesOf(person('a', { number }), person('b', { stated, ...elsewhere }))).toContain(rule)
  })

  it('are found by a number that ends with the birthday only where the name is the same', () => {
    const cut = { stated: number.slice(0, 14) }
    expect(rulesOf(person('a', { number }), person('b', { ...cut, village: 'v2' }))).toEqual(['cut-number'])
    expect(rulesOf(person('a', { number }), person('b', { ...cut, ...elsewhere }))).toEqual([])
  })

  it('are found by fifteen digits of before 1999 and the eighteen of now', () => {
    const now = '11010519491231002X'
    expect(rulesOf(person('a', { number: now }), person('b', { stated: '110105491231002', ...elsewhere }))).toContain('same-number')
  })

  it('are found by name and village where a birthday is near, written the other way round, or not known', () => {
    const born = (one: string | undefined, two: string | undefined) => rulesOf(person('a', { bornOn: one }), person('b', { bornOn: two }))
    expect(born('1960-03-01', '1960-04-10')).toEqual(['same-name'])
    expect(born('1960-03-04', '1960-04-03')).toEqual(['same-name'])
    expect(born('1960-03-04', '1961-03-04')).toEqual(['same-name'])
    expect(born(undefined, '1961-03-04')).toEqual(['same-name'])
    expect(born('1960-03-04', '1985-08-19')).toEqual([])
    expect(rulesOf(person('a', { bornOn: '1960-03-01' }), person('b', { bornOn: '1960-03-01', village: 'v2' }))).toEqual([])
  })

  it('are found in two households by name and birthday, in whichever villages', () => {
    const one = person('a', { bornOn: '1960-03-01', household: 'h1' })
    expect(rulesOf(one, person('b', { bornOn: '1960-03-01', household: 'h2', village: 'v2' }))).toEqual(['two-households'])
  })

  it('are never two whose numbers both check', () => {
    expect(rulesOf(person('a', { number: numberOf(1) }), person('b', { number: numberOf(2) }))).toEqual([])
  })

  it('come with what speaks against it', () => {
    const [doubt] = findDoubtful([person('a', { number }), person('b', { stated: other(number, 12), ...elsewhere })])
    expect(doubt?.against).toEqual(
      ['other-name', 'other-number', 'other-birthday', 'other-village'].filter((one) => one !== 'other-birthday'),
    )
  })

  it('are the same pairs in whatever order people stand, each once', () => {
    const some = fc.array(
      fc.record({
        name: fc.constantFrom('甲', '乙'),
        number: fc.option(fc.constantFrom(numberOf(1), numberOf(2)), { nil: undefined }),
        stated: fc.option(fc.constantFrom(other(numberOf(1), 3), numberOf(2), numberOf(1).slice(0, 15)), { nil: undefined }),
        bornOn: fc.option(fc.constantFrom('1960-01-02', '1960-02-01', '1990-01-02'), { nil: undefined }),
        village: fc.constantFrom('v1', 'v2'),
        household: fc.option(fc.constantFrom('h1', 'h2'), { nil: undefined }),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(some, (drawn) => {
        const people = drawn.map((one, index) => ({ ...one, id: `p${index}` }))
        const keyed = (list: readonly DoubtfulPerson[]) =>
          findDoubtful(list)
            .map(({ left, right, rules }) => `${left} ${right} ${rules.join()}`)
            .sort()
        expect(keyed([...people].reverse())).toEqual(keyed(people))
        expect(new Set(keyed(people).map((line) => line.split(' ').slice(0, 2).join())).size).toBe(keyed(people).length)
      }),
    )
  })
})
