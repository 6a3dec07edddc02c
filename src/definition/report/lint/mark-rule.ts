import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['《', '》'],
  ['“', '”'],
  ['（', '）'],
  ['「', '」'],
]

/** Marks that stand on one another or without their other half (GB/T 15834-2011). */
export function checkMarks(line: ProseLine): readonly Diagnostic[] {
  if (line.kind === 'cell') return []
  return [
    ...[...line.text.matchAll(/[，、；：][，。；：、！？]|。[，。、；：]|[！？][，、；：。]/g)].map((match) =>
      lintProblem(line.placeOf(match.index), 'punctuation.doubled', { marks: match[0] }),
    ),
    ...[...line.text.matchAll(/等(?:…{1,2}|\.{3,6}|。{3,6})/g)].map((match) =>
      lintProblem(line.placeOf(match.index), 'punctuation.etc', {}),
    ),
    ...[...line.text.matchAll(/”、“/g)].map((match) => lintProblem(line.placeOf(match.index + 1), 'punctuation.quotes', {})),
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
        return [lintProblem(line.placeOf(at), 'unbalanced-marks.unopened', { close, open })]
      }
    }
    const [at] = opened
    // A quotation that runs over paragraphs is opened again in each and closed in the last.
    if (at === undefined || (open === '“' && at === 0)) return []
    return [lintProblem(line.placeOf(at), 'unbalanced-marks.unclosed', { open, close })]
  })
}
