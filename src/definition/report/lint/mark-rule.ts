import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { problemAt } from './types.ts'

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['《', '》'],
  ['“', '”'],
  ['（', '）'],
  ['「', '」'],
]

/** Marks that stand on one another or without their other half (GB/T 15834-2011). */
export function checkMarks(line: ProseLine): readonly Diagnostic[] {
  if (line.kind === 'cell') return []
  const wrong = (at: number, message: string, hint: string) => problemAt(line, at, 'punctuation', message, hint, 'warning')
  return [
    ...[...line.text.matchAll(/[，、；：][，。；：、！？]|。[，。、；：]|[！？][，、；：。]/g)].map((match) =>
      wrong(match.index, `“${match[0]}”两个标点连用`, '留一个'),
    ),
    ...[...line.text.matchAll(/等(?:…{1,2}|\.{3,6}|。{3,6})/g)].map((match) => wrong(match.index, '“等”和省略号重复', '两个留一个')),
    ...[...line.text.matchAll(/”、“/g)].map((match) => wrong(match.index + 1, '引号之间不用顿号', '写成 “甲”“乙”')),
    ...checkPairs(line),
  ]
}

/** Counted over the whole line: a mark that is opened and never closed there, or the other way round. */
function checkPairs(line: ProseLine): readonly Diagnostic[] {
  return pairs.flatMap(([open, close]) => {
    const opened: number[] = []
    for (let at = 0; at < line.text.length; at += 1) {
      const character = line.text[at]
      if (character === open) opened.push(at)
      else if (character === close && opened.pop() === undefined) {
        // A） and 1） number items.
        if (/(?:^|[，；。])[A-Za-z\d一二三四五六七八九十]{1,3}$/.test(line.text.slice(0, at))) continue
        return [problemAt(line, at, 'unbalanced-marks', `“${close}”前面没有“${open}”`, '补上另一半', 'warning')]
      }
    }
    const [at] = opened
    // A quotation that runs over paragraphs is opened again in each and closed in the last.
    if (at === undefined || (open === '“' && at === 0)) return []
    return [problemAt(line, at, 'unbalanced-marks', `“${open}”没有“${close}”`, '补上另一半', 'warning')]
  })
}
