// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderInside } from '../testing/render-inside.tsx'
import { SlowNote } from './SlowNote.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))

test('after two seconds without a network it is said, and that what was typed stays', () => {
  renderInside(<SlowNote saving paused />)
  pass(1_900)
  expect(screen.queryByRole('status')).toBeNull()
  pass(200)
  expect(screen.getByRole('status').textContent).toContain('没有网络。内容留在这里')
})

test('a slow network is told from none, and what is saved at once says nothing', () => {
  renderInside(<SlowNote saving paused={false} />)
  pass(2_100)
  expect(screen.getByRole('status').textContent).toContain('网络很慢')
})
