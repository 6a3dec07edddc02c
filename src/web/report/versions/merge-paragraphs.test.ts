import { describe, expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { diffLists } from './diff.ts'
import { changesTo, mergeParagraphs, textOfMerge } from './merge-paragraphs.ts'

const base = '甲\n\n乙\n\n丙'
const merged = (mine: string, theirs: string) => mergeParagraphs(base, mine, theirs)
const openIn = (mine: string, theirs: string) => merged(mine, theirs).filter(({ type }) => type === 'open')

describe('two texts that began as one', () => {
  it('meet where each changed other paragraphs, next to each other or not', () => {
    expect(textOfMerge(merged('甲一\n\n乙\n\n丙', '甲\n\n乙二\n\n丙'))).toBe('甲一\n\n乙二\n\n丙')
    expect(textOfMerge(merged('甲\n\n乙', '零\n\n甲\n\n乙\n\n丙'))).toBe('零\n\n甲\n\n乙')
    expect(openIn('甲一\n\n乙\n\n丙三', '甲\n\n乙二\n\n丙')).toEqual([])
  })

  it('leave open what both changed to something else, and nothing of it is lost', () => {
    const pieces = merged('甲\n\n乙一\n\n丙', '甲\n\n乙二\n\n丙三')
    expect(openIn('甲\n\n乙一\n\n丙', '甲\n\n乙二\n\n丙三')).toEqual([
      { type: 'open', mine: ['乙一'], theirs: ['乙二'], base: ['乙'], line: 3, under: '' },
    ])
    expect(textOfMerge(pieces, ['mine'])).toBe('甲\n\n乙一\n\n丙三')
    expect(textOfMerge(pieces, ['theirs'])).toBe('甲\n\n乙二\n\n丙三')
    expect(textOfMerge(pieces, ['both'])).toBe('甲\n\n乙二\n\n乙一\n\n丙三')
  })

  it('say where it stands in one’s own text, and under which heading', () => {
    const old = '# 一、农业\n\n甲\n\n# 二、工业\n\n乙'
    const pieces = mergeParagraphs(old, old.replace('甲', '零\n\n甲一').replace('乙', '乙一'), old.replace('乙', '乙二'))
    expect(pieces.flatMap((piece) => (piece.type === 'open' ? [[piece.line, piece.under]] : []))).toEqual([[9, '二、工业']])
  })

  it('ask when both added something at one place, and do not when they added the same', () => {
    expect(openIn(`${base}\n\n丁`, `${base}\n\n戊`)).toHaveLength(1)
    expect(textOfMerge(merged(`${base}\n\n丁`, `${base}\n\n丁`))).toBe(`${base}\n\n丁`)
  })
})

const text = fc.array(fc.constantFrom('甲', '乙', '丙', '', '丁'), { maxLength: 9 }).map((lines) => lines.join('\n'))

describe('whatever the texts', () => {
  it('a side that did nothing takes over the other, and both sides alike are no question', () => {
    fc.assert(
      fc.property(text, text, (one, two) => {
        expect(textOfMerge(mergeParagraphs(one, one, two))).toBe(two)
        expect(textOfMerge(mergeParagraphs(one, two, one))).toBe(two)
        expect(textOfMerge(mergeParagraphs(one, two, two))).toBe(two)
      }),
    )
  })

  it('choosing one side everywhere keeps all of it that the other did not change', () => {
    fc.assert(
      fc.property(text, text, text, (old, mine, theirs) => {
        const pieces = mergeParagraphs(old, mine, theirs)
        const open = pieces.filter(({ type }) => type === 'open').length
        const chosen = textOfMerge(
          pieces,
          Array.from({ length: open }, () => 'both' as const),
        ).split('\n')
        const added = (side: string) =>
          diffLists(old.split('\n'), side.split('\n')).flatMap(({ start, end }) => side.split('\n').slice(start, end))
        // An empty line is no words: whether one of them left it is no question to ask.
        for (const line of [...added(mine), ...added(theirs)].filter((one) => one !== '')) expect(chosen).toContain(line)
      }),
    )
  })

  it('the changes for the editor make the one of the other', () => {
    fc.assert(
      fc.property(text, text, (one, two) => {
        let made = one
        for (const { from, to, insert } of [...changesTo(one, two)].reverse()) made = made.slice(0, from) + insert + made.slice(to)
        expect(made).toBe(two)
      }),
    )
  })
})
