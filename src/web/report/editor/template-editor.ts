import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension, type Text } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  type KeyBinding,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import type { CatalogueWriting } from '../../../definition/catalogue/part/types.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { completeToken } from './complete-token.ts'
import { editorPhrases, editorTheme } from './editor-theme.ts'
import type { Insertion } from './insertion.ts'
import { type SelectionActs, selectionActs } from './selection-acts.ts'
import { templateMarks } from './template-marks.ts'
import { setVerdicts, verdictMarks } from './verdict-marks.ts'

export interface TemplateEditor {
  readonly replace: (source: string) => void
  /** Replaces the text only while it still is `expected`. */
  readonly replaceIf: (expected: string, source: string) => void
  /** Paints the verdicts, and the problems where they stand. */
  readonly showReading: (report: Pick<CompiledReport, 'problems' | 'assertions'>) => void
  /** False when other words stand there by now. */
  readonly insert: (insertion: Insertion) => boolean
  readonly goTo: (place: { readonly line: number; readonly column: number }) => void
  readonly focus: () => void
  readonly destroy: () => void
}

interface Options {
  readonly parent: HTMLElement
  readonly source: string
  readonly writing: CatalogueWriting
  readonly year: number
  readonly change: (source: string) => void
  readonly save: () => void
  readonly acts: SelectionActs
}

/** CodeMirror as the template editor: prose that wraps, tokens that stand out, completion inside them, problems in place. */
export function createTemplateEditor(options: Options): TemplateEditor {
  const { parent, source } = options
  const view = new EditorView({ parent, state: EditorState.create({ doc: source, extensions: extensionsOf(options) }) })
  const replace = (next: string) => {
    const current = view.state.doc.toString()
    if (next !== current) view.dispatch({ changes: { from: 0, to: current.length, insert: next } })
  }
  return {
    replace,
    replaceIf: (expected, next) => {
      if (view.state.doc.toString() === expected) replace(next)
    },
    showReading: (report) => showReading(view, report),
    insert: ({ at, expected, text }) => {
      const from = offsetOf(view.state.doc, at.line, at.column)
      const to = from + expected.length
      if (view.state.sliceDoc(from, to) !== expected) return false
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
        userEvent: 'input.proposal',
      })
      view.focus()
      return true
    },
    goTo: ({ line, column }) => {
      const at = offsetOf(view.state.doc, line, column)
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
      view.focus()
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

function extensionsOf({ writing, year, change, save, acts }: Options): Extension {
  const saving: KeyBinding = {
    key: 'Mod-s',
    preventDefault: true,
    run: () => {
      save()
      return true
    },
  }
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    highlightSpecialChars(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    closeBrackets(),
    autocompletion({
      override: [(context) => completeToken(context, writing, year)],
      activateOnTyping: true,
      icons: false,
      // Inside a token Enter never means a new line, so it need not wait.
      interactionDelay: 0,
    }),
    lintGutter(),
    templateMarks,
    verdictMarks,
    selectionActs(acts),
    editorTheme,
    editorPhrases,
    keymap.of([saving, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': '报告模板', spellcheck: 'false', tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) change(update.state.doc.toString())
    }),
  ]
}

function showReading(view: EditorView, { problems, assertions }: Pick<CompiledReport, 'problems' | 'assertions'>): void {
  const { doc } = view.state
  const lengths = new Map(assertions.map(({ at, length }) => [`${at.line}:${at.column}`, length]))
  view.dispatch({ effects: setVerdicts.of(assertions) })
  view.dispatch(
    setDiagnostics(
      view.state,
      problems.map((problem) => ({
        ...rangeOf(doc, problem, lengths.get(`${problem.at.line}:${problem.at.column}`)),
        // What nobody can prove is amber like its place on the paper; red is kept for what is untrue.
        severity: problem.code === 'unproved' ? 'warning' : problem.severity,
        message: problem.hint === undefined ? problem.message : `${problem.message}\n${problem.hint}`,
      })),
    ),
  )
}

/** Where a problem is underlined: the whole token or assertion when it stands at one, a few characters otherwise. */
function rangeOf(doc: Text, { at }: Diagnostic, asserted: number | undefined): { readonly from: number; readonly to: number } {
  const from = offsetOf(doc, at.line, at.column)
  const rest = doc.lineAt(from).text.slice(from - doc.lineAt(from).from)
  const token = rest.match(/^\{\{[^{}]*\}\}/)?.[0]
  const length = token?.length ?? Math.min(rest.length, asserted ?? 4)
  return { from, to: from + length }
}

/** Columns count characters; the editor counts UTF-16 units, which differ only for rare ideographs. */
function offsetOf(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.max(1, Math.min(doc.lines, line)))
  const before = Array.from(found.text)
    .slice(0, Math.max(0, column - 1))
    .join('')
  return Math.min(found.to, found.from + before.length)
}
