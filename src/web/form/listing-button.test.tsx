// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { answerCalls } from '../testing/answer-calls.ts'
import { renderInside } from '../testing/render-inside.tsx'
import { ListingButton } from './ListingButton.tsx'

const listing = {
  id: 'l1',
  name: '统计表',
  department: '县统计局',
  frequency: 'year',
  frequencyWord: '每年',
  dueDays: 10,
  since: '2020-01-01',
  holder: { id: 'c1', name: '方小禾' },
}
const outline = (ledgers: readonly { readonly id: string; readonly label: string }[]) => ({
  ledgers,
  indicators: [],
  claims: [],
  packs: [],
})

test('a form that nobody answers for any more is said to have nobody', async () => {
  const user = userEvent.setup({ delay: null })
  const received = answerCalls({
    'GET /api/forms': () => ({
      forms: [{ id: 'f1', version: 2, name: '统计表.xlsx', period: '2020', hasFile: true, listing, returns: [] }],
      unbound: [],
    }),
    'GET /api/catalogue/outline': () => outline([{ id: 'cadre', label: '干部' }]),
    'GET /api/ledgers/cadre/options': () => [{ id: 'c1', title: '方小禾' }],
    'GET /api/ledgers/cadre/records/c1': () => ({ id: 'c1', title: '方小禾' }),
    'PUT /api/forms/f1/listing': () => ({}),
  })
  renderInside(<ListingButton form={{ id: 'f1', version: 2, name: '统计表.xlsx' }} />)
  await user.click(await screen.findByRole('button', { name: '谁要、何时报' }))
  const holder = await screen.findByRole('combobox', { name: '负责人' })
  await screen.findByText('方小禾')
  await user.click(holder)
  await user.keyboard('{Backspace}')
  await user.click(screen.getByRole('button', { name: /^记\s?下$/ }))
  await waitFor(() => expect(received.some(({ call }) => call.startsWith('PUT /api/forms/f1'))).toBe(true))
  expect(received.find(({ call }) => call.startsWith('PUT /api/forms/f1'))?.body).toMatchObject({
    version: 2,
    holder: null,
    values: { name: '统计表' },
  })
})
