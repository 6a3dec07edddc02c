// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { answerCalls, refusal } from '../../testing/answer-calls.ts'
import { knowCatalogue } from '../../testing/know-catalogue.ts'
import { ledgerOf, recordOf } from '../../testing/ledger-of.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { AddRecord } from './AddRecord.tsx'

const roadWork = ledgerOf(
  {
    name: field.text({ label: '路名', required: true }),
    doneOn: field.date({ label: '完工日期', required: true }),
    cost: field.money({ label: '费用', min: '0' }),
  },
  { date: 'doneOn' },
)
const post = 'POST /api/ledgers/road-work/records'

/** A page with the button that opens the form. */
function Page({ ledger, added }: { readonly ledger: ResolvedLedger; readonly added: (id: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        记一笔
      </button>
      {open ? <AddRecord ledger={ledger} close={() => setOpen(false)} added={({ id }) => added(id)} /> : null}
    </>
  )
}

async function openForm(ledger = roadWork) {
  const user = userEvent.setup({ delay: null })
  const added = vi.fn<(id: string) => void>()
  renderInside(<Page ledger={ledger} added={added} />, { known: knowCatalogue({ ledgers: [ledger] }) })
  const reopen = () => user.click(screen.getByRole('button', { name: '记一笔' }))
  await reopen()
  // It stands in its first input once it has come in.
  await waitFor(() => expect(document.activeElement?.id).toBe(`field-${ledger.fields[0]?.id}`))
  return { user, added, reopen }
}

const box = (label: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name: label })

test('a form is filled and saved with the keyboard alone, its own day filled in', async () => {
  const received = answerCalls({ [post]: () => recordOf('r1', { name: '石桥路' }) })
  const { user, added } = await openForm()
  await user.click(box('路名'))
  await user.keyboard('石桥路{Tab}{Tab}')
  await user.keyboard('1.2万元{Control>}{Enter}{/Control}')
  await waitFor(() => expect(added).toHaveBeenCalledWith('r1'))
  expect(received.map(({ body }) => body)).toEqual([{ values: { name: '石桥路', doneOn: '2021-01-25', cost: '12000.00' } }])
})

test('saving and writing the next one empties the form and stands in its first input', async () => {
  const received = answerCalls({ [post]: () => recordOf('r1', { name: '石桥路' }) })
  const { user, added } = await openForm()
  await user.click(box('路名'))
  await user.keyboard('石桥路{Control>}{Shift>}{Enter}{/Shift}{/Control}')
  await waitFor(() => expect(box('路名').value).toBe(''))
  expect(document.activeElement).toBe(box('路名'))
  expect(added).not.toHaveBeenCalled()
  expect(received).toHaveLength(1)
})

test('nothing is sent while a field is wrong', async () => {
  const received = answerCalls({})
  const { user } = await openForm()
  await user.click(box('费用'))
  await user.keyboard('-5{Control>}{Enter}{/Control}')
  expect(screen.getByText('请填写路名')).toBeTruthy()
  expect(screen.getByText('“费用”不能小于0')).toBeTruthy()
  expect(document.activeElement).toBe(box('路名'))
  expect(received).toEqual([])
})

test('what the server refuses stands beside its field until that is changed, and again when it refuses anew', async () => {
  const message = '已经有“石桥路”了'
  const received = answerCalls({
    [post]: () => refusal(422, { code: 'invalid', message: '没有保存', fields: [{ field: 'name', message }] }),
  })
  const { user } = await openForm()
  await user.click(box('路名'))
  await user.keyboard('石桥路{Control>}{Enter}{/Control}')
  await screen.findByText(message)
  expect(box('路名').getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(box('路名').getAttribute('aria-describedby') ?? '')?.textContent).toBe(message)
  expect(screen.getByText('没有保存')).toBeTruthy()

  await user.keyboard('段')
  expect(box('路名').getAttribute('aria-invalid')).toBe('false')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(box('路名').getAttribute('aria-invalid')).toBe('true'))
  expect(received.map(({ body }) => body)).toMatchObject([{ values: { name: '石桥路' } }, { values: { name: '石桥路段' } }])
})

test('what was typed is still there after Esc, and says so', async () => {
  const { user, reopen } = await openForm()
  await user.click(box('路名'))
  await user.keyboard('石桥路{Escape}')
  await waitFor(() => expect(screen.queryByRole('textbox', { name: '路名' })).toBeNull())
  await reopen()
  expect(box('路名').value).toBe('石桥路')
  await user.click(screen.getByRole('button', { name: '重新填' }))
  expect(box('路名').value).toBe('')
  expect(box('完工日期').value).toBe('2021-01-25')
  expect(screen.queryByRole('note')).toBeNull()
})

