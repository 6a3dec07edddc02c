import { type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { CompiledAssertion } from '../../../definition/report/types.ts'

type Painted = Pick<CompiledAssertion, 'offset' | 'length' | 'verdict' | 'figure' | 'claim'>

interface Verdicts {
  readonly assertions: readonly Painted[]
  /** The stretch that was read again; the whole text when absent. */
  readonly within?: { readonly from: number; readonly to: number }
}

/** The assertions of the text as it stands. */
export const setVerdicts = StateEffect.define<Verdicts>()

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
    for (const effect of transaction.effects) if (effect.is(setVerdicts)) return paint(painted, effect.value, transaction.state.doc.length)
    return painted.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

function paint(before: DecorationSet, { assertions, within }: Verdicts, length: number): DecorationSet {
  const ranges = assertions.flatMap(({ offset, length: own, verdict, figure, claim }): readonly Range<Decoration>[] => {
    const mark = marks.get(verdict)
    const proved = verdict === 'proved' && (figure !== undefined || claim !== undefined)
    // Tokens stand out by themselves; only what is wrong with one is painted.
    return mark === undefined || proved || own === 0 || offset + own > length ? [] : [mark.range(offset, offset + own)]
  })
  if (within === undefined) return Decoration.set(ranges, true)
  const { from, to } = within
  return before.update({ filterFrom: from, filterTo: to, filter: (start, end) => end <= from || start >= to, add: ranges, sort: true })
}
