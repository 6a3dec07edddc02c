import { StateEffect, StateField } from '@codemirror/state'
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
        const lines = [...effect.value].filter(([line]) => line <= doc.lines).sort(([one], [two]) => one - two)
        return Decoration.set(lines.map(([line, count]) => markOf(count).range(doc.line(line).from)))
      }
    return marked.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

function markOf(count: number): Decoration {
  return Decoration.line({ class: 'cm-commented', attributes: { 'data-comments': String(count) } })
}
