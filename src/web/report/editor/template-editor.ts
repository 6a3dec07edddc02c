import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics, type Diagnostic as Underline } from '@codemirror/lint'
import { Compartment, EditorState, type Extension, type Text, Transaction } from '@codemirror/state'
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
import type { Excerpt } from '../reading/excerpt.ts'
import { type ChipValues, chipValuesOf, type Surroundings } from '../room/chip-values.ts'
import { chipTarget, chipValues, printedToken, setChipTarget, setChipValues, surroundings, type TokenRange } from '../room/chips.ts'
import { changeFront, type FrontField, proseStart } from '../room/front.ts'
import { prose } from '../room/prose.ts'
import { changesTo } from '../versions/merge-paragraphs.ts'
import { commentMarks, setCommented } from './comment-marks.ts'
import { completeToken } from './complete-token.ts'
import { editorFloats, editorPhrases, editorTheme } from './editor-theme.ts'
import type { Insertion } from './insertion.ts'
import { type SelectionActs, selectionActs } from './selection-acts.ts'
import { templateMarks } from './template-marks.ts'
import { setVerdicts, verdictMarks } from './verdict-marks.ts'

/** The template as prose with its tokens in the form that they print, or as it is written. */
export type EditorMode = 'prose' | 'raw'

export interface TemplateEditor {
  readonly replace: (source: string) => void
  /** Brings in what somebody else wrote, where it differs; undo takes back one's own words only. */
  readonly takeOver: (source: string) => void
  /** Paints the verdicts, and the problems where they stand. */
  readonly showReading: (report: Reading) => void
  /** The same of one paragraph, read by itself before the rest; nothing when other words stand there by now. */
  readonly showParagraph: (reading: ParagraphReading) => void
  /** Marks the paragraphs that comments are open at. */
  readonly showComments: (open: ReadonlyMap<number, number>) => void
  readonly setMode: (mode: EditorMode) => void
  /** Which stretch the form of a token writes to; undefined when it is closed. */
  readonly setTarget: (range: TokenRange | undefined) => void
  /** Writes into that stretch, as one step of the history. */
  readonly writeTarget: (text: string) => void
  readonly writeFront: (field: FrontField, value: string) => void
  readonly selection: () => TokenRange & { readonly words: string }
  /** What a token prints, as far as is known. */
  readonly printed: (token: string) => string
  /** To a place by its offset, at the top of what is seen. */
  readonly reveal: (offset: number) => void
  readonly run: (command: (view: EditorView) => boolean) => void
  /** False when other words stand there by now. */
  readonly insert: (insertion: Insertion) => boolean
  readonly goTo: (place: { readonly line: number; readonly column: number }) => void
  /** The line that an offset stands in, from 1. */
  readonly lineAt: (offset: number) => number
  readonly focus: () => void
  readonly destroy: () => void
}

/** What a paragraph reads as by itself, and the words that were read. */
export interface ParagraphReading extends Required<Reading> {
  readonly excerpt: Pick<Excerpt, 'from' | 'to' | 'shift'>
  readonly words: string
}

export type Reading = Pick<CompiledReport, 'problems' | 'assertions'> & Partial<Pick<CompiledReport, 'figures' | 'claims'>>

interface Options {
  readonly parent: HTMLElement
  readonly source: string
  readonly writing: CatalogueWriting
  readonly year: number
  readonly change: (source: string) => void
  readonly save: () => void
  readonly acts: SelectionActs
  readonly mode?: EditorMode
  readonly around?: Surroundings
  /** Opens the form of a token. */
  readonly open?: (range: TokenRange) => void
  /** Opens the form of a new figure or claim at the selection. */
  readonly add?: (type: 'figure' | 'claim') => void
  /** Reads a document that was pasted or dropped. */
  readonly readFile?: (file: File) => Promise<string | undefined>
  /** A step of the history was taken back or taken again: whatever is open may be gone. */
  readonly undone?: () => void
  /** Where the cursor went. */
  readonly moved?: (head: number) => void
}

const town = { name: '', shortName: '', county: '' }

/** CodeMirror as the template editor: prose that wraps, tokens that stand out, completion inside them, problems in place. */
export function createTemplateEditor(options: Options): TemplateEditor {
  const { parent, source, mode = 'raw', open = () => {}, add = () => {}, readFile = async () => undefined } = options
  const dress = new Compartment()
  const dressed = (wanted: EditorMode) => (wanted === 'prose' ? prose({ open, add, readFile }) : raw)
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: mode === 'prose' ? withBody(source) : source,
      extensions: [dress.of(dressed(mode)), extensionsOf(options)],
    }),
  })
  leaveHead(view)
  const replace = (next: string) => {
    const current = view.state.doc.toString()
    if (next !== current) view.dispatch({ changes: { from: 0, to: current.length, insert: next } })
  }
  return {
    replace,
    takeOver: (next) => {
      const changes = changesTo(view.state.doc.toString(), next)
      if (changes.length > 0) view.dispatch({ changes: [...changes], annotations: Transaction.addToHistory.of(false) })
    },
    showReading: (report) => showReading(view, report),
    showParagraph: (reading) => showParagraph(view, reading),
    showComments: (open) => view.dispatch({ effects: setCommented.of(open) }),
    setMode: (wanted) => {
      const text = view.state.doc.toString()
      if (wanted === 'prose' && withBody(text) !== text) view.dispatch({ changes: { from: text.length, insert: '\n\n' } })
      view.dispatch({ effects: dress.reconfigure(dressed(wanted)) })
      leaveHead(view)
    },
    setTarget: (range) => view.dispatch({ effects: setChipTarget.of(range) }),
    writeTarget: (text) => writeTarget(view, text),
    writeFront: (field, value) => {
      const change = changeFront(view.state.doc.toString(), field, value)
      if (change !== undefined) view.dispatch({ changes: change, userEvent: 'input.front' })
    },
    selection: () => {
      const { from, to } = view.state.selection.main
      return { from, to, words: view.state.sliceDoc(from, to) }
    },
    printed: (token) => printedToken(view.state, token),
    reveal: (offset) => {
      const at = Math.min(offset, view.state.doc.length)
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 80 }) })
      view.focus()
    },
    run: (command) => {
      command(view)
    },
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
    goTo: (place) => goTo(view, place),
    lineAt: (offset) => view.state.doc.lineAt(offset).number,
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

