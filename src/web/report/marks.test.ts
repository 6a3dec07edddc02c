import { describe, expect, it } from 'vitest'
import type { ReportBlock } from '../../definition/report/types.ts'
import { listMarks, stepMark } from './marks.ts'

const blocks: readonly ReportBlock[] = [
  {
    type: 'paragraph',
    line: 8,
    inlines: [
      { type: 'text', text: '全镇' },
      { type: 'claim', index: 0, text: '由负转正', proof: 'holds' },
      { type: 'figure', n: 1, text: '300', proof: 'holds' },
    ],
  },
  { type: 'table', line: 10, rows: [[[{ type: 'figure', n: 2, text: '4', proof: 'fails' }]]] },
]

describe('the marks of a report', () => {
  it('stand in the order of the text, those in tables included', () => {
    expect(listMarks(blocks)).toEqual([
      { type: 'claim', index: 0 },
      { type: 'figure', n: 1 },
      { type: 'figure', n: 2 },
    ])
  })

  it('are walked round in both directions', () => {
    const marks = listMarks(blocks)
    expect(stepMark(marks, undefined, 1)).toEqual({ type: 'claim', index: 0 })
    expect(stepMark(marks, undefined, -1)).toEqual({ type: 'figure', n: 2 })
    expect(stepMark(marks, { type: 'figure', n: 2 }, 1)).toEqual({ type: 'claim', index: 0 })
    expect(stepMark([], undefined, 1)).toBeUndefined()
  })
})
