import { expect, it } from 'vitest'
import { draftLines } from './draft-pieces.ts'

it('cuts the lines of an old text where something is to be decided, a rare letter counting once', () => {
  const binding = {
    line: 2,
    column: 5,
    text: '300',
    token: '{{造林面积}}',
    name: '造林面积',
    kind: 'figure' as const,
    confidence: 0.9,
    why: '',
  }
  const question = { line: 2, column: 11, text: '7', why: '拿不准', candidates: [] }
  const [title, line] = draftLines('题\n𠮷村造林300亩，修7条。\n\n', { bindings: [binding], questions: [question] })
  expect(title).toEqual({ line: 1, pieces: [{ type: 'text', words: '题' }] })
  expect(line?.pieces.map(({ type, words }) => `${type} ${words}`)).toEqual([
    'text 𠮷村造林',
    'binding 300',
    'text 亩，修',
    'question 7',
    'text 条。',
  ])
})
