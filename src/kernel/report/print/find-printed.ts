import { requestKey } from '../request-key.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'

type Figures = PrintedReport['figures']

/** Some figures by what tells them apart, made when it is first asked for. */
function byKey<Key>(keyOf: (figure: PrintedFigure) => Key): (figures: Figures, key: Key) => PrintedFigure | undefined {
  const known = new WeakMap<Figures, ReadonlyMap<Key, PrintedFigure>>()
  return (figures, key) => {
    // Of several with one key the first stays.
    const index = known.get(figures) ?? new Map(figures.toReversed().map((figure) => [keyOf(figure), figure] as const))
    known.set(figures, index)
    return index.get(key)
  }
}

/** The figure with this number. */
export const findFigure = byKey(({ n }) => n)

/** The figure whose token stands at this offset. */
export const findFigureAt = byKey(({ token }) => token.offset)

/** The first figure that prints the answer to this request, by its key. */
export const findFigureOf = byKey(({ request }) => requestKey(request))
