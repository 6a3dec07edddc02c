import { StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

/** How many comments are open at each line of the text as it stands. */
export const setCommented = StateEffect.define<ReadonlyMap<number, number>>()

/** Paragraphs that somebody said something about, in their margin. */
export const commentMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marked, transaction) => {
    const { doc } = transaction.state
    for (const effect of transaction.effects)
      if (effect.is(setCommented)) {
        const lines = [...effect.value].filter(([line]) => line <= doc.lines)
        return Decoration.set(
          lines.flatMap(([line, count]) => startsOf(doc, line).map((from) => markOf(count).range(from))),
          true,
        )
      }
    return marked.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Where a paragraph begins on the sheet: in prose with the empty line above it, which is out of sight there. */
function startsOf(doc: Text, line: number): readonly number[] {
  const { from } = doc.line(line)
  const above = line > 1 ? doc.line(line - 1) : undefined
  return above?.text.trim() === '' ? [above.from, from] : [from]
}

function markOf(count: number): Decoration {
  return Decoration.line({ class: 'cm-commented', attributes: { 'data-comments': String(count) } })
}
