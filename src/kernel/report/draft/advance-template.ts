import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { indexLines } from '../../../definition/report/position.ts'
import { findQuantities } from '../../../definition/report/quantity.ts'
import type { Binding, Draft, OpenQuestion } from './types.ts'

const token = /\{\{[^\n]*?\}\}/g
const year = /(?<!\d)(20\d{2})(?!\d)/g

/**
 * Next year's template from this year's: the period of its front matter, those of its tokens and the years of its headings and words go on by one,
 * names stay. Attestations, backgrounds and numbers typed by hand are last year's and are asked about.
 */
export function advanceTemplate(source: string, name: string): Draft {
  const placeOf = indexLines(source, name)
  const bindings: Binding[] = []
  const questions: OpenQuestion[] = []
  const bodyAt = source.indexOf('\n---', 3)
  const shown = source.replace(token, (words) => '□'.repeat(words.length))
  const later = source.replace(year, (found, digits: string, offset: number) => {
    if (isFixed(source, offset)) return found
    return String(wholeNumber(digits) + 1)
  })
  for (const match of source.matchAll(token)) {
    const [words] = match
    const at = placeOf(match.index)
    const inner = words.slice(2, -2)
    if (/^背景:/.test(inner)) questions.push({ at, text: words, why: '背景是上一年的，核对还是不是这样', candidates: [] })
    else if (/:attested:/.test(inner)) questions.push({ at, text: words, why: '佐证是上一年的，换成新的，或删去', candidates: [] })
    else bindings.push(bindingOf(words, later.slice(match.index, match.index + words.length), at))
  }
  let offset = bodyAt < 0 ? 0 : bodyAt + 4
  for (const line of shown.slice(offset).split('\n')) {
    for (const quantity of findQuantities(line))
      if (quantity.base !== '' && !/^(?:号|届|级|岁|A级)$/.test(quantity.base))
        questions.push({
          at: placeOf(offset + quantity.start),
          text: line.slice(quantity.start, quantity.stop),
          why: '手写的数是上一年的，换成记号或改成新的',
          candidates: [],
        })
    offset += line.length + 1
  }
  return {
    template: later,
    bindings,
    questions: questions.sort((left, right) => left.at.line - right.at.line || left.at.column - right.at.column),
  }
}

/** The number of a document (县政〔2020〕66号), a code, or a part of a longer number stays what it is. */
function isFixed(source: string, offset: number): boolean {
  return /[〔[（(]$/.test(source.slice(0, offset)) && /^\d{4}[〕\]）)]/.test(source.slice(offset))
}

function bindingOf(before: string, after: string, at: Binding['at']): Binding {
  const inner = after.slice(2, -2)
  const [named = '', unit = '', decimals = ''] = inner.split('|')
  const claim = inner.startsWith('?')
  const name = (claim ? (named.split(':')[1] ?? '') : named).split(/[@[=<>≠≤≥]/)[0] ?? ''
  return {
    at,
    text: before,
    token: after,
    name,
    kind: claim ? 'claim' : /^(?:本年|上年|镇名|镇简称|县名)$/.test(name) ? 'variable' : 'figure',
    period: /@([^|}\]]+)/.exec(inner)?.[1] ?? '',
    unit,
    decimals,
    approximator: '',
    confidence: 1,
    why: before === after ? '随期间走' : '期间往后推了一年',
  }
}
