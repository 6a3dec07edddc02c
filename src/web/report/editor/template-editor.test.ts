// @vitest-environment happy-dom
import { currentCompletions } from '@codemirror/autocomplete'
import { EditorView } from '@codemirror/view'
import { fireEvent, waitFor } from '@testing-library/dom'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { writingOf } from '../../../definition/catalogue/part/outline.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { common, withIndicators } from '../../../definition/testing/small-pack.ts'
import '../../testing/like-a-browser.ts'
import type { SelectionActs } from './selection-acts.ts'
import { createTemplateEditor, type TemplateEditor } from './template-editor.ts'

const { catalogue } = resolveCatalogue([
  withIndicators(defineMeasure({ ...common, id: 'output-total', label: '工业总产值', type: 'sum', of: 'amount' })),
])
const writing = writingOf(catalogue)

interface Open {
  readonly editor: TemplateEditor
  readonly view: EditorView
  readonly change: ReturnType<typeof vi.fn<(source: string) => void>>
  readonly save: ReturnType<typeof vi.fn<() => void>>
}

const opened: TemplateEditor[] = []

const acts: SelectionActs = { check: () => {}, name: () => {}, proposalFor: () => undefined }

function open(source: string): Open {
  const parent = document.createElement('div')
  document.body.append(parent)
  const change = vi.fn<(source: string) => void>()
  const save = vi.fn<() => void>()
  const editor = createTemplateEditor({ parent, source, writing, year: 2020, change, save, acts })
  opened.push(editor)
  const view = EditorView.findFromDOM(parent)
  if (view === null) throw new Error('the editor has no view')
  view.dispatch({ selection: { anchor: source.length } })
  return { editor, view, change, save }
}

