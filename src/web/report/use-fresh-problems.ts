import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CompiledReport } from '../../definition/report/types.ts'
import { frozenListQuery, frozenQuery } from '../http/queries.ts'
import { isOpen } from './verdicts.ts'

/**
 * What is said against an open report that was not said when the same words were last frozen: the rules of reading, or the ledgers, are others since.
 * By `code message`; undefined while nothing was ever frozen of it.
 */
export function useFreshProblems(report: string, compiled: CompiledReport | undefined): ReadonlySet<string> | undefined {
  const wrong = compiled !== undefined && compiled.problems.length > 0
  const { data: all } = useQuery({ ...frozenListQuery, enabled: wrong })
  const last = all?.find((one) => one.report === report)
  const { data: frozen } = useQuery({ ...frozenQuery(last?.id ?? ''), enabled: wrong && last !== undefined })
  return useMemo(
    () => (frozen === undefined || compiled === undefined ? undefined : findFresh(compiled, frozen.compiled)),
    [frozen, compiled],
  )
}

/** Pure: problems at places whose words a frozen report said too, where nobody objected to them. */
export function findFresh(now: CompiledReport, frozen: CompiledReport): ReadonlySet<string> {
  const accepted = new Set(frozen.assertions.filter((one) => !isOpen(one)).map(({ text, kind }) => `${kind} ${text}`))
  const text = frozen.text.replace(/\s/g, '')
  const known = new Set(frozen.problems.map(({ code, message }) => `${code} ${message}`))
  const openAt = new Map(now.assertions.map((one) => [`${one.at.line}:${one.at.column}`, one]))
  return new Set(
    now.problems
      .filter(({ code, message, at }) => {
        const said = openAt.get(`${at.line}:${at.column}`)
        if (said === undefined || known.has(`${code} ${message}`)) return false
        return accepted.has(`${said.kind} ${said.text}`) || text.includes(lineOf(now, at.line))
      })
      .map(({ code, message }) => `${code} ${message}`),
  )
}

/** The printed words of a line; of none, words that no report says. */
function lineOf({ blocks }: CompiledReport, line: number): string {
  const block = blocks.filter((one) => one.line <= line).pop()
  const inlines = block === undefined ? [] : block.type === 'table' ? block.rows.flat(2) : block.inlines
  const words = inlines.map(({ text }) => text).join('')
  return words === '' ? '\u0000' : words.replace(/\s/g, '')
}
