import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

const annex = /^(?:附件?\s*\d*\s*[:：]?\s*)?(?:[一二三四五六七八九十]+、)?名词解释$/
const entry = /^(?:\d{1,3}[.．、]|[（(]\d{1,3}[）)])?\s*([^：:]{1,40})[：:]/

/** Terms of the moment, in quotes (“五水共治”) or of the kind 1+3+N: a reader from elsewhere has not heard of them. */
const term = /[“「]([^“”「」，。；：、？！]{2,16})[”」]|(?<![\d.+])(\d+(?:\+\d+)*\+[NnXxＮＸ])/g

/** Where a text ends in 名词解释, each term before it has an entry there. A text without that annex explains none, and nothing is asked of it. */
export function checkGlossary(lines: readonly ProseLine[]): readonly Diagnostic[] {
  const from = lines.findIndex(({ kind, text }) => kind !== 'cell' && annex.test(text.trim()))
  if (from < 0) return []
  const entries = lines.slice(from + 1).flatMap(readEntry)
  const asked = new Set<string>()
  return lines.slice(0, from).flatMap((line) =>
    [...line.text.matchAll(term)].flatMap((match) => {
      const found = match[1] ?? match[2] ?? ''
      const isKnown = asked.has(found) || entries.some((one) => one === found || found.includes(one) || one.includes(found))
      asked.add(found)
      return isKnown ? [] : [lintProblem(line.placeOf(match.index), 'term-unexplained', { term: found })]
    }),
  )
}

/** 1.“五水共治”：治污水、防洪水…, or a row that begins with the term. */
function readEntry({ kind, cell, text }: ProseLine): readonly string[] {
  const head = kind !== 'cell' ? entry.exec(text.trim())?.[1] : cell?.column === 0 ? text : undefined
  const name = head?.replace(/[“”"「」\s]/g, '') ?? ''
  return name === '' ? [] : [name]
}
