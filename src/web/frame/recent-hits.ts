import type { SearchHit } from '../../api/contract/search.ts'
import { parseJson } from '../../definition/shape/parse-json.ts'
import { listOf, object, oneOf, text } from '../../definition/shape/shape.ts'

const kinds = ['record', 'case', 'ledger', 'indicator', 'report'] as const
const recentShape = listOf(object({ kind: oneOf(kinds), id: text }, { ledger: text, title: text }))

/** Something opened from the search. The names of records and cases are people's: they are not kept in a browser that others may use, but asked for again. */
export interface RecentHit {
  readonly kind: SearchHit['kind']
  readonly id: string
  readonly ledger?: string | undefined
  readonly title?: string | undefined
}

const most = 8
const keyOf = (user: string) => `qianbi.recent.${user}`

/** What this person last opened from the search in this browser, the newest first. */
export function readRecent(user: string): readonly RecentHit[] {
  try {
    const kept = parseJson(localStorage.getItem(keyOf(user)) ?? '[]')
    return recentShape.is(kept) ? kept.slice(0, most) : []
  } catch {
    // A browser that keeps nothing has nothing recent.
    return []
  }
}

export function keepRecent(user: string, { kind, id, ledger, title }: SearchHit): void {
  const named = kind === 'record' || kind === 'case' ? {} : { title }
  const before = readRecent(user).filter((one) => one.kind !== kind || one.id !== id)
  const now = [{ kind, id, ...(ledger === undefined ? {} : { ledger }), ...named }, ...before].slice(0, most)
  try {
    localStorage.setItem(keyOf(user), JSON.stringify(now))
  } catch {
    // Full or forbidden: the search works without.
  }
}
