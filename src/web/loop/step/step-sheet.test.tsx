// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { StoredFileView } from '../../../api/contract/file.ts'
import type { StepInput } from '../../../api/contract/loop.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedStep } from '../../../definition/loop/types.ts'
import { loopsPack } from '../../../definition/testing/small-loop.ts'
import { HttpError } from '../../http/client.ts'
import type { FormTexts } from '../../ledger/form/form-values.ts'
import { answerCalls, refusal } from '../../testing/answer-calls.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { StepSheet } from './StepSheet.tsx'

const { catalogue } = resolveCatalogue([loopsPack()])
const [loop] = catalogue.loops
const ledger = catalogue.ledgers.find(({ id }) => id === loop?.ledger)

function given(): { readonly ledger: ResolvedLedger; readonly steps: readonly ResolvedStep[] } {
  if (loop === undefined || ledger === undefined) throw new Error('the small loop has gone')
  return { ledger, steps: loop.steps }
}

interface Sheet {
  readonly values?: FormTexts
  readonly warnings?: readonly string[]
  readonly barred?: string
  readonly error?: Error
  readonly does?: string
  readonly phone?: boolean
}

async function openSheet(id: string, { values, warnings = [], barred, error, does, phone = false }: Sheet = {}) {
  const step = given().steps.find((one) => one.id === id)
  if (step === undefined) throw new Error(`no step ${id}`)
  const submit = vi.fn<(body: StepInput) => void>()
  const close = vi.fn<() => void>()
  renderInside(
    <StepSheet
      title={step.label}
      step={step}
      ledger={given().ledger}
      values={values}
      warnings={warnings}
      irreversible={does === undefined ? null : { does }}
      barred={barred ?? null}
      subject="石桥"
      pending={false}
      error={error ?? null}
      submit={submit}
      close={close}
    />,
    { phone },
  )
  // It stands in its first input once it has come up.
  if (!phone) await waitFor(() => expect(document.activeElement?.id).toMatch(/^(field-cost|step-opinion)$/))
  return { user: userEvent.setup(), submit, close, press: () => screen.getByRole('button', { name: step.label }) }
}

const photo = (name: string) => new File(['x'], name, { type: 'image/png' })
const digest = 'a'.repeat(64)
const stored = (name: string): StoredFileView => ({ value: `${name}#sha256:${digest}`, digest, name, mediaType: 'image/png', size: 1 })
const keep = ({ body }: { readonly body: unknown }) => {
  const file = body instanceof FormData ? body.get('file') : null
  return file instanceof File ? stored(file.name) : refusal(400, { code: 'invalid', message: '没有文件' })
}
const box = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name })
const files = () => screen.getByLabelText<HTMLInputElement>('选佐证文件')

test('a step is taken with what it asks for, and no other field is sent', async () => {
  const received = answerCalls({ 'POST /api/files': keep })
  const { user, submit } = await openSheet('finish', { values: { cost: '', note: '旧备注', grade: 'heavy' } })
  await user.upload(files(), [photo('桥面.png'), photo('桥墩.png')])
  await screen.findByText('桥墩.png')
  await user.click(box('费用'))
  await user.keyboard('3000{Control>}{Enter}{/Control}')
  expect(submit.mock.calls).toEqual([
    [{ step: 'finish', values: { cost: '3000.00' }, evidence: [stored('桥面.png').value, stored('桥墩.png').value] }],
  ])
  expect(received).toHaveLength(2)
})

test('nothing is sent before all that is required is there; each lack is said at its place', async () => {
  const { user, submit, press } = await openSheet('finish')
  await user.click(press())
  expect(submit).not.toHaveBeenCalled()
  expect(box('费用').getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(box('费用'))
  expect(screen.getByRole('alert').textContent).toBe('请附上佐证材料或照片')
})

test('what nobody touched is not sent: it may be masked here, or differ from case to case', async () => {
  answerCalls({ 'POST /api/files': keep })
  const { user, submit, press } = await openSheet('finish', { values: { cost: '***', note: '***' } })
  await user.upload(files(), photo('桥面.png'))
  await screen.findByText('桥面.png')
  await user.click(press())
  expect(submit.mock.calls.map(([{ values }]) => values)).toEqual([{}])
})

test('a field that was filled is sent empty once it is emptied', async () => {
  answerCalls({ 'POST /api/files': keep })
  const { user, submit, press } = await openSheet('finish', { values: { cost: '3000.00', note: '旧备注' } })
  await user.upload(files(), photo('桥面.png'))
  await screen.findByText('桥面.png')
  await user.clear(box('备注'))
  await user.click(press())
  expect(submit.mock.calls.map(([{ values }]) => values)).toEqual([{ note: null }])
})

test('of several files that are chosen at once one that is refused leaves those before it', async () => {
  const message = '文件太大'
  answerCalls({
    'POST /api/files': (one) => {
      const answer = keep(one)
      return 'name' in answer && answer.name === '录像.png' ? refusal(413, { code: 'invalid', message }) : answer
    },
  })
  const { user } = await openSheet('finish')
  await user.upload(files(), [photo('桥面.png'), photo('录像.png')])
  expect((await screen.findByRole('alert')).textContent).toBe(message)
  expect(screen.getByText('桥面.png')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '去掉 桥面.png' }))
  expect(screen.queryByText('桥面.png')).toBeNull()
})

