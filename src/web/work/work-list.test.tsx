// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { BulkStepResult, WorkItem } from '../../api/contract/loop.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { loopsPack } from '../../definition/testing/small-loop.ts'
import { answerCalls, refusal } from '../testing/answer-calls.ts'
import { knowCatalogue } from '../testing/know-catalogue.ts'
import { renderInside } from '../testing/render-inside.tsx'
import { WorkList } from './WorkList.tsx'

const { catalogue } = resolveCatalogue([loopsPack()])
const post = 'POST /api/cases/steps'

const steps = {
  accept: { id: 'accept', label: '受理', plain: true, returns: false, ends: null },
  wait: { id: 'wait', label: '等资金', plain: true, returns: false, ends: null },
  sendBack: { id: 'sendBack', label: '退回', plain: false, returns: true, ends: null },
} as const satisfies Readonly<Record<string, WorkItem['steps'][number]>>

const item = (id: string, part: Partial<WorkItem> = {}): WorkItem => ({
  id,
  version: 3,
  number: `WX${id}`,
  loop: 'repair-loop',
  loopLabel: '桥梁维修',
  ledger: 'repair',
  subject: `s${id}`,
  subjectTitle: `${id}号桥`,
  state: 'reported',
  stateLabel: '待受理',
  openedOn: '2021-01-20',
  enteredAt: '2021-01-20T08:00',
  due: '2021-01-27',
  daysLate: 0,
  holdUntil: null,
  suspendedUntil: null,
  returns: 0,
  endedOn: null,
  outcome: null,
  parent: null,
  main: null,
  escalatedTo: null,
  openerName: '周小禾',
  holderName: null,
  steps: [steps.accept],
  waits: null,
  ...part,
})
const inspection = (id: string) => item(id, { loop: 'inspection-loop', loopLabel: '巡查销号', subjectTitle: `${id}号巡查`, steps: [] })

function open(items: readonly WorkItem[], can: { readonly step?: boolean } = {}) {
  renderInside(<WorkList items={items} today="2021-01-25" />, { can, known: knowCatalogue(catalogue) })
  return userEvent.setup()
}

const tick = (title: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `选中：${title}` })
const bar = () => screen.getByRole('region', { name: '一起办' })

test('work stands by loop, the most pressing first, each line with its case and its step', () => {
  open([item('1'), inspection('2'), item('3')])
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['桥梁维修', '巡查销号'])
  const [first] = screen.getAllByRole('region')
  expect(within(first ?? document.body).getAllByRole('listitem')).toHaveLength(2)
  expect(screen.getByRole('button', { name: '受理：1号桥' })).toBeTruthy()
  expect(screen.queryByRole('region', { name: '一起办' })).toBeNull()
})

test('several that are chosen are taken one step on together, and it is told how each fared', async () => {
  const received = answerCalls({
    [post]: (): BulkStepResult => ({ taken: 1, refused: [{ case: '3', number: 'WX3', subjectTitle: '3号桥', why: '刚才有人办过' }] }),
  })
  const user = open([item('1'), item('2'), item('3', { version: 5 })])
  await user.click(tick('1号桥'))
  await user.click(tick('3号桥'))
  expect(bar().textContent).toContain('已选 2 件')
  await user.click(within(bar()).getByRole('button', { name: '受理' }))
  const told = await screen.findByRole('status')
  expect(told.textContent).toContain('1 件已办“受理”；1 件没有办成，仍在原处')
  expect(told.textContent).toContain('刚才有人办过')
  expect(received.map(({ body }) => body)).toEqual([
    {
      step: 'accept',
      loop: 'repair-loop',
      cases: [
        { id: '1', version: 3 },
        { id: '3', version: 5 },
      ],
      skipRefused: true,
    },
  ])
  expect(tick('1号桥').checked).toBe(false)
  expect(screen.queryByRole('region', { name: '一起办' })).toBeNull()
  await user.click(screen.getByRole('button', { name: '收起' }))
  expect(screen.queryByRole('status')).toBeNull()
})

test('all of a loop are chosen at once, and none again', async () => {
  const user = open([item('1'), item('2'), inspection('3')])
  await user.click(screen.getByRole('button', { name: /全选\s*：桥梁维修/ }))
  expect([tick('1号桥').checked, tick('2号桥').checked, tick('3号巡查').checked]).toEqual([true, true, false])
  await user.click(screen.getByRole('button', { name: /都不选\s*：桥梁维修/ }))
  expect(screen.queryByRole('region', { name: '一起办' })).toBeNull()
})

