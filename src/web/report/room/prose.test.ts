// @vitest-environment happy-dom
import { EditorView } from '@codemirror/view'
import { fireEvent } from '@testing-library/dom'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { writingOf } from '../../../definition/catalogue/part/outline.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import type { CompiledAssertion } from '../../../definition/report/types.ts'
import { withIndicators } from '../../../definition/testing/small-pack.ts'
import { createTemplateEditor, type TemplateEditor } from '../editor/template-editor.ts'
import '../../testing/like-a-browser.ts'

const writing = writingOf(resolveCatalogue([withIndicators()]).catalogue)
const head = '---\ntitle: 试写\ntown: "999901101"\nperiod: 2020\n---\n\n'
const around = { town: { name: '青竹镇', shortName: '青竹', county: '竹溪县' }, year: 2020 }

const opened: TemplateEditor[] = []
const open = vi.fn<(range: { readonly from: number; readonly to: number }) => void>()

/** An editor in prose over a body; the cursor stands where the body has `‸`. */
function write(body: string): { readonly editor: TemplateEditor; readonly view: EditorView } {
  const parent = document.createElement('div')
  document.body.append(parent)
  const at = body.indexOf('‸')
  const source = `${head}${body.replace('‸', '')}`
  const acts = { check: () => {}, name: () => {}, proposalFor: () => undefined }
  const editor = createTemplateEditor({
    parent,
    source,
    writing,
    year: 2020,
    change: () => {},
    save: () => {},
    acts,
    mode: 'prose',
    around,
    open,
  })
  opened.push(editor)
  const view = EditorView.findFromDOM(parent)
  if (view === null) throw new Error('the editor has no view')
  if (at >= 0) view.dispatch({ selection: { anchor: head.length + at } })
  return { editor, view }
}

afterEach(() => {
  for (const editor of opened.splice(0)) editor.destroy()
  document.body.replaceChildren()
  open.mockClear()
})

const press = (view: EditorView, key: string, init: KeyboardEventInit = {}) => fireEvent.keyDown(view.contentDOM, { key, ...init })
const bodyOf = ({ state }: EditorView) =>
  `${state.sliceDoc(head.length, state.selection.main.head)}‸${state.sliceDoc(state.selection.main.head)}`
const chipsOf = (view: EditorView) => [...view.dom.querySelectorAll('.cm-chip')].map(({ textContent }) => textContent)

const read = (offset: number, token: string, more: Partial<CompiledAssertion>): CompiledAssertion => ({
  at: { source: '', line: 1, column: 1 },
  offset,
  length: token.length,
  text: '',
  kind: 'level',
  verdict: 'proved',
  why: '',
  proposals: [],
  ...more,
})

describe('what readers say', () => {
  test('stands in the margin of its paragraph, where the text is prose', () => {
    const { editor, view } = write('# 一、甲\n\n乙段。\n\n丙段。')
    const line = view.state.doc.lines
    editor.showComments(new Map([[line, 2]]))
    const marked = () => [...view.dom.querySelectorAll<HTMLElement>('.cm-commented')].map((one) => [one.textContent, one.dataset.comments])
    expect(marked()).toEqual([['丙段。', '2']])
    view.dispatch({ changes: { from: head.length, insert: '零段。\n\n' } })
    expect(marked()).toEqual([['丙段。', '2']])
    editor.showComments(new Map())
    expect(marked()).toEqual([])
  })
})

describe('tokens in prose', () => {
  test('print what they are known to print, and their names until then', () => {
    const { editor, view } = write('{{镇名}}发放{{资金|万元}}万元，{{背景:全县第一|公报}}，{{?由负转正:产值}}。')
    expect(chipsOf(view)).toEqual(['青竹镇', '资金', '全县第一', '由负转正'])
    const offset = head.length + '{{镇名}}发放'.length
    const figure = {
      n: 1,
      at: { source: '', line: 1, column: 1 },
      indicator: 'i',
      name: '资金',
      period: '2020',
      slices: [],
      unit: '元',
      value: '1',
      printed: '42.6',
      printedUnit: '万元',
      records: 1,
      proof: 'holds',
    } as const
    editor.showReading({ problems: [], assertions: [read(offset, '{{资金|万元}}', { figure: 1 })], figures: [figure], claims: [] })
    expect(chipsOf(view)).toEqual(['青竹镇', '42.6', '全县第一', '由负转正'])
    view.dispatch({ changes: { from: offset, insert: '了' } })
    expect(chipsOf(view)[1]).toBe('42.6')
    // A reading of a half-typed text knows nothing; what was known stays.
    editor.showReading({ problems: [], assertions: [], figures: [], claims: [] })
    expect(chipsOf(view)[1]).toBe('42.6')
    editor.setMode('raw')
    expect(view.dom.textContent).toContain('{{资金|万元}}')
    editor.setMode('prose')
    expect(chipsOf(view)[1]).toBe('42.6')
  })

  test('are typed in the open and close when the cursor leaves them', () => {
    const { view } = write('甲‸')
    view.dispatch({ changes: { from: view.state.doc.length, insert: '{{资金}}' }, selection: { anchor: view.state.doc.length + 4 } })
    expect(chipsOf(view)).toEqual([])
    view.dispatch({ selection: { anchor: view.state.doc.length } })
    expect(chipsOf(view)).toEqual(['资金'])
  })

  test('are met by an arrow, opened by Enter, passed by the next arrow and taken away by one Backspace', () => {
    const { view } = write('甲‸{{资金}}乙')
    press(view, 'ArrowRight')
    expect(view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to)).toBe('{{资金}}')
    press(view, 'Enter')
    expect(open.mock.calls[0]?.[0]).toEqual({ from: head.length + 1, to: head.length + 7 })
    view.dispatch({ selection: { anchor: head.length + 7 } })
    press(view, 'Backspace')
    expect(bodyOf(view)).toBe('甲‸乙')
    press(view, 'z', { ctrlKey: true })
    expect(bodyOf(view).replace('‸', '')).toBe('甲{{资金}}乙')
  })

  test('are copied as what they print, and as themselves for another report', () => {
    const { view } = write('# 一、甲\n\n{{镇名}}好。')
    view.dispatch({ selection: { anchor: head.length, head: view.state.doc.length } })
    const data = new Map<string, string>()
    const event = new Event('copy', { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'clipboardData', { value: { setData: (type: string, words: string) => data.set(type, words) } })
    view.contentDOM.dispatchEvent(event)
    expect(data.get('text/plain')).toBe('一、甲\n青竹镇好。')
    expect(data.get('application/x-qianbi-template')).toBe('一、甲\n\n{{镇名}}好。')
  })

  test('are written by their form into the place that moved with the text', () => {
    const { editor, view } = write('甲乙丙')
    editor.setTarget({ from: head.length + 1, to: head.length + 2 })
    view.dispatch({ changes: { from: head.length, insert: '先' } })
    editor.writeTarget('{{资金}}')
    expect(bodyOf(view)).toBe('先甲{{资金}}‸丙')
    press(view, 'z', { ctrlKey: true })
    expect(bodyOf(view).replace('‸', '')).toBe('先甲乙丙')
  })
})

