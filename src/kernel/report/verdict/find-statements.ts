import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { readPredicate, withoutDoing } from '../../../definition/report/reading/read-predicate.ts'
import { setPhraseMark } from '../../../definition/report/reading/types.ts'
import type { SubjectContext } from './subjects.ts'

interface StatementsInput {
  /** What the line asserts already. */
  readonly carried: readonly Assertion[]
  readonly isAimed: (assertion: Assertion) => boolean
  /** Of a cell: the head of its column. */
  readonly head: string
}

const states =
  /(?:完工|开工|竣工|投用|验收|建成|交付|启用)(?:日期|时间)|(?:责任|牵头|包抓|联系)(?:领导|人|单位)|负责人|情况|进展|进度|状态|现状|成效|结果|成果|比上年|较上年/

/** Columns of a day or of a person: whatever stands in them is so or is not. */
const kept = /日期$|时间$|领导$|责任人$|联系人$|负责人$|牵头单位$|责任单位$/

/**
 * Silence is not consent: a clause that carries no assertion and no token, and that no closed kind of harmless words explains, asserts what it says,
 * whatever that is. Harmless are headings and what stands under a plan's heading, intent, work and zeal, and what speaks of nothing that is kept.
 */
export function findStatements(context: SubjectContext, { carried, isAimed, head }: StatementsInput): readonly Assertion[] {
  const { line } = context
  // Of a table only the columns that tell how things stand.
  const told = line.cell === undefined ? line.kind === 'paragraph' : line.cell.row > 0 && states.test(head)
  if (!told || line.planned) return []
  const { text, origin, tokens } = line.reading.normal
  return line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause): readonly Assertion[] => {
      if (carried.some((other) => other.start >= clause.start && other.start < clause.end)) return []
      let own = ''
      for (let index = clause.start; index < clause.end; index += 1)
        own += tokens.get(origin[index] ?? -1)?.type === 'background' ? setPhraseMark : (text[index] ?? '')
      if (/[\uE000-\uE002]/.test(own) || !/[\u4e00-\u9fa5]{2}/.test(own)) return []
      // A word of order that no rule took for its own; names that a list is said to hold.
      const left = withoutDoing(own)
      const ordered = line.reading.assertions.some(
        (one) => one.clause === clause && /^(?:rank|streak|multiple|superlative)$/.test(one.kind) && left.includes(one.word),
      )
      const listed = /^(?:其中|分别|依次)(?:是|为|有|包括|包含)[^，。；]*、/.test(own)
      const predicate = ordered || listed || (line.cell !== undefined && kept.test(head)) ? 'result' : readPredicate(own)
      if (
        predicate === 'doing' ||
        (predicate === 'unknown' && (line.cell !== undefined || text[clause.end] === '：' || isList(text, clause.start, own)))
      )
        return []
      const place = { sentence, clause, start: clause.start, end: clause.end, word: own }
      const assertion: Assertion = { kind: 'statement', ...place, quantity: undefined, relation: undefined, sign: undefined, han: false }
      return isAimed(assertion) ? [] : [assertion]
    }),
  )
}

/** 三大产业：茶叶、竹器和民宿: names behind a colon, which the words before it count. */
function isList(text: string, start: number, own: string): boolean {
  return text[start - 1] === '：' && /^[\u4e00-\u9fa5]{2,6}(?:、[\u4e00-\u9fa5]{2,6})*(?:[和与及、][\u4e00-\u9fa5]{2,6})+$/.test(own)
}
