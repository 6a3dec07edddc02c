// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { renderInside } from '../testing/render-inside.tsx'
import { type LastAct, useRememberAct, useUndoLastAct } from './use-last-act.tsx'

function Page({ acts }: { readonly acts: readonly LastAct[] }) {
  const remember = useRememberAct('road-work')
  const undo = useUndoLastAct('road-work')
  return (
    <>
      {acts.map((act) => (
        <button key={act.words} type="button" onClick={() => remember(act)}>
          {act.words}
        </button>
      ))}
      <button type="button" onClick={undo}>
        Ctrl+Z
      </button>
    </>
  )
}

function open() {
  const acts = ['第一件', '第二件'].map((words) => ({ words, undo: vi.fn(() => Promise.resolve()) }))
  renderInside(<Page acts={acts} />)
  const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 })
  return { acts, press: (name: string) => user.click(screen.getByRole('button', { name })) }
}

test('the first press says what would be taken back, the second does it, once', async () => {
  const { acts, press } = open()
  await press('Ctrl+Z')
  expect(await screen.findByText('这一页上还没有可以撤回的事。')).toBeTruthy()
  await press('第一件')
  await press('Ctrl+Z')
  expect(await screen.findByText(/撤回上一步：第一件？/)).toBeTruthy()
  expect(acts[0]?.undo).not.toHaveBeenCalled()
  await press('Ctrl+Z')
  await waitFor(() => expect(acts[0]?.undo).toHaveBeenCalledTimes(1))
  await press('Ctrl+Z')
  expect(acts[0]?.undo).toHaveBeenCalledTimes(1)
})

test('what is done in between is asked about anew: the answer is to what was said', async () => {
  const { acts, press } = open()
  await press('第一件')
  await press('Ctrl+Z')
  await press('第二件')
  await press('Ctrl+Z')
  expect(await screen.findByText(/撤回上一步：第二件？/)).toBeTruthy()
  expect(acts.map(({ undo }) => undo.mock.calls.length)).toEqual([0, 0])
  await press('Ctrl+Z')
  await waitFor(() => expect(acts.map(({ undo }) => undo.mock.calls.length)).toEqual([0, 1]))
})