describe('keys in prose', () => {
  test.each([
    ['Enter', '甲‸乙', '甲\n\n‸乙'],
    ['Enter', '# 一、甲‸', '# 一、甲\n\n‸'],
    ['Enter', '一、农业提质‸', '# 一、农业提质\n\n‸'],
    ['Enter', '（一）果业‸', '## （一）果业\n\n‸'],
    ['Enter', '一、二月份产值增长。‸', '一、二月份产值增长。\n\n‸'],
    ['Enter', '- 甲‸', '- 甲\n- ‸'],
    ['Enter', '- 甲\n- ‸', '- 甲\n‸'],
    ['Enter', '| 甲 | 乙 |\n| --- | --- |\n| 1‸ | 2 |', '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| ‸ |  |'],
    ['Enter', '| 甲‸ |\n| --- |', '| 甲 |\n| --- |\n| ‸ |'],
    ['Backspace', '甲\n\n‸乙', '甲‸乙'],
    ['Backspace', '甲\n\n# ‸乙', '甲\n\n‸乙'],
    ['Backspace', '‸甲', '‸甲'],
    ['Delete', '甲‸\n\n乙', '甲‸乙'],
    ['Delete', '甲‸\n\n# 乙', '甲‸乙'],
    ['Delete', '甲‸\n\n| 乙 |', '甲‸\n\n| 乙 |'],
    ['Backspace', '| 甲 |‸ 乙 |', '| 甲 |‸ 乙 |'],
  ])('%s in %j makes %j', (key, before, after) => {
    const { view } = write(before)
    press(view, key)
    expect(bodyOf(view)).toBe(after)
  })

  test('make a heading of a line, another level of it, and a paragraph again', () => {
    const { view } = write('一、甲‸')
    press(view, '1', { ctrlKey: true })
    expect(bodyOf(view)).toBe('# 一、甲‸')
    press(view, '2', { ctrlKey: true })
    expect(bodyOf(view)).toBe('## 一、甲‸')
    press(view, '0', { ctrlKey: true })
    expect(bodyOf(view)).toBe('一、甲‸')
  })
})

test('the cursor never stands in the empty line between paragraphs', () => {
  const { view } = write('甲\n\n乙')
  view.dispatch({ selection: { anchor: head.length + 2 } })
  expect(bodyOf(view)).toBe('甲\n\n‸乙')
  press(view, 'ArrowLeft')
  expect(bodyOf(view)).toBe('甲‸\n\n乙')
})

describe('the head of the template', () => {
  test('is out of sight and out of reach of what is typed', () => {
    const { view } = write('甲‸')
    expect(view.dom.textContent).not.toContain('999901101')
    view.dispatch({ selection: { anchor: 0, head: view.state.doc.length } })
    expect(view.state.selection.main.from).toBe(head.length)
    view.dispatch(view.state.replaceSelection('乙'), { userEvent: 'input.paste' })
    expect(view.state.doc.toString()).toBe(`${head}乙`)
    view.dispatch({ changes: { from: head.length, insert: '丙' }, userEvent: 'input.type' })
    expect(view.state.doc.toString()).toBe(`${head}丙乙`)
  })

  test('leaves a line to write in where there is nothing but the head', () => {
    const bare = head.trimEnd()
    const parent = document.createElement('div')
    document.body.append(parent)
    const acts = { check: () => {}, name: () => {}, proposalFor: () => undefined }
    const editor = createTemplateEditor({
      parent,
      source: bare,
      writing,
      year: 2020,
      change: () => {},
      save: () => {},
      acts,
      mode: 'prose',
      around,
    })
    opened.push(editor)
    const view = EditorView.findFromDOM(parent)
    if (view === null) throw new Error('the editor has no view')
    view.dispatch(view.state.replaceSelection('甲'), { userEvent: 'input.type' })
    expect(view.state.doc.toString()).toBe(`${head}甲`)
  })

  test('changes by its form, and undo takes that back', () => {
    const { editor, view } = write('甲‸')
    editor.writeFront('title', '新标题')
    expect(view.state.doc.toString()).toContain('title: 新标题')
    press(view, 'z', { ctrlKey: true })
    expect(view.state.doc.toString()).toContain('title: 试写')
  })
})
