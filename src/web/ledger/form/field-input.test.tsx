// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { describe, expect, test } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import { fieldKinds } from '../../../definition/field/kinds.ts'
import type { Field, FieldKind, FieldValue, FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { answerCalls } from '../../testing/answer-calls.ts'
import { ledgerOf, recordOf } from '../../testing/ledger-of.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { type FormTexts, formTexts } from './form-values.ts'
import { RecordForm, type RecordFormHandle } from './RecordForm.tsx'

/** The form of one ledger, and beside it what would be saved. */
function Saved({ ledger, initial }: { readonly ledger: ResolvedLedger; readonly initial: FormTexts }) {
  const form = useRef<RecordFormHandle>(null)
  const [saved, setSaved] = useState<FieldValues>()
  const save = () => setSaved(form.current?.read())
  return (
    <>
      <RecordForm ledger={ledger} initial={initial} handle={form} submit={save} />
      <button type="button" onClick={save}>
        保存
      </button>
      <output>{JSON.stringify(saved?.one) ?? '没有保存'}</output>
    </>
  )
}

const saved = () => screen.getByRole('status').textContent
const input = () => document.getElementById('field-one') ?? document.body

function open(one: Field, value: FieldValue = null) {
  const user = userEvent.setup({ delay: null })
  const ledger = ledgerOf({ one })
  renderInside(<Saved ledger={ledger} initial={formTexts(ledger, { one: value })} />)
  return { user, save: () => user.click(screen.getByRole('button', { name: '保存' })) }
}

interface Written {
  readonly field: Field
  /** What somebody types, and what is then saved. */
  readonly typed: string
  readonly value: FieldValue
  /** What cannot be meant, and a word of what is said of it. */
  readonly wrong: readonly [typed: string, said: string]
}

const label = '这一栏'
const square = '{"type":"Polygon","coordinates":[[[104,30],[104.01,30],[104.01,30.01],[104,30]]]}'

/** A row or several for every input that is written into: a new kind with an input that is there needs none. */
const written: Readonly<Partial<Record<FieldKind, Written>>> = {
  text: { field: field.text({ label, maxLength: 4 }), typed: '修路', value: '修路', wrong: ['修两条长路', '字'] },
  integer: { field: field.integer({ label, min: 0 }), typed: '1,200', value: 1200, wrong: ['12.5', '整数'] },
  decimal: { field: field.decimal({ label, scale: 1 }), typed: '12.5', value: '12.5', wrong: ['12.55', '1位小数'] },
  money: { field: field.money({ label }), typed: '1.2万元', value: '12000.00', wrong: ['一千多', '数'] },
  area: { field: field.area({ label }), typed: '3.5', value: '3.5000', wrong: ['3.5元', '亩'] },
  percent: { field: field.percent({ label, max: '100' }), typed: '12.5%', value: '12.5000', wrong: ['120', '100'] },
  date: { field: field.date({ label }), typed: '11.12', value: '2021-11-12', wrong: ['2021-02-30', '2月'] },
  dateTime: { field: field.dateTime({ label }), typed: '2021-01-05 8:30', value: '2021-01-05T08:30', wrong: ['2021-01-05 25:00', '时'] },
  month: { field: field.month({ label }), typed: '2026年11月', value: '2026-11', wrong: ['2026-13', '月'] },
  period: { field: field.period({ label, grain: 'quarter' }), typed: '2020年一季度', value: '2020-Q1', wrong: ['2020-Q5', '季'] },
  personName: { field: field.personName({ label }), typed: '程 小满', value: '程小满', wrong: ['程1', '姓名'] },
  nationalId: {
    field: field.nationalId({ label }),
    typed: '33112620990101106x',
    value: '33112620990101106X',
    wrong: ['331126209901010017', '校验'],
  },
  creditCode: {
    field: field.creditCode({ label }),
    typed: '91350200ma2yj1xr9g',
    value: '91350200MA2YJ1XR9G',
    wrong: ['9135020', '18位'],
  },
  phone: { field: field.phone({ label }), typed: '138 0000 0000', value: '13800000000', wrong: ['1380000', '号'] },
  bankCard: {
    field: field.bankCard({ label }),
    typed: '6217 0000 0000 0012 348',
    value: '6217000000000012348',
    wrong: ['6217000000000012349', '校验位'],
  },
  attachment: {
    field: field.attachment({ label }),
    typed: '青政〔2020〕3号',
    value: '青政〔2020〕3号',
    wrong: ['会议纪要#sha256:12', '重新上传'],
  },
  geometry: { field: field.geometry({ label }), typed: square, value: square, wrong: ['村东头', 'GeoJSON'] },
}

describe.each(Object.entries(written))('a field of kind %s', (_, { field: one, typed, value, wrong: [wrong, said] }) => {
  test('keeps what is typed and is read once it is saved', async () => {
    const { user, save } = open(one)
    await user.click(input())
    await user.keyboard(plain(typed))
    await save()
    expect(saved()).toBe(JSON.stringify(value))
    expect(input().getAttribute('aria-invalid')).toBe('false')
  })

  test('that was filled is saved empty once it is emptied', async () => {
    const { user, save } = open(one, value)
    await user.clear(input())
    await save()
    expect(saved()).toBe('null')
  })

  test('is red with its reason when it cannot be read, has the focus and is not saved', async () => {
    const { user, save } = open(one)
    await user.click(input())
    await user.keyboard(plain(wrong))
    await save()
    expect(saved()).toBe('没有保存')
    expect(input().getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById('field-one-note')?.textContent).toContain(said)
    expect(input().getAttribute('aria-describedby')).toBe('field-one-note')
    expect(document.activeElement).toBe(input())
  })
})

/** For `keyboard`, to which brackets mean keys. */
function plain(text: string): string {
  return text.replace(/[{[]/g, (bracket) => bracket + bracket)
}

test('every input that is written into has a row', () => {
  const chosen = ['options', 'yesNo', 'record']
  const inputs = new Set(Object.keys(written).flatMap((kind) => fieldKindOf(kind)?.input ?? []))
  const all = new Set(Object.values(fieldKinds).map(({ input: shape }) => shape))
  expect([...inputs, ...chosen].toSorted()).toEqual([...all].toSorted())
})

function fieldKindOf(kind: string) {
  return Object.entries(fieldKinds).find(([id]) => id === kind)?.[1]
}

describe('a choice', () => {
  const one = field.choice({ label, required: false, options: { road: '修路', bridge: '架桥' } })

  test('is found by typing and taken with Enter', async () => {
    const { user, save } = open(one)
    await user.click(input())
    await user.keyboard('架{Enter}')
    await save()
    expect(saved()).toBe('"bridge"')
  })

  test('that is required and left empty is red and has the focus', async () => {
    const { save } = open({ ...one, required: true })
    await save()
    expect(saved()).toBe('没有保存')
    expect(input().getAttribute('aria-invalid')).toBe('true')
    expect(input().getAttribute('aria-describedby')).toBe('field-one-note')
    expect(document.activeElement).toBe(input())
  })

  test('is emptied by its clear button', async () => {
    const { user, save } = open(one, 'road')
    await user.click(screen.getByRole('button', { name: /清/ }))
    await save()
    expect(saved()).toBe('null')
  })

  test('is emptied by deleting, but not while something is typed to search by', async () => {
    const { user, save } = open(one, 'road')
    await user.tab()
    await user.keyboard('架{Backspace}')
    await save()
    expect(saved()).toBe('"road"')
    await user.click(input())
    await user.keyboard('{Delete}')
    await save()
    expect(saved()).toBe('null')
  })
})

describe('yes or no', () => {
  const one = field.boolean({ label })

  test.each([
    ['是', 'true'],
    ['否', 'false'],
  ])('is saved as it is pressed: %s', async (word, value) => {
    const { user, save } = open(one)
    await user.click(screen.getByRole('radio', { name: word }))
    await save()
    expect(saved()).toBe(value)
  })

  test('is taken with the keyboard', async () => {
    const { user, save } = open(one)
    await user.tab()
    await user.keyboard(' ')
    await save()
    expect(saved()).toBe('true')
  })

  test('that was answered by mistake is emptied again', async () => {
    const { user, save } = open(one, true)
    await user.click(screen.getByRole('button', { name: '这一栏不填' }))
    await save()
    expect(saved()).toBe('null')
  })

  test('that is required and left empty is red and has the focus', async () => {
    const { save } = open(field.boolean({ label, required: true }))
    await save()
    expect(saved()).toBe('没有保存')
    expect(input().getAttribute('aria-invalid')).toBe('true')
    expect(input().getAttribute('aria-describedby')).toBe('field-one-note')
    expect(input().contains(document.activeElement)).toBe(true)
  })
})

const villages = [
  { id: '0190a000-0000-7000-8000-0000000000a1', title: '石桥村' },
  { id: '0190a000-0000-7000-8000-0000000000a2', title: '柳湾村' },
]
const find = (ledger: string) => ({
  [`GET /api/ledgers/${ledger}/records/${villages[1]?.id}`]: () => recordOf(villages[1]?.id ?? '', { name: '柳湾村' }),
  [`GET /api/ledgers/${ledger}/options`]: ({ query }: { readonly query: URLSearchParams }) =>
    villages.filter(({ title }) => title.includes(query.get('search') ?? '')),
})

describe.each([
  ['ref', field.ref({ label, to: 'works' }), 'works'],
  ['village', field.village({ label }), 'village'],
  ['grid', field.grid({ label }), 'grid'],
] as const)('a reference of kind %s', (_, one, ledger) => {
  test('is found by typing some of its name, which the server searches', async () => {
    const received = answerCalls(find(ledger))
    const { user, save } = open(one)
    await user.click(input())
    await user.keyboard('柳')
    await waitFor(() => expect(received.at(-1)?.query.get('search')).toBe('柳'))
    await waitFor(() => expect(screen.queryByTitle('石桥村')).toBeNull())
    await user.keyboard('{Enter}')
    await save()
    expect(saved()).toBe(JSON.stringify(villages[1]?.id))
  })

  test('that is required and left empty is red, says why and has the focus', async () => {
    answerCalls(find(ledger))
    const { save } = open({ ...one, required: true })
    await save()
    expect(saved()).toBe('没有保存')
    expect(input().getAttribute('aria-invalid')).toBe('true')
    expect(input().getAttribute('aria-describedby')).toBe('field-one-note')
    expect(document.activeElement).toBe(input())
  })
})
