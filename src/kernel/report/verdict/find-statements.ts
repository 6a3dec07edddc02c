import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { readPredicate } from '../../../definition/report/reading/read-predicate.ts'
import { setPhraseMark } from '../../../definition/report/reading/types.ts'
import { type SubjectContext, villagesIn } from './subjects.ts'

/**
 * Silence is not consent: a clause that carries no assertion and no token, and that no closed kind of harmless words explains, asserts what it says,
 * whatever that is. Harmless are headings and what stands under a plan's heading, intent, work and zeal, and what speaks of nothing that is kept.
 */
export function findStatements(
  context: SubjectContext,
  { carried, isAimed }: { readonly carried: readonly Assertion[]; readonly isAimed: (assertion: Assertion) => boolean },
): readonly Assertion[] {
  const { line } = context
  // The head and the stub of a table name what its other cells tell.
  const told = line.cell === undefined ? line.kind === 'paragraph' : line.cell.row > 0 && line.cell.column > 0
  if (!told || line.planned) return []
  const { text, origin, tokens } = line.reading.normal
  return line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause): readonly Assertion[] => {
      if (carried.some((other) => other.start >= clause.start && other.start < clause.end)) return []
      let own = ''
      for (let index = clause.start; index < clause.end; index += 1)
        own += tokens.get(origin[index] ?? -1)?.type === 'background' ? setPhraseMark : (text[index] ?? '')
      if (/[\uE000-\uE002]/.test(own) || !/[\u4e00-\u9fa5]{2}/.test(own)) return []
      const predicate = readPredicate(own)
      if (predicate !== 'result' && (predicate === 'doing' || villagesIn(own, context.villages).length === 0)) return []
      const place = { sentence, clause, start: clause.start, end: clause.end, word: own }
      const assertion: Assertion = { kind: 'statement', ...place, quantity: undefined, relation: undefined, sign: undefined, han: false }
      return isAimed(assertion) ? [] : [assertion]
    }),
  )
}
