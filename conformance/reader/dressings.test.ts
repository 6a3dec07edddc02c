import { describe, expect, it } from 'vitest'
import { fc } from '../../src/definition/testing/seeded.ts'
import { compileBody, type TestValues } from '../../src/kernel/report/testing.ts'
import { rounds } from '../rounds.ts'
import { dressings } from './dressings.ts'
import { kinds, sentencesOf } from './sentences.ts'

/** What the compile says of a sentence: the verdicts in the order of the text, and whether it is refused. */
function sayOf(text: string, values: TestValues): { readonly verdicts: string; readonly refused: boolean } {
  const { assertions, problems } = compileBody(text, values)
  return {
    verdicts: assertions.map(({ verdict }) => verdict).join(' '),
    refused: problems.some(({ severity }) => severity === 'error'),
  }
}

describe('a made sentence', () => {
  it.each(kinds)('of %s is refused when it is false, and dressing changes nothing', (kind) => {
    fc.assert(
      fc.property(sentencesOf(kind), ({ text, values, holds }) => {
        const plain = sayOf(text, values)
        expect(`${text} ${plain.refused ? 'refused' : 'passes'}`).toBe(`${text} ${holds ? 'passes' : 'refused'}`)
        for (const { name, dress } of dressings)
          expect(`${name} ${dress(text)} ${sayOf(dress(text), values).verdicts}`).toBe(`${name} ${dress(text)} ${plain.verdicts}`)
      }),
      { numRuns: rounds({ sample: 6, whole: 1000 }) },
    )
  })
})
