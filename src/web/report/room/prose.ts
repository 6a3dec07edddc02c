import { type Extension, Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { chipAt, chipRing, chips, type TokenRange } from './chips.ts'
import { copying } from './copy.ts'
import { emptyHint } from './empty-hint.ts'
import { find } from './find.ts'
import { pasting } from './paste.ts'
import { proseKeys } from './prose-keys.ts'
import { proseTheme } from './prose-theme.ts'
import { guardHead, structure } from './structure.ts'

interface Calls {
  readonly open: (range: TokenRange) => void
  readonly add: (type: 'figure' | 'claim') => void
  /** Reads a document that was pasted or dropped; undefined when it could not be read, and somebody was told. */
  readonly readFile: (file: File) => Promise<string | undefined>
}

/** A template as prose: its tokens in the form that they print, its head and the marks of Markdown out of sight. The text stays the template. */
export function prose({ open, add, readFile }: Calls): Extension {
  return [
    chips,
    chipRing,
    find,
    pasting(readFile),
    copying,
    structure,
    guardHead,
    proseTheme,
    emptyHint,
    Prec.high(
      keymap.of([
        ...proseKeys(open),
        // The page's own search has the same key; in the text it is the figure's.
        { key: 'Mod-k', preventDefault: true, stopPropagation: true, run: () => said(() => add('figure')) },
        { key: 'Mod-Shift-k', preventDefault: true, stopPropagation: true, run: () => said(() => add('claim')) },
      ]),
    ),
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        const pressed = event.target instanceof Element ? event.target.closest('.cm-chip') : null
        if (pressed === null || event.button !== 0 || event.shiftKey) return false
        const range = chipAt(view.state, view.posAtDOM(pressed), 0)
        if (range === undefined) return false
        event.preventDefault()
        view.focus()
        view.dispatch({ selection: { anchor: range.from, head: range.to }, userEvent: 'select.pointer' })
        open(range)
        return true
      },
    }),
  ]
}

function said(act: () => void): true {
  act()
  return true
}
