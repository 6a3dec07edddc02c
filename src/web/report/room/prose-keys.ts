import { EditorSelection, type EditorState } from '@codemirror/state'
import type { EditorView, KeyBinding } from '@codemirror/view'
import { chipAt, selectedChip, type TokenRange } from './chips.ts'
import { headMark, structure } from './structure.ts'

type Command = (view: EditorView) => boolean

/** Enter, Backspace and the arrows as somebody expects who writes prose; `open` opens the form of a token. */
export function proseKeys(open: (range: TokenRange) => void): readonly KeyBinding[] {
  return [
    { key: 'Enter', run: (view) => openSelected(view, open) || newParagraph(view) },
    { key: 'Shift-Enter', run: insertBreak },
    { key: 'Backspace', run: takeBack },
    { key: 'Delete', run: takeNext },
    { key: 'ArrowRight', run: stepOnto(1) },
    { key: 'ArrowLeft', run: stepOnto(-1) },
    { key: 'Mod-1', run: (view) => setHeading(view, 1) },
    { key: 'Mod-2', run: (view) => setHeading(view, 2) },
    { key: 'Mod-3', run: (view) => setHeading(view, 3) },
    { key: 'Mod-0', run: (view) => setHeading(view, 0) },
  ]
}

function openSelected({ state }: EditorView, open: (range: TokenRange) => void): boolean {
  const chosen = selectedChip(state)
  if (chosen !== undefined) open(chosen)
  return chosen !== undefined
}

const item = /^([-*+]|\d{1,3}\.)[ \t]+/

/** What an office writes at the beginning of a heading, and the mark that makes it one. */
const headings: readonly (readonly [RegExp, string])[] = [
  [/^[一二三四五六七八九十]{1,3}、[^。！？；：，、]{1,30}$/, '# '],
  [/^（[一二三四五六七八九十]{1,3}）[^。！？；：]{1,30}$/, '## '],
]

/** What begins the next line: an item after an item, a row after a row, else a paragraph of its own. */
const newParagraph: Command = (view) => {
  const { state } = view
  const line = state.doc.lineAt(state.selection.main.head)
  const marker = item.exec(line.text)?.[1]
  if (marker !== undefined && line.text.trim() === marker) return replaceLine(view, line, '')
  if (line.text.startsWith('|')) return addRow(view, line)
  const heading = state.selection.main.head === line.to ? headings.find(([pattern]) => pattern.test(line.text))?.[1] : undefined
  if (heading !== undefined) {
    view.dispatch({
      changes: [
        { from: line.from, insert: heading },
        { from: line.to, insert: '\n\n' },
      ],
      selection: { anchor: line.to + heading.length + 2 },
      scrollIntoView: true,
      userEvent: 'input',
    })
    return true
  }
  const next = marker === undefined || /^\d/.test(marker) ? '\n\n' : `\n${marker} `
  view.dispatch(state.replaceSelection(next), { scrollIntoView: true, userEvent: 'input' })
  return true
}

const insertBreak: Command = (view) => {
  view.dispatch(view.state.replaceSelection('\n'), { scrollIntoView: true, userEvent: 'input' })
  return true
}

function replaceLine(view: EditorView, { from, to }: TokenRange, insert: string): boolean {
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: 'input' })
  return true
}

function addRow(view: EditorView, line: { readonly to: number; readonly text: string; readonly number: number }): boolean {
  const { doc } = view.state
  const columns = Math.max(1, (line.text.match(/\|/g)?.length ?? 2) - 1)
  const below = line.number < doc.lines ? doc.line(line.number + 1) : undefined
  const at = below !== undefined && /^\|[ \t|:-]+\|?$/.test(below.text) ? below.to : line.to
  view.dispatch({
    changes: { from: at, insert: `\n|${'  |'.repeat(columns)}` },
    selection: { anchor: at + 3 },
    scrollIntoView: true,
    userEvent: 'input',
  })
  return true
}

