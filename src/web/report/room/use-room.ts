import type { EditorView } from '@codemirror/view'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import type { CompiledReport } from '../../../definition/report/types.ts'
import type { EditorMode, TemplateEditor } from '../editor/template-editor.ts'
import { type Mark, markOfAssertion } from '../marks.ts'
import type { OpenToken } from './ChipForm.tsx'
import type { FrontField } from './front.ts'
import { backgroundToken } from './token-text.ts'

/** The writing room from outside of its editor: which way the text is shown, which token's form is open, and what reaches the text. */
export interface Room {
  readonly editor: RefObject<TemplateEditor | undefined>
  readonly mode: EditorMode
  readonly setMode: (mode: EditorMode) => void
  readonly token: OpenToken | undefined
  readonly openToken: (range: Range) => void
  readonly addToken: (type: 'figure' | 'claim') => void
  readonly markBackground: (range: Range) => void
  readonly writeToken: (text: string) => void
  readonly closeToken: () => void
  readonly writeFront: (field: FrontField, value: string) => void
  readonly reveal: (offset: number) => void
  readonly run: (command: (view: EditorView) => boolean) => void
  /** What a token prints, as far as is known. */
  readonly printed: (token: string) => string
  readonly comparing: boolean
  readonly showCompare: (shown: boolean) => void
  readonly keysShown: boolean
  readonly showKeys: (shown: boolean) => void
}

interface Range {
  readonly from: number
  readonly to: number
}

interface Options {
  readonly report: CompiledReport | undefined
  readonly stale: boolean
  readonly choose: (mark: Mark) => void
  /** Nothing is chosen any more. */
  readonly clear: () => void
}

const kept = 'qianbi.report.raw'

export function useRoom({ report, stale, choose, clear }: Options): Room {
  const editor = useRef<TemplateEditor | undefined>(undefined)
  const [mode, setModeState] = useState<EditorMode>(() => (window.localStorage.getItem(kept) === 'yes' ? 'raw' : 'prose'))
  const [token, setToken] = useState<OpenToken>()
  const [keysShown, showKeys] = useState(false)
  const [comparing, showCompare] = useState(false)
  const show = useCallback((next: Omit<OpenToken, 'count'>) => setToken((before) => ({ ...next, count: (before?.count ?? 0) + 1 })), [])
  const read = useRef({ report, stale, choose, clear })
  read.current = { report, stale, choose, clear }
  const acts = useMemo(
    () => ({
      setMode: (next: EditorMode) => {
        window.localStorage.setItem(kept, next === 'raw' ? 'yes' : 'no')
        setModeState(next)
      },
      openToken: ({ from, to }: Range) => {
        const { report: now, stale: old, choose: chooseMark } = read.current
        editor.current?.setTarget({ from, to })
        show({ token: editor.current?.selection().words ?? '', type: 'figure', words: '' })
        const index = old ? -1 : (now?.assertions.findIndex(({ offset }) => offset === from) ?? -1)
        const found = now?.assertions[index]
        if (found !== undefined) chooseMark(markOfAssertion(found, index))
      },
      addToken: (type: 'figure' | 'claim') => {
        const { from, to, words } = editor.current?.selection() ?? { from: 0, to: 0, words: '' }
        editor.current?.setTarget({ from, to })
        read.current.clear()
        show({ token: '', type, words: words.length > 40 || /[{}\n]/.test(words) ? '' : words })
      },
      markBackground: ({ from, to }: Range) => {
        const words = editor.current?.selection().words ?? ''
        const text = backgroundToken(words, '')
        editor.current?.setTarget({ from, to })
        editor.current?.writeTarget(text)
        editor.current?.setTarget({ from, to: from + text.length })
        show({ token: text, type: 'figure', words: '' })
      },
      writeToken: (text: string) => {
        editor.current?.writeTarget(text)
        setToken(undefined)
      },
      closeToken: () => {
        editor.current?.setTarget(undefined)
        editor.current?.focus()
        setToken(undefined)
      },
      writeFront: (field: FrontField, value: string) => editor.current?.writeFront(field, value),
      reveal: (offset: number) => editor.current?.reveal(offset),
      run: (command: (view: EditorView) => boolean) => editor.current?.run(command),
      printed: (text: string) => editor.current?.printed(text) ?? text.slice(2, -2),
    }),
    [show],
  )
  // One object while nothing of it changes: what stands around the editor need not be drawn anew at every letter.
  return useMemo(
    () => ({ ...acts, editor, mode, token, keysShown, showKeys, comparing, showCompare }),
    [acts, mode, token, keysShown, comparing],
  )
}
