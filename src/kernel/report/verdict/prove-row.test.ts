import { expect, it } from 'vitest'
import { compileBody } from '../testing.ts'

const verdictsOf = (body: string) => compileBody(body).assertions.map(({ text, verdict }) => `${text} ${verdict}`)

it.each<readonly [string, readonly string[]]>([
  ['技改投资、到位资金分别增长11.1%和23.8%。', ['11.1% agreed', '23.8% agreed']],
  ['技改投资、到位资金分别增长23.8%和11.1%。', ['23.8% refuted', '11.1% refuted']],
  ['技改投资4000万元，到位资金2600万元，分别增长11.1%、23.8%。', ['4000万元 agreed', '2600万元 agreed', '11.1% agreed', '23.8% agreed']],
  ['外省、外市、外县人员分别为1200人、1000人和331人。', ['1200人 agreed', '1000人 agreed', '331人 agreed']],
  ['外省、外市、外县人员分别为1000人、1200人和331人。', ['1000人 refuted', '1200人 refuted', '331人 agreed']],
])('holds each number of a row to the thing at its place: %s', (body, expected) => expect(verdictsOf(body)).toEqual(expected))

it('holds a bound of several to each of them', () => {
  expect(verdictsOf('技改投资、到位资金均超过2000万元。')).toEqual(['超过2000万元 agreed'])
  expect(verdictsOf('技改投资、到位资金均超过3000万元。')).toEqual(['超过3000万元 refuted'])
})

it('takes the number behind 由 for what it was before', () => {
  expect(verdictsOf('技改投资由3600万元增加到4000万元。')).toEqual(['3600万元 agreed', '4000万元 agreed'])
  expect(verdictsOf('技改投资由3500万元增加到4000万元。')[0]).toBe('3500万元 refuted')
})