/** At the beginning of a heading it becomes a paragraph; at the beginning of a paragraph this joins the one before. */
const takeBack: Command = (view) => {
  const { state } = view
  const { head, empty } = state.selection.main
  if (!empty) return false
  const line = state.doc.lineAt(head)
  const mark = headMark.exec(line.text)
  if (mark !== null && head === line.from + mark[0].length) return replaceLine(view, { from: line.from, to: head }, '')
  // A cell stays a cell.
  if (line.text.startsWith('|') && line.text[head - line.from - 1] === '|') return true
  if (head !== line.from || line.number === 1) return false
  const before = state.doc.line(line.number - 1)
  if (before.text.trim() !== '' || before.number === 1) return false
  const from = Math.max(state.field(structure).body, before.from - 1)
  if (from >= head) return true
  view.dispatch({ changes: { from, to: head }, scrollIntoView: true, userEvent: 'delete.backward' })
  return true
}

/** At the end of a paragraph the next one joins it, without the mark of what it was. */
const takeNext: Command = (view) => {
  const { state } = view
  const { head, empty } = state.selection.main
  const line = state.doc.lineAt(head)
  if (!empty || head !== line.to || line.number === state.doc.lines) return false
  let next = state.doc.line(line.number + 1)
  if (next.text.trim() === '' && next.number < state.doc.lines) next = state.doc.line(next.number + 1)
  // Two cells, or a paragraph and a table, stay apart.
  if (line.text.startsWith('|') || next.text.startsWith('|')) return true
  const mark = (headMark.exec(next.text) ?? /^[-*+][ \t]+/.exec(next.text))?.[0] ?? ''
  view.dispatch({ changes: { from: head, to: next.from + mark.length }, userEvent: 'delete.forward' })
  return true
}

/** The first press of an arrow selects the token that it meets, the second passes it. */
function stepOnto(side: 1 | -1): Command {
  return ({ state, dispatch }) => {
    const { head, empty } = state.selection.main
    const found = empty ? chipAt(state, head, side) : undefined
    if (found === undefined) return false
    dispatch(state.update({ selection: EditorSelection.single(found.from, found.to), scrollIntoView: true, userEvent: 'select' }))
    return true
  }
}

/** The lines of the selection as headings of a level; 0 makes paragraphs of them. */
export function setHeading(view: EditorView, level: 0 | 1 | 2 | 3): boolean {
  const { state } = view
  const changes = linesOf(state).flatMap(({ from, text }) => {
    if (text.startsWith('|') || text.trim() === '')
      return level === 0 || text !== '' ? [] : [{ from, to: from, insert: `${'#'.repeat(level)} ` }]
    const mark = (headMark.exec(text) ?? item.exec(text))?.[0] ?? ''
    const insert = level === 0 ? '' : `${'#'.repeat(level)} `
    return mark === insert ? [] : [{ from, to: from + mark.length, insert }]
  })
  if (changes.length > 0) view.dispatch({ changes, userEvent: 'input.format' })
  view.focus()
  return true
}

/** The lines of the selection as items of a list, or as paragraphs again. */
export function toggleList(view: EditorView): boolean {
  const { state } = view
  const lines = linesOf(state).filter(({ text }) => text.trim() !== '' || linesOf(state).length === 1)
  const all = lines.every(({ text }) => /^[-*+][ \t]/.test(text))
  const changes = lines.map(({ from, text }) => {
    const mark = (headMark.exec(text) ?? /^[-*+][ \t]+/.exec(text))?.[0] ?? ''
    return { from, to: from + mark.length, insert: all ? '' : '- ' }
  })
  if (changes.length > 0) view.dispatch({ changes, userEvent: 'input.format' })
  view.focus()
  return true
}

/** An empty table below the line of the cursor, which then stands in its first cell. */
export function insertTable(view: EditorView): boolean {
  const { state } = view
  const line = state.doc.lineAt(state.selection.main.head)
  const before = line.text.trim() === '' ? '' : '\n\n'
  const insert = `${before}| 项目 | 数 | 说明 |\n| --- | --- | --- |\n|  |  |  |\n`
  const at = line.to
  view.dispatch({
    changes: { from: at, insert },
    selection: EditorSelection.single(at + before.length + 2, at + before.length + 4),
    scrollIntoView: true,
    userEvent: 'input.format',
  })
  view.focus()
  return true
}

function linesOf(state: EditorState): readonly { readonly from: number; readonly text: string }[] {
  const { from, to } = state.selection.main
  const first = state.doc.lineAt(from).number
  const last = state.doc.lineAt(to).number
  return Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index))
}