afterEach(() => {
  for (const editor of opened.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

/** Types as the browser tells the editor of it: what hears of a letter first may take it, as a closing bracket does. */
function type(view: EditorView, text: string): void {
  for (const letter of text) {
    const { from, to } = view.state.selection.main
    const insert = () =>
      view.state.update({ changes: { from, to, insert: letter }, selection: { anchor: from + 1 }, userEvent: 'input.type' })
    if (view.state.facet(EditorView.inputHandler).some((take) => take(view, from, to, letter, insert))) continue
    view.dispatch(insert())
  }
}

const press = (view: EditorView, key: string, init: KeyboardEventInit = {}) => fireEvent.keyDown(view.contentDOM, { key, ...init })
const textOf = ({ view }: Open) => view.state.doc.toString()
const marked = (name: string) => [...document.querySelectorAll(`.${name}`)].map(({ textContent }) => textContent)
const offered = ({ view }: Open) => currentCompletions(view.state).map(({ label }) => label)

describe('what is offered inside a token', () => {
  test('are the names of indicators; Enter takes one and closes the token', async () => {
    const here = open('今年')
    type(here.view, '{{工业')
    await waitFor(() => expect(offered(here)).toContain('工业总产值'))
    press(here.view, 'Enter')
    expect(textOf(here)).toBe('今年{{工业总产值}}')
  })

  test('are its units behind a bar', async () => {
    const here = open('{{工业总产值}}')
    here.view.dispatch({ selection: { anchor: '{{工业总产值'.length } })
    type(here.view, '|万')
    await waitFor(() => expect(offered(here)).toContain('万元'))
    press(here.view, 'Enter')
    expect(textOf(here)).toBe('{{工业总产值|万元}}')
  })

  test('are the periods of the year behind an at', async () => {
    const here = open('')
    type(here.view, '{{工业总产值@')
    await waitFor(() => expect(offered(here)).toEqual(expect.arrayContaining(['上年', '2020', '2020-Q1', '2020-12'])))
  })

  test('is nothing in prose, where Enter is a new line', () => {
    const here = open('今年')
    type(here.view, '增长')
    press(here.view, 'Enter')
    expect(textOf(here)).toBe('今年增长\n')
    expect(offered(here)).toEqual([])
  })
})

test('figures, claims, headings and the front matter stand out from prose', () => {
  open('---\ntitle: 年报\n---\n# 一、工业\n总产值{{工业总产值|万元}}，{{?由负转正:工业总产值}}。')
  expect(marked('cm-figure')).toEqual(['{{工业总产值|万元}}'])
  expect(marked('cm-claim')).toEqual(['{{?由负转正:工业总产值}}'])
  expect(marked('cm-heading')).toEqual(['# 一、工业'])
  expect(marked('cm-front')).toContain('title: 年报')
})

test('a token stands out once it is closed while somebody types', () => {
  const here = open('总产值{{工业总产值')
  expect(marked('cm-figure')).toEqual([])
  here.view.dispatch({ changes: { from: here.view.state.doc.length, insert: '}}' } })
  expect(marked('cm-figure')).toEqual(['{{工业总产值}}'])
})

test('what was typed is undone and done again by its keys, and told each time', () => {
  const here = open('今年')
  type(here.view, '增长')
  expect(textOf(here)).toBe('今年增长')
  press(here.view, 'z', { ctrlKey: true })
  expect(textOf(here)).toBe('今年')
  press(here.view, 'y', { ctrlKey: true })
  expect(textOf(here)).toBe('今年增长')
  expect(here.change.mock.calls.map(([source]) => source)).toEqual(['今年增', '今年增长', '今年', '今年增长'])
})

test('undo does not reach behind what the editor began with', () => {
  const here = open('今年')
  press(here.view, 'z', { ctrlKey: true })
  expect(textOf(here)).toBe('今年')
})

test('Ctrl+S saves and leaves the text alone', () => {
  const here = open('今年')
  press(here.view, 's', { ctrlKey: true })
  expect(here.save).toHaveBeenCalledTimes(1)
  expect(textOf(here)).toBe('今年')
})

test('a problem is underlined where it stands: the whole token, or a few letters', () => {
  const here = open('首行\n总产值{{没有的数}}，很大很大很大')
  const problem = { code: 'unknown-name', severity: 'error', message: '没有这个指标' } as const
  const problems = [
    { ...problem, at: { source: '模板', line: 2, column: 4 } },
    { ...problem, severity: 'warning' as const, at: { source: '模板', line: 2, column: 13 } },
  ]
  here.editor.showReading({ problems, assertions: [] })
  expect(marked('cm-lintRange-error').join('')).toBe('{{没有的数}}')
  expect(marked('cm-lintRange-warning').join('')).toBe('很大很大')
  here.editor.showReading({ problems: [], assertions: [] })
  expect(marked('cm-lintRange')).toEqual([])
})

const assertion = {
  at: { source: '模板', line: 1, column: 4 },
  offset: 3,
  length: 4,
  text: '30万元',
  kind: 'level',
  why: '',
  proposals: [],
} as const

test('what asserts is painted by its verdict, and a problem underlines all of it', () => {
  const here = open('总产值30万元，居全县第一')
  const problem = { code: 'typed-fact', severity: 'error', message: '不是30万元', at: assertion.at } as const
  here.editor.showReading({
    problems: [problem],
    assertions: [
      { ...assertion, verdict: 'refuted' },
      { ...assertion, offset: 9, verdict: 'unproved' },
    ],
  })
  expect(marked('cm-verdict-refuted').join('')).toBe('30万元')
  expect(marked('cm-verdict-unproved').join('')).toBe('全县第一')
  expect(marked('cm-lintRange-error').join('')).toBe('30万元')
})

test('a proposal is written in one step and taken back by one undo, and only over the words that it was made for', () => {
  const here = open('总产值30万元')
  const insertion = { at: assertion.at, expected: '30万元', text: '{{工业总产值|万元|0}}万元', count: 1 }
  expect(here.editor.insert({ ...insertion, expected: '40万元' })).toBe(false)
  expect(textOf(here)).toBe('总产值30万元')
  expect(here.editor.insert(insertion)).toBe(true)
  expect(textOf(here)).toBe('总产值{{工业总产值|万元|0}}万元')
  press(here.view, 'z', { ctrlKey: true })
  expect(textOf(here)).toBe('总产值30万元')
})

test.each([
  [2, 4, '首行\n𠮷祥村'],
  [9, 99, '首行\n𠮷祥村{{数}}'],
])('one goes to line %i, column %i, a rare character counting once and nothing beyond the end', (line, column, before) => {
  const here = open('首行\n𠮷祥村{{数}}')
  here.editor.goTo({ line, column })
  expect(here.view.state.selection.main.head).toBe(before.length)
})

test('what somebody else saved comes in where it differs, and undo takes back one’s own words only', () => {
  const here = open('今年\n\n明年')
  type(here.view, '好')
  here.editor.takeOver('去年\n\n明年好\n\n后年')
  expect(textOf(here)).toBe('去年\n\n明年好\n\n后年')
  press(here.view, 'z', { ctrlKey: true })
  expect(textOf(here)).toBe('去年\n\n明年\n\n后年')
})

test('a paragraph read by itself is painted anew, the others keep what they had, and other words than were read are left', () => {
  const here = open('甲村30万元\n\n乙村20万元')
  const at = { source: '模板', line: 3, column: 3 }
  const problem = { code: 'typed-fact', severity: 'error', message: '不是', at: assertion.at } as const
  const whole = [
    { ...assertion, offset: 2, verdict: 'refuted' },
    { ...assertion, at, offset: 10, verdict: 'refuted' },
  ] as const
  here.editor.showReading({
    problems: [
      { ...problem, at: { ...at, line: 1 } },
      { ...problem, at },
    ],
    assertions: whole,
  })
  const paragraph = {
    problems: [],
    // In the excerpt the paragraph begins at 2.
    assertions: [{ ...assertion, at, offset: 4, verdict: 'agreed' }],
    figures: [],
    claims: [],
    excerpt: { from: 8, to: 14, shift: 6 },
  } as const
  here.editor.showParagraph({ ...paragraph, words: '乙村99万元' })
  expect(marked('cm-verdict-refuted')).toEqual(['30万元', '20万元'])
  here.editor.showParagraph({ ...paragraph, words: '乙村20万元' })
  expect(marked('cm-verdict-refuted')).toEqual(['30万元'])
  expect(marked('cm-verdict-agreed')).toEqual(['20万元'])
  expect(marked('cm-lintRange-error')).toEqual(['30万元'])
})
