// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { RecordUses } from '../../../api/contract/record.ts'
import { field } from '../../../definition/field/field.ts'
import { usesBeforeQuery } from '../../http/queries.ts'
import { answerCalls, refusal } from '../../testing/answer-calls.ts'
import { knowCatalogue } from '../../testing/know-catalogue.ts'
import { ledgerOf, recordOf } from '../../testing/ledger-of.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { EditRecord } from './EditRecord.tsx'

const plain = ledgerOf({
  name: field.text({ label: '路名', required: true }),
  cost: field.money({ label: '费用' }),
  phone: field.phone({ label: '联系电话', secrecy: 'personal' }),
})
const ledger = {
  ...plain,
  fields: plain.fields.map((one) => (one.id === 'cost' ? { ...one, guarded: 'always' as const } : one)),
}
const roads: readonly LedgerRecord[] = [
  recordOf('r1', { name: '石桥路', cost: '1200.00', phone: '138****0000' }, { version: 3 }),
  recordOf('r2', { name: '柳湾路', cost: '800.00', phone: null }, { version: 1 }),
]
const patch = 'PATCH /api/ledgers/road-work/records/r1'
const amended = recordOf('r1', { name: '石桥路段', cost: '1200.00', phone: '138****0000' }, { version: 4 })

/** A list beside which one record is amended; another row puts that form away. */
function Page() {
  const [open, setOpen] = useState<LedgerRecord>()
  return (
    <>
      {roads.map((road) => (
        <button key={road.id} type="button" onClick={() => setOpen(road)}>
          {road.title}
        </button>
      ))}
      {open === undefined ? null : <EditRecord key={open.id} ledger={ledger} record={open} done={() => setOpen(undefined)} />}
    </>
  )
}

const uses = 'GET /api/ledgers/road-work/records/r1/uses'
const figure = { report: 'p', reportTitle: '报告', n: 1, name: '道路投资', printed: '12', line: 3, column: 1 }
const used: RecordUses = {
  indicators: [{ id: 'cost', label: '道路投资', unit: '元', period: '2020', value: '1200.00' }],
  figures: [figure, { ...figure, n: 2 }],
}

async function edit(can: { readonly guarded?: boolean } = {}) {
  const user = userEvent.setup()
  renderInside(<Page />, {
    can,
    known: (client) => {
      knowCatalogue({ ledgers: [ledger] })(client)
      for (const road of roads) client.setQueryData(usesBeforeQuery(ledger.id, road.id, road.version).queryKey, used)
    },
  })
  const show = (title: string) => user.click(screen.getByRole('button', { name: title }))
  await show('石桥路')
  return { user, show, save: () => user.click(screen.getByRole('button', { name: '保存' })) }
}

const box = (label: string) => screen.getByRole<HTMLInputElement>('textbox', { name: label })

test('only what was changed is sent, with the version that was read and the reason', async () => {
  const received = answerCalls({ [patch]: () => amended, [uses]: () => used })
  const { user, save } = await edit()
  await user.click(box('路名'))
  await user.keyboard('{End}段')
  await user.click(box('为什么改（可不填）'))
  await user.keyboard('名称写错')
  await save()
  await waitFor(() => expect(screen.queryByRole('textbox', { name: '路名' })).toBeNull())
  expect(received.flatMap(({ body }) => body ?? [])).toEqual([{ version: 3, values: { name: '石桥路段' }, reason: '名称写错' }])
})

test('it is told what moved by the correction, with one press to see it', async () => {
  answerCalls({
    [patch]: () => amended,
    [uses]: () => ({
      indicators: [{ ...used.indicators[0], value: '1300.00' }],
      figures: [
        { ...figure, printed: '13' },
        { ...figure, n: 2 },
      ],
    }),
  })
  const { user, save } = await edit()
  await user.click(box('路名'))
  await user.keyboard('{End}段')
  await save()
  expect(await screen.findByText(/动了 1 个指标、报告 1 处/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '去看' })).toBeTruthy()
  expect(screen.getByRole('button', { name: '恢复原值' })).toBeTruthy()
})

test('nothing is sent when nothing was changed, and nothing while a field is wrong', async () => {
  answerCalls({})
  const { user, show, save } = await edit()
  await user.clear(box('路名'))
  await save()
  expect(box('路名').getAttribute('aria-invalid')).toBe('true')
  await user.keyboard('石桥路')
  await save()
  await screen.findByText('没有改动')
  await show('石桥路')
  expect(screen.queryByRole('note')).toBeNull()
})

test('what was typed is still there after another row was looked at, until it is given up', async () => {
  const { user, show } = await edit()
  await user.click(box('路名'))
  await user.keyboard('{End}段')
  await show('柳湾路')
  expect(box('路名').value).toBe('柳湾路')
  await show('石桥路')
  expect(box('路名').value).toBe('石桥路段')
  expect(screen.getByRole('note').textContent).toContain('没有保存')
  await user.click(screen.getByRole('button', { name: '取消' }))
  await show('石桥路')
  expect(box('路名').value).toBe('石桥路')
})

test('what somebody else changed in between is shown before it is written over', async () => {
  const theirs = recordOf('r1', { name: '石桥大道', cost: '1200.00', phone: '138****0000' }, { version: 4 })
  const received = answerCalls({
    [patch]: ({ body }) =>
      JSON.stringify(body).includes('"version":4')
        ? { ...amended, version: 5 }
        : refusal(409, { code: 'conflict', message: '刚才有别人改过' }),
    'GET /api/ledgers/road-work/records/r1': () => theirs,
    [uses]: () => used,
  })
  const { user, save } = await edit()
  await user.click(box('路名'))
  await user.keyboard('{End}段')
  await save()
  await screen.findByText(/石桥大道/)
  expect(box('路名').value).toBe('石桥路段')
  await save()
  await waitFor(() => expect(screen.queryByRole('textbox', { name: '路名' })).toBeNull())
  expect(received.flatMap(({ body }) => body ?? [])).toMatchObject([{ version: 3 }, { version: 4, values: { name: '石桥路段' } }])
})

test('what only the office changes is seen, not changed, and says why', async () => {
  await edit({ guarded: false })
  expect(box('费用').disabled).toBe(true)
  expect(box('路名').disabled).toBe(false)
  expect(document.getElementById(box('费用').getAttribute('aria-describedby') ?? '')?.textContent).toContain('只由科室经办人员更正')
})