test('j and k walk the lines, x chooses the one that is stood on', async () => {
  const user = open([item('1'), item('2')])
  const focused = () => document.activeElement?.textContent
  await user.keyboard('j')
  expect(focused()).toBe('1号桥')
  await user.keyboard('jx')
  expect(focused()).toBe('2号桥')
  expect([tick('1号桥').checked, tick('2号桥').checked]).toEqual([false, true])
  await user.keyboard('kx')
  expect([tick('1号桥').checked, tick('2号桥').checked]).toEqual([true, true])
  await user.keyboard('x')
  expect(tick('1号桥').checked).toBe(false)
})

test('a step that only some can take says how many, and goes to those', async () => {
  const received = answerCalls({ [post]: (): BulkStepResult => ({ taken: 1, refused: [] }) })
  const user = open([item('1', { steps: [steps.accept, steps.wait] }), item('2')])
  await user.click(screen.getByRole('button', { name: /全选\s*：桥梁维修/ }))
  expect(
    within(bar())
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['受理', '等资金 1 件', '不选了'])
  await user.click(within(bar()).getByRole('button', { name: '等资金 1 件' }))
  await screen.findByRole('status')
  expect(received.map(({ body }) => body)).toMatchObject([{ step: 'wait', cases: [{ id: '1' }] }])
})

test('a step that asks for something asks once for all', async () => {
  const received = answerCalls({ [post]: (): BulkStepResult => ({ taken: 2, refused: [] }) })
  const user = open([item('1', { steps: [steps.sendBack] }), item('2', { steps: [steps.sendBack] })])
  await user.click(screen.getByRole('button', { name: /全选\s*：桥梁维修/ }))
  await user.click(within(bar()).getByRole('button', { name: '退回…' }))
  const sheet = await screen.findByRole('dialog')
  expect(sheet.textContent).toContain('1号桥、2号桥')
  await user.click(within(sheet).getByRole('textbox'))
  await user.keyboard('桥墩未修{Control>}{Enter}{/Control}')
  await screen.findByRole('status')
  expect(received.map(({ body }) => body)).toEqual([
    {
      step: 'sendBack',
      values: {},
      opinion: '桥墩未修',
      loop: 'repair-loop',
      cases: [
        { id: '1', version: 3 },
        { id: '2', version: 3 },
      ],
      skipRefused: true,
    },
  ])
})

test('what the server refuses stands in the bar, and what was chosen stays chosen', async () => {
  answerCalls({ [post]: () => refusal(403, { code: 'not-permitted', message: '没有权限办这一步' }) })
  const user = open([item('1'), item('2')])
  await user.click(tick('1号桥'))
  await user.click(within(bar()).getByRole('button', { name: '受理' }))
  await waitFor(() => expect(within(bar()).getByRole('alert').textContent).toContain('没有权限办这一步'))
  expect(tick('1号桥').checked).toBe(true)
})

test('on a phone lines are chosen only after it was asked for', async () => {
  renderInside(<WorkList items={[item('1'), item('2'), inspection('3')]} today="2021-01-25" />, {
    phone: true,
    known: knowCatalogue(catalogue),
  })
  const user = userEvent.setup()
  expect(screen.queryByRole('checkbox')).toBeNull()
  await user.click(screen.getByRole('button', { name: '多选' }))
  await user.click(tick('2号桥'))
  expect(bar().textContent).toContain('已选 1 件')
  const [putAway] = screen.getAllByRole('button', { name: '不选了' })
  await user.click(putAway ?? document.body)
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('region', { name: '一起办' })).toBeNull()
})

test('the button is the step forward, what sends back stands behind “…”, and who else must act is said and can be reminded', async () => {
  const received = answerCalls({ 'POST /api/cases/2/urge': () => ({ told: '周秀禾' }) })
  const user = open([
    item('1', { steps: [steps.sendBack, steps.accept] }),
    item('2', { steps: [steps.sendBack], waits: { step: '自评', who: '周秀禾', person: true } }),
    item('3', { steps: [], waits: { step: '审核', who: '科室干部、领导', person: false } }),
  ])
  expect(screen.getByRole('button', { name: '受理：1号桥' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^退回/ })).toBeNull()
  expect(screen.getAllByRole('button', { name: /^其他办法/ })).toHaveLength(2)
  expect(screen.getByText(/等 周秀禾 自评/)).toBeTruthy()
  expect(screen.getByText(/等 科室干部、领导 审核/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '催办：3号桥' })).toBeNull()
  await user.click(screen.getByRole('button', { name: '催办：2号桥' }))
  expect(await screen.findByText('已催')).toBeTruthy()
  expect(received).toHaveLength(1)
})

test('somebody who takes no steps has nothing to choose', async () => {
  const user = open([item('1'), item('2')], { step: false })
  await user.keyboard('jx')
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('button', { name: /全选/ })).toBeNull()
  expect(screen.queryByRole('region', { name: '一起办' })).toBeNull()
})
