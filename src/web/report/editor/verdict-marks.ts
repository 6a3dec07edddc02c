import { type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { CompiledAssertion } from '../../../definition/report/types.ts'

/** The assertions of the text as it stands. */
export const setVerdicts = StateEffect.define<readonly CompiledAssertion[]>()

const marks = new Map(
  (['proved', 'agreed', 'attested', 'background', 'refuted', 'unproved'] as const).map((verdict) => [
    verdict,
    Decoration.mark({ class: `cm-verdict cm-verdict-${verdict}`, attributes: { 'data-verdict': verdict } }),
  ]),
)

/** Every assertion in the template, underlined by its verdict; what is typed moves them until the next reading. */
export const verdictMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (painted, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setVerdicts)) return paint(effect.value, transaction.state.doc.length)
    return painted.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

function paint(assertions: readonly CompiledAssertion[], length: number): DecorationSet {
  const ranges = assertions.flatMap(({ offset, length: own, verdict, figure, claim }): readonly Range<Decoration>[] => {
    const mark = marks.get(verdict)
    const proved = verdict === 'proved' && (figure !== undefined || claim !== undefined)
    // Tokens stand out by themselves; only what is wrong with one is painted.
    return mark === undefined || proved || own === 0 || offset + own > length ? [] : [mark.range(offset, offset + own)]
  })
  return Decoration.set(ranges, true)
}