test('nothing is left behind by a form that was saved, or closed as it was opened', async () => {
  answerCalls({ [post]: () => recordOf('r1', { name: '石桥路' }) })
  const { user, added, reopen } = await openForm()
  await user.click(box('路名'))
  await user.keyboard('石桥路{Control>}{Enter}{/Control}')
  await waitFor(() => expect(added).toHaveBeenCalled())
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('textbox', { name: '路名' })).toBeNull())
  await reopen()
  expect(box('路名').value).toBe('')
  expect(screen.queryByRole('note')).toBeNull()
})

const scan = {
  digest: 'a'.repeat(64),
  name: '会议纪要.pdf',
  mediaType: 'application/pdf',
  size: 1,
  value: `会议纪要.pdf#sha256:${'a'.repeat(64)}`,
}
const withPaper = ledgerOf({ name: field.text({ label: '路名' }), paper: field.attachment({ label: '批文' }) })
const chooser = () => document.querySelector<HTMLInputElement>('input[type=file]') ?? document.createElement('input')

test('a document is uploaded, can be taken away, and what is saved names it', async () => {
  const received = answerCalls({ 'POST /api/files': () => scan, [post]: () => recordOf('r1', { name: '石桥路' }) })
  const { user } = await openForm(withPaper)
  await user.upload(chooser(), new File(['x'], '会议纪要.pdf', { type: 'application/pdf' }))
  await user.click(await screen.findByRole('button', { name: '去掉' }))
  await user.upload(chooser(), new File(['x'], '会议纪要.pdf', { type: 'application/pdf' }))
  await screen.findByText('换一个文件')
  await user.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(received.at(-1)?.body).toEqual({ values: { name: null, paper: scan.value } }))
})

test('a document that the server does not take is refused in its words beside the field', async () => {
  answerCalls({ 'POST /api/files': () => refusal(413, { code: 'invalid', message: '文件太大，最多 20 兆' }) })
  const { user } = await openForm(withPaper)
  await user.upload(chooser(), new File(['x'], '录像.pdf', { type: 'application/pdf' }))
  expect((await screen.findByRole('alert')).textContent).toBe('文件太大，最多 20 兆')
})

test('a form is not saved without the document that is still under way', async () => {
  let arrive = (_: typeof scan) => {}
  const received = answerCalls({
    'POST /api/files': () => new Promise<typeof scan>((resolve) => (arrive = resolve)),
    [post]: () => recordOf('r1', { name: '石桥路' }),
  })
  const { user } = await openForm(withPaper)
  await user.upload(chooser(), new File(['x'], '会议纪要.pdf', { type: 'application/pdf' }))
  await user.click(screen.getByRole('button', { name: '保存' }))
  await screen.findByText('文件还在上传，传完再保存')
  expect(received.map(({ call }) => call)).toEqual(['POST /api/files'])
  arrive(scan)
  await screen.findByText('换一个文件')
  await user.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(received.at(-1)?.body).toMatchObject({ values: { paper: scan.value } }))
})

test('a warning is said and does not stop saving', async () => {
  const received = answerCalls({ [post]: () => recordOf('r1', { code: '91350203M0001QAY9B' }) })
  const { user } = await openForm(ledgerOf({ code: field.creditCode({ label: '信用代码' }) }))
  await user.click(box('信用代码'))
  await user.keyboard('91350203M0001QAY9B')
  expect(screen.getByText(/校验位不符/)).toBeTruthy()
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(received).toHaveLength(1))
})

test('a reference to one of several ledgers waits until it is said which', async () => {
  const received = answerCalls({
    'GET /api/ledgers/village/options': () => [{ id: 'v1', title: '石桥村' }],
    'GET /api/ledgers/village/records/v1': () => recordOf('v1', { name: '石桥村' }),
    [post]: () => recordOf('r1', {}),
  })
  const { user } = await openForm(
    ledgerOf({
      kind: field.choice({ label: '对象类别', options: { village: '村', firm: '企业' } }),
      object: field.anyRef({ label: '对象', choose: 'kind', to: { village: 'village', firm: 'enterprise' } }),
    }),
  )
  const object = () => screen.getByRole<HTMLInputElement>('combobox', { name: '对象' })
  expect(object().disabled).toBe(true)
  await user.click(screen.getByRole('combobox', { name: '对象类别' }))
  await user.keyboard('村{Enter}')
  await waitFor(() => expect(object().disabled).toBe(false))
  await user.click(object())
  await screen.findByTitle('石桥村')
  await user.keyboard('石{Enter}{Control>}{Enter}{/Control}')
  const sent = () => received.find(({ call }) => call === post)?.body
  await waitFor(() => expect(sent()).toEqual({ values: { kind: 'village', object: 'v1' } }))
})
