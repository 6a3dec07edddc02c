import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { templateType } from './copy.ts'
import { markdownOfHtml, markdownOfText } from './from-html.ts'

const document = /\.(?:docx|md|txt)$/i

/** What is pasted from Word, WPS or a page, or dropped as a file, comes in as headings, lists, tables and paragraphs: one step of the history. */
export function pasting(readFile: (file: File) => Promise<string | undefined>): Extension {
  const take = (view: EditorView, data: DataTransfer | null, at: number | undefined): boolean => {
    if (data === null) return false
    const file = [...data.files].find(({ name }) => document.test(name))
    const html = data.getData('text/html')
    const own = data.getData(templateType)
    // Word offers a picture of what was copied beside its words.
    if (file !== undefined && html === '') {
      void readFile(file).then((text) => {
        if (text !== undefined) insert(view, text, at)
      })
      return true
    }
    const text = own !== '' ? own : html.trim() === '' ? markdownOfText(data.getData('text/plain')) : markdownOfHtml(html)
    if (text.trim() === '') return false
    insert(view, text, at)
    return true
  }
  return EditorView.domEventHandlers({
    paste: (event, view) => {
      if (!take(view, event.clipboardData, undefined)) return false
      event.preventDefault()
      return true
    },
    drop: (event, view) => {
      if (![...(event.dataTransfer?.files ?? [])].some(({ name }) => document.test(name))) return false
      event.preventDefault()
      return take(view, event.dataTransfer, view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? undefined)
    },
  })
}

/** Several blocks stand apart from what is before and behind them; a piece of a sentence stays within its own. */
function insert(view: EditorView, text: string, at: number | undefined): void {
  const { state } = view
  const { from, to } = at === undefined ? state.selection.main : { from: at, to: at }
  const blocks = /\n/.test(text) || /^(?:#{1,4} |\||- )/.test(text)
  const line = state.doc.lineAt(from)
  const before = !blocks || state.sliceDoc(line.from, from).trim() === '' ? '' : '\n\n'
  const behind = !blocks || state.sliceDoc(to, state.doc.lineAt(to).to).trim() === '' ? '' : '\n\n'
  const start = blocks && before === '' ? line.from : from
  const words = `${before}${text.replace(/\n+$/, '')}${behind}`
  view.dispatch({
    changes: { from: start, to, insert: words },
    selection: { anchor: start + words.length - behind.length },
    scrollIntoView: true,
    userEvent: 'input.paste',
  })
  view.focus()
}
