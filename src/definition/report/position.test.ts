import { describe, expect, it } from 'vitest'
import { indexLines } from './position.ts'
import { sentenceAt, splitSentences } from './prose.ts'

describe('a place in a text', () => {
  it('counts characters, whatever units a rare ideograph takes', () => {
    const text = '甲𠮷乙\n丙𠮷𠮷丁\r\n戊'
    const placeOf = indexLines(text, 'x')
    const at = (letter: string) => {
      const { line, column } = placeOf(text.indexOf(letter))
      return `${line}:${column}`
    }
    expect([at('甲'), at('乙'), at('丙'), at('丁'), at('戊')]).toEqual(['1:1', '1:3', '2:1', '2:4', '3:1'])
    expect(placeOf(text.length)).toEqual({ source: 'x', line: 3, column: 2 })
  })
})

describe('the sentence of a place', () => {
  it('is the one that a search through all of them finds', () => {
    const text = '一。二二！三三三？没有句号的尾巴'
    for (let index = 0; index <= text.length; index += 1) {
      expect(sentenceAt(text, index)).toEqual(splitSentences(text).find(({ start, end }) => start <= index && index < end))
    }
    expect(sentenceAt('', 0)).toBeUndefined()
  })
})
