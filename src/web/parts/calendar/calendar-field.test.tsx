// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import type { CalendarGrain } from '../../../definition/field/kinds.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { CalendarField } from './CalendarField.tsx'

/** A field filled with a value, and beside it what would be saved. */
function Saved({ grain, filled }: { readonly grain: CalendarGrain; readonly filled: string }) {
  const [value, setValue] = useState<string | undefined>(filled)
  return (
    <>
      <CalendarField grain={grain} label="日期" value={value} change={setValue} />
      <output>{value ?? '不能保存'}</output>
    </>
  )
}

const saved = () => screen.getByRole('status').textContent

test.each([
  ['month', '2020-01', '2026-11', '2026-11'],
  ['month', '2020-01', '11月', '2021-11'],
  ['month', '2020-01', '２０２６．１１', '2026-11'],
  ['day', '2021-01-25', '2026-11-12', '2026-11-12'],
  ['day', '2021-01-25', '1112', '2021-11-12'],
  ['day', '2021-01-25', '11.12', '2021-11-12'],
] as const)('a %s filled with %s and typed over with %s is saved as %s', async (grain, filled, typed, expected) => {
  const user = userEvent.setup()
  renderInside(<Saved grain={grain} filled={filled} />)
  await user.tab()
  await user.keyboard(typed)
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe(typed)
  await user.tab()
  expect(saved()).toBe(expected)
})

test('what cannot be read stays as it is typed, says so and cannot be saved', async () => {
  const user = userEvent.setup()
  renderInside(<Saved grain="day" filled="2021-01-25" />)
  const input = screen.getByRole<HTMLInputElement>('textbox')
  await user.tab()
  await user.keyboard('2021-02-30{Enter}')
  expect(input.value).toBe('2021-02-30')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(saved()).toBe('不能保存')
  expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toContain('2月')
})