test('a file that is chosen twice stands there once', async () => {
  answerCalls({ 'POST /api/files': keep })
  const { user } = await openSheet('finish')
  await user.upload(files(), [photo('桥面.png'), photo('桥面.png'), photo('桥墩.png')])
  await screen.findByText('桥墩.png')
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['桥面.png', '桥墩.png'])
})

test('on a phone the camera is one press away, and its photo is kept like a file', async () => {
  answerCalls({ 'POST /api/files': keep })
  const { user } = await openSheet('finish', { phone: true })
  await screen.findByRole('button', { name: '拍照' })
  await user.upload(screen.getByLabelText('拍佐证照片'), photo('现场.png'))
  await screen.findByText('现场.png')
})

test('at a desk there is no camera to press', async () => {
  await openSheet('finish')
  expect(screen.queryByRole('button', { name: '拍照' })).toBeNull()
})

test('a step waits for a file that is still under way', async () => {
  let arrive = (_: StoredFileView) => {}
  answerCalls({ 'POST /api/files': () => new Promise<StoredFileView>((resolve) => (arrive = resolve)) })
  const { user, submit, press } = await openSheet('finish', { values: { cost: '3000.00' } })
  await user.upload(files(), photo('桥面.png'))
  await user.click(press())
  expect(submit).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').textContent).toBe('佐证材料还在上传，传完再办')
  arrive(stored('桥面.png'))
  await screen.findByText('桥面.png')
  await user.click(press())
  expect(submit).toHaveBeenCalledTimes(1)
})

test('a reason that is required is not blank', async () => {
  const { user, submit, press } = await openSheet('sendBack')
  await user.click(box(/退回理由/))
  await user.keyboard('   {Control>}{Enter}{/Control}')
  expect(submit).not.toHaveBeenCalled()
  expect(box(/退回理由/).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('请写明退回理由')).toBeTruthy()
  await user.keyboard('桥墩未修')
  await user.click(press())
  expect(submit.mock.calls).toEqual([[{ step: 'sendBack', values: {}, opinion: '桥墩未修' }]])
})

test('what speaks against a step is said and must be explained', async () => {
  const { user, submit, press } = await openSheet('accept', { warnings: ['发现已经超过三天。'] })
  expect(screen.getByText('发现已经超过三天。')).toBeTruthy()
  await user.click(press())
  expect(submit).not.toHaveBeenCalled()
  await user.click(box(/仍要办理的理由/))
  await user.keyboard('雨天路断{Control>}{Enter}{/Control}')
  expect(submit.mock.calls).toEqual([[{ step: 'accept', values: {}, opinion: '雨天路断' }]])
})

test('a step that cannot be taken now says why and is not sent, by no key either', async () => {
  const { user, submit, press } = await openSheet('accept', { barred: '公示期未满' })
  expect(screen.getByText('现在还不能办：公示期未满')).toBeTruthy()
  expect(press().hasAttribute('disabled')).toBe(true)
  await user.click(box('意见'))
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(submit).not.toHaveBeenCalled()
})

test('what the server refuses stands beside its field and above the button', async () => {
  const error = new HttpError({ status: 422, code: 'invalid', message: '没有办成', fields: [{ field: 'cost', message: '费用要大于零。' }] })
  await openSheet('finish', { error })
  expect(screen.getByText('没有办成')).toBeTruthy()
  expect(box('费用').getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(box('费用').getAttribute('aria-describedby') ?? '')?.textContent).toBe('费用要大于零。')
})

test('what cannot be taken back is read before the button', async () => {
  await openSheet('refuse', { does: '这座桥不再维修。' })
  expect(screen.getByRole('region', { name: '办了不能撤回' }).textContent).toContain('这座桥不再维修。')
})
