import type { EditorState, Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { printedToken } from './chips.ts'
import { headMark } from './structure.ts'

/** How a stretch of the template travels from one report to another; everybody else gets what it prints. */
export const templateType = 'application/x-qianbi-template'

/** The words that a stretch prints: tokens as their values, without the marks of headings and the empty lines between paragraphs. */
export function printedWords(state: EditorState, from: number, to: number): string {
  return state
    .sliceDoc(from, to)
    .replace(/\{\{[^{}\n]+\}\}/g, (token) => printedToken(state, token))
    .split('\n')
    .map((line) => line.replace(headMark, ''))
    .join('\n')
    .replace(/\n{2,}/g, '\n')
}

/** What is copied into Word is what the paper says, not how it is written. */
export const copying: Extension = EditorView.domEventHandlers({
  copy: (event, view) => put(event, view),
  cut: (event, view) => {
    if (!put(event, view)) return false
    view.dispatch(view.state.replaceSelection(''), { userEvent: 'delete.cut' })
    return true
  },
})

function put(event: ClipboardEvent, { state }: EditorView): boolean {
  const { from, to, empty } = state.selection.main
  if (empty || event.clipboardData === null) return false
  event.clipboardData.setData('text/plain', printedWords(state, from, to))
  event.clipboardData.setData(templateType, state.sliceDoc(from, to))
  event.preventDefault()
  return true
}
