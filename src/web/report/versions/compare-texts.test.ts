import { describe, expect, it } from 'vitest'
import { compareTexts } from './compare-texts.ts'

const printed = {
  before: (token: string) => (token === '{{户数}}' ? '140' : token),
  now: (token: string) => (token === '{{户数}}' ? '146' : token === '{{资金}}' ? '42.6' : token),
}

describe('two versions of a text', () => {
  it('differ word by word, with the values that tokens printed in each', () => {
    expect(compareTexts('甲\n\n帮扶{{户数}}户，成效好。', '甲\n\n帮扶{{户数}}户，发放{{资金}}万元，成效很好。', printed)).toEqual([
      {
        line: 3,
        pieces: [
          { type: 'same', words: '帮扶' },
          { type: 'moved', before: '140', now: '146' },
          { type: 'same', words: '户，' },
          { type: 'new', words: '发放42.6万元，' },
          { type: 'same', words: '成效' },
          { type: 'new', words: '很' },
          { type: 'same', words: '好。' },
        ],
      },
    ])
  })

  it('show what only a ledger moved, and paragraphs that came or went', () => {
    const found = compareTexts('{{户数}}户\n\n乙', '{{户数}}户\n\n丙\n\n乙', printed)
    expect(found.map(({ line, pieces }) => [line, pieces.map(({ type }) => type).join()])).toEqual([
      [1, 'moved,same'],
      [3, 'new'],
    ])
  })

  it('say nothing of what is the same', () => {
    expect(compareTexts('甲\n\n乙', '甲\n\n乙', printed)).toEqual([])
  })
})
