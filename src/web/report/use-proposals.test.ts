// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { CompiledAssertion, CompiledReport } from '../../definition/report/types.ts'
import { findAgain, useProposals } from './use-proposals.ts'

const proposal = { text: '{{招商引资到资|万元|0}}万元', why: '' }

function said(offset: number, part: Partial<CompiledAssertion> = {}): CompiledAssertion {
  const at = { source: '模板', line: 1, column: offset + 1 }
  return { at, offset, length: 6, text: '3000万元', kind: 'level', verdict: 'refuted', why: '', proposals: [proposal], ...part }
}

function reportOf(...assertions: readonly CompiledAssertion[]): CompiledReport {
  const front = {
    title: '',
    town: '',
    period: '2020',
    profile: 'congress',
    subtitle: undefined,
    author: undefined,
    salutation: undefined,
  } as const
  return { front, asOf: '', figures: [], claims: [], checks: [], assertions, backgrounds: [], problems: [], blocks: [], text: '' }
}

const written = vi.fn()
const show = (source: string, isOld: boolean, report: CompiledReport) =>
  renderHook((reading) => useProposals(reading, written), { initialProps: { source, isOld, report } })

test('a proposal is written over its words at once where the reading is of this text', () => {
  const { result } = show('到资3000万元。', false, reportOf(said(2)))
  act(() => result.current.take(said(2), proposal))
  expect(result.current.insertion).toEqual({ at: said(2).at, expected: '3000万元', text: proposal.text, count: 1 })
})

test('one that is pressed while the text is being read is written once it was, where its words stand then', () => {
  const { result, rerender } = show('今年到资3000万元。', true, reportOf(said(2)))
  act(() => result.current.take(said(2), proposal))
  expect(result.current.insertion).toBeUndefined()
  rerender({ source: '今年到资3000万元。', isOld: false, report: reportOf(said(4)) })
  expect(result.current.insertion).toEqual({ at: said(4).at, expected: '3000万元', text: proposal.text, count: 1 })
  rerender({ source: '今年到资3000万元。', isOld: false, report: reportOf(said(4)) })
  expect(result.current.insertion?.count).toBe(1)
})

test('one whose words ask for something else by then is dropped', () => {
  const { result, rerender } = show('到资4045万元。', true, reportOf(said(2)))
  act(() => result.current.take(said(2), proposal))
  rerender({ source: '到资4045万元。', isOld: false, report: reportOf(said(2, { text: '4045万元', verdict: 'agreed', proposals: [] })) })
  expect(result.current.insertion).toBeUndefined()
})

test('of the same words at several places the nearest are meant', () => {
  const taken = { assertion: said(10), proposal }
  expect(findAgain(taken, reportOf(said(2), said(13), said(40)))?.offset).toBe(13)
  expect(findAgain(taken, reportOf(said(9, { kind: 'share' })))).toBeUndefined()
})
