import { EditorState, type Extension, type Range, RangeSet, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { proseStart } from './front.ts'

const hidden = Decoration.replace({})
const hiddenBlock = Decoration.replace({ block: true })
const lines = {
  heading1: Decoration.line({ class: 'cm-level1' }),
  heading2: Decoration.line({ class: 'cm-level2' }),
  heading3: Decoration.line({ class: 'cm-level3' }),
  heading4: Decoration.line({ class: 'cm-level4' }),
  paragraph: Decoration.line({ class: 'cm-paragraph' }),
  item: Decoration.line({ class: 'cm-item' }),
  row: Decoration.line({ class: 'cm-row' }),
}

/** What of a template is no prose: where its body begins, how its lines look, and what of it nobody has to see. */
export interface Structure {
  readonly body: number
  readonly decorations: DecorationSet
  /** What the cursor steps over in one step: the head, the mark of a heading with the line break before it, an empty line between paragraphs. */
  readonly steps: RangeSet<Decoration>
}

export const headMark = /^(#{1,4})[ \t]+/
const rule = /^\|[ \t|:-]+\|?[ \t]*$/

/** Headings by their size, paragraphs indented, marks of Markdown and the head out of sight: the same text, to be written in like a letter. */
export const structure = StateField.define<Structure>({
  create: ({ doc }) => readStructure(doc),
  update: (before, transaction) => (transaction.docChanged ? readStructure(transaction.state.doc) : before),
  provide: (field) => [
    EditorView.decorations.from(field, ({ decorations }) => decorations),
    EditorView.atomicRanges.of((view) => view.state.field(field).steps),
  ],
})

function readStructure(doc: Text): Structure {
  const first = firstLine(doc)
  const body = doc.line(first).from
  const found: Range<Decoration>[] = []
  const steps: Range<Decoration>[] = []
  if (body > 0) {
    found.push(hiddenBlock.range(0, body - 1))
    steps.push(hidden.range(0, body))
  }
  let shown = first - 1
  // Where the line that one sees begins: what is hidden stands at its beginning, so that the end of a line is the end of its words.
  let begin: number | undefined
  for (let number = first; number <= doc.lines; number += 1) {
    const { from, to, text } = doc.line(number)
    const folds = number > first && number < doc.lines && shown === number - 1 && (text.trim() === '' || rule.test(text))
    if (folds) {
      found.push(hidden.range(from, to + 1))
      steps.push(hidden.range(from - 1, to + 1))
      begin = from
      continue
    }
    shown = number
    addLine({ begin: begin ?? from, from, text }, found, steps)
    begin = undefined
  }
  return { body, decorations: Decoration.set(found, true), steps: RangeSet.of(steps, true) }
}

function addLine(
  { begin, from, text }: { readonly begin: number; readonly from: number; readonly text: string },
  found: Range<Decoration>[],
  steps: Range<Decoration>[],
): void {
  const mark = headMark.exec(text)
  if (mark !== null) {
    found.push(lines[`heading${levelOf(mark[1] ?? '')}`].range(begin), hidden.range(from, from + mark[0].length))
    steps.push(hidden.range(from, from + mark[0].length))
  } else if (text.startsWith('|')) {
    found.push(lines.row.range(begin))
    addCells(from, text, found, steps)
  } else found.push((/^[-*+][ \t]/.test(text) ? lines.item : lines.paragraph).range(begin))
}

/** The cells of a row side by side, of one width; what divides them is out of sight and is stepped over. */
function addCells(from: number, text: string, found: Range<Decoration>[], steps: Range<Decoration>[]): void {
  const pipes = [...text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index)
  // A bar within a token divides its parts and no cells.
  const tokens = [...text.matchAll(/\{\{[^{}]*\}\}/g)].map(({ index, 0: token }) => ({ from: index, to: index + token.length }))
  const bars = pipes.filter((at) => !tokens.some((token) => token.from < at && at < token.to))
  const cell = Decoration.mark({ class: 'cm-cell', attributes: { style: `width: ${(100 / Math.max(1, bars.length - 1)).toFixed(2)}%` } })
  bars.forEach((at, index) => {
    const next = bars[index + 1]
    found.push(hidden.range(from + at, from + at + 1))
    steps.push(hidden.range(from + at, from + at + 1))
    if (next !== undefined && next > at + 1) found.push(cell.range(from + at + 1, from + next))
  })
}

/** The first line of prose: behind the head and the empty lines below it. */
function firstLine(doc: Text): number {
  const body = proseStart(doc.sliceString(0, 4000))
  const line = doc.lineAt(body)
  let first = line.from === body ? line.number : Math.min(doc.lines, line.number + 1)
  if (body > 0) while (first < doc.lines && doc.line(first).text.trim() === '') first += 1
  return first
}

function levelOf(mark: string): 1 | 2 | 3 | 4 {
  return mark.length === 1 ? 1 : mark.length === 2 ? 2 : mark.length === 3 ? 3 : 4
}

/** Nothing that is typed, pasted or deleted as prose reaches the head, and no cursor stands in what is hidden. */
export const guardHead: Extension = [
  EditorState.changeFilter.of((transaction) => {
    const { body } = transaction.startState.field(structure)
    return body === 0 || transaction.isUserEvent('undo') || transaction.isUserEvent('redo') || !byHand(transaction) ? true : [0, body]
  }),
  EditorState.transactionFilter.of((transaction) => {
    if (transaction.selection === undefined || transaction.docChanged) return transaction
    const { body, steps } = transaction.startState.field(structure)
    const out = (position: number) => {
      let end = Math.max(body, position)
      steps.between(end, end, (from, to) => {
        if (from < end && end < to) end = to
      })
      const line = transaction.startState.doc.lineAt(end)
      const mark = headMark.exec(line.text)
      return mark !== null && end < line.from + mark[0].length ? line.from + mark[0].length : end
    }
    const { anchor, head } = transaction.selection.main
    const [start, stop] = [out(anchor), out(head)]
    return start === anchor && stop === head ? transaction : [transaction, { selection: { anchor: start, head: stop }, sequential: true }]
  }),
]

function byHand(transaction: { readonly isUserEvent: (event: string) => boolean }): boolean {
  return (
    (transaction.isUserEvent('input') && !transaction.isUserEvent('input.front')) ||
    transaction.isUserEvent('delete') ||
    transaction.isUserEvent('move')
  )
}
