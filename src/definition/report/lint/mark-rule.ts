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
    ...[...line.text.matchAll(/”、“/g)].flatMap((match) =>
      isMixedList(line.text, match.index) ? [] : [lintProblem(line.placeOf(match.index + 1), 'punctuation.quotes', {})],
    ),
    ...checkHalfWidth(line),
    ...checkPairs(line),
  ]
}

/** 甲办法、“乙”、“丙”课程等: where some of what is listed stands without quotation marks, the list needs its 、. */
function isMixedList(text: string, at: number): boolean {
  const ahead = text.slice(0, at).replace(/“[^“”]*$/, '')
  const behind = text.slice(at + 3).replace(/^[^“”]*”/, '')
  if (/(?<!”)、$/.test(ahead)) return true
  const rest = behind.replace(/^(?:、“[^“”]*”)+/, '')
  return /^、(?!“)|^(?!和|与|及|以及|等|同)[\u4e00-\u9fa5]{1,8}(?:、|等|和|与|及)/.test(rest)
}

/** 增长8%,其中: a half-width mark among full-width ones. A text that has no others was written, or copied, that way throughout. */
function checkHalfWidth(line: ProseLine): readonly Diagnostic[] {
  const half = [...line.text.matchAll(/(?<=[\u4e00-\u9fa5%％”）])[,;](?=\s*[\u4e00-\u9fa5\d“])/g)]
  const full = [...line.text.matchAll(/[，；]/g)].length
  return half.length === 0 || full < half.length * 2
    ? []
    : half.map((match) => lintProblem(line.placeOf(match.index), 'punctuation.half', { mark: match[0] }))
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
