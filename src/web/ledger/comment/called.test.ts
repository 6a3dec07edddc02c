import { expect, it } from 'vitest'
import { calledAs, piecesOf, stillCalled } from './called.ts'

const person = (id: string, name: string, roleLabel: string) => ({ id, name, roleLabel, reads: true })

it('calls namesakes by their role as well, and nobody else', () => {
  const offered = [person('1', '王波', '科室干部'), person('2', '王波', '领导'), person('3', '沈文澜', '科室干部')]
  expect(offered.map((one) => calledAs(one, offered))).toEqual(['王波（科室干部）', '王波（领导）', '沈文澜'])
})

it('tells nobody whose name was taken out of the text again', () => {
  const chosen = new Map([
    ['王波', '1'],
    ['沈文澜', '2'],
  ])
  expect(stillCalled('@王波 看看，沈文澜不用', chosen)).toEqual(['1'])
})

it('shows the names that are called, the longer before its beginning, and loses no letter', () => {
  const pieces = piecesOf('@王波涛和@王波都看，@别人不算', ['王波', '王波涛'])
  expect(pieces.filter(({ isName }) => isName).map(({ text }) => text)).toEqual(['@王波涛', '@王波'])
  expect(pieces.map(({ text }) => text).join('')).toBe('@王波涛和@王波都看，@别人不算')
  expect(piecesOf('', [])).toEqual([])
})
