import { describe, expect, it } from 'vitest'
import { findingsOf, problemsOf } from './codes.ts'

const table = {
  'too-large': { about: '数太大', severity: 'error', message: '<number>太大，至多<most>', hint: '改小' },
  spelling: {
    about: '写错了字',
    severity: 'error',
    says: {
      mark: { message: '用错了标点', hint: '改成“<mark>”', severity: 'warning' },
      word: { message: '“<word>”写错了', hint: '改字' },
    },
  },
} as const

describe('a table of codes', () => {
  const say = findingsOf(table)
  const at = { source: '文', line: 2, column: 3 }

  it('puts the parameters into the words, each wherever it is named', () => {
    expect(say('too-large', { number: 12, most: 9 })).toEqual({
      code: 'too-large',
      severity: 'error',
      message: '12太大，至多9',
      hint: '改小',
    })
  })

  it('leaves what a parameter looks like alone', () => {
    expect(say('spelling.word', { word: '<mark>' }).message).toBe('“<mark>”写错了')
  })

  it('has several wordings of one code, one of them less grave', () => {
    const problem = problemsOf(table)(at, 'spelling.mark', { mark: '。' })
    expect(problem).toEqual({ code: 'spelling', severity: 'warning', at, message: '用错了标点', hint: '改成“。”' })
  })
})
