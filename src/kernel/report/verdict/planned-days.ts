import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import type { SubjectContext } from './subjects.ts'

const planned =
  /(?:原?计划|预计|预期|拟|定|将)(?:于|在)?((?:\d{4}年|[今明后]年)?度?(?:\d{1,2}月(?:份)?(?:\d{1,2}日|[上中下]旬|[初底末])?|[上下]半年|[一二三四]季度|年[初底末])之?前?|(?:\d{4}年|[今明后]年)[初底末]?之?前?)[^，。；\d]{0,8}(?:开工|动工|完工|竣工|建成|落成|完成|投用|投产|验收|交付|移交|启用)/g

/** 计划2021年3月完工: the days for which something is planned. What they are of no list tells, only the record that is named, and without one they assert nothing. */
export function plannedDaysIn({ line }: SubjectContext): readonly Assertion[] {
  if (line.kind === 'cell') return []
  const { text } = line.reading.normal
  return line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause) =>
      [...text.slice(clause.start, clause.end).matchAll(planned)].map((match): Assertion => {
        const [, word = ''] = match
        const start = clause.start + match.index + match[0].indexOf(word)
        const place = { sentence, clause, start, end: start + word.length }
        return { kind: 'date', ...place, quantity: undefined, relation: undefined, word, sign: undefined, han: false }
      }),
    ),
  )
}