/** A report of nothing but its head has a line to be written in: what is kept loses the empty lines at its end. */
function withBody(source: string): string {
  return source !== '' && proseStart(source) === source.length && !source.endsWith('\n') ? `${source}\n\n` : source
}

function goTo(view: EditorView, { line, column }: { readonly line: number; readonly column: number }): void {
  const at = offsetOf(view.state.doc, line, column)
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
  view.focus()
}

/** In prose the cursor does not stand in the head, which is out of sight. */
function leaveHead(view: EditorView): void {
  view.dispatch({ selection: view.state.selection })
}

/** What only the template as it is written has: line numbers, the colours of its tokens. */
const raw: Extension = [lineNumbers(), lintGutter(), highlightActiveLine(), templateMarks, editorTheme]

function writeTarget(view: EditorView, text: string): void {
  const target = view.state.field(chipTarget)
  if (target === undefined) return
  view.dispatch({
    changes: { ...target, insert: text },
    selection: { anchor: target.from + text.length },
    effects: setChipTarget.of(undefined),
    userEvent: 'input.token',
  })
  view.focus()
}

function extensionsOf({ writing, year, change, save, acts, around = { town, year }, moved, undone }: Options): Extension {
  const saving: KeyBinding = {
    key: 'Mod-s',
    preventDefault: true,
    run: () => {
      save()
      return true
    },
  }
  return [
    surroundings.of(around),
    chipValues,
    chipTarget,
    history(),
    drawSelection(),
    highlightSpecialChars(),
    EditorView.lineWrapping,
    closeBrackets(),
    autocompletion({
      override: [(context) => completeToken(context, writing, year)],
      activateOnTyping: true,
      icons: false,
      // Inside a token Enter never means a new line, so it need not wait.
      interactionDelay: 0,
    }),
    verdictMarks,
    commentMarks,
    selectionActs(acts),
    editorFloats,
    editorPhrases,
    keymap.of([saving, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': '报告模板', spellcheck: 'false', tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) change(update.state.doc.toString())
      // What the editor is told is told behind this update.
      if (update.transactions.some((one) => one.isUserEvent('undo') || one.isUserEvent('redo'))) queueMicrotask(() => undone?.())
      if (update.selectionSet || update.docChanged) moved?.(update.state.selection.main.head)
    }),
  ]
}

function showReading(view: EditorView, { problems, assertions, figures = [], claims = [] }: Reading): void {
  const { doc } = view.state
  const values: ChipValues = chipValuesOf({ assertions, figures, claims }, doc.toString(), view.state.field(chipValues))
  view.dispatch({ effects: [setVerdicts.of({ assertions }), setChipValues.of({ values })] })
  view.dispatch(setDiagnostics(view.state, underlinesOf(doc, { problems, assertions })))
}

function showParagraph(view: EditorView, { excerpt, words, ...read }: ParagraphReading): void {
  const { doc } = view.state
  const { from, to, shift } = excerpt
  if (doc.length < to || doc.sliceString(from, to) !== words) return
  const assertions = read.assertions
    .map((one) => ({ ...one, offset: one.offset + shift }))
    .filter(({ offset, length }) => offset >= from && offset + length <= to)
  const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number]
  const problems = read.problems.filter(({ at }) => first <= at.line && at.line <= last)
  // Of the whole only this stretch is copied: a long text is not gone through for one paragraph.
  const local = assertions.map((one) => ({ ...one, offset: one.offset - from }))
  const { at, written } = chipValuesOf({ ...read, assertions: local }, words, view.state.field(chipValues))
  const values = { at: new Map([...at].map(([offset, value]) => [offset + from, value])), written }
  const within = { from, to }
  view.dispatch({ effects: [setVerdicts.of({ assertions, within }), setChipValues.of({ values, within })] })
  const elsewhere: Underline[] = []
  forEachDiagnostic(view.state, (one, start, end) => {
    if (end < from || start > to) elsewhere.push({ ...one, from: start, to: end })
  })
  view.dispatch(setDiagnostics(view.state, [...elsewhere, ...underlinesOf(doc, { problems, assertions })]))
}

function underlinesOf(doc: Text, { problems, assertions }: Pick<Reading, 'problems' | 'assertions'>): readonly Underline[] {
  if (problems.length === 0) return []
  const lengths = new Map(assertions.map(({ at, length }) => [`${at.line}:${at.column}`, length]))
  return problems.map((problem) => ({
    ...rangeOf(doc, problem, lengths.get(`${problem.at.line}:${problem.at.column}`)),
    // What nobody can prove is amber like its place on the paper; red is kept for what is untrue.
    severity: problem.code === 'unproved' ? 'warning' : problem.severity,
    message: problem.hint === undefined ? problem.message : `${problem.message}\n${problem.hint}`,
  }))
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
