import type { TokenCursor } from './token-cursor.ts'
import type { Expression } from './types.ts'

/** What reads other records than the one an expression is about. Only words before a bracket: a field may be called so. */
export type LookupName = 'exists' | 'tally' | 'find' | 'total' | 'setting'

const parts: Readonly<Record<LookupName, string>> = {
  exists: '两项：台账, 条件',
  tally: '两项：台账, 条件',
  find: '三项：台账, 字段, 条件',
  total: '三项：台账, 数, 条件',
  setting: '一项：带引号的参数编号',
}

/** Whether a word before a bracket begins a look-up. */
export function isLookupName(word: string): word is LookupName {
  return Object.hasOwn(parts, word)
}

/** `exists(ledger, condition)`, `tally(…)`, `find(ledger, value, condition)`, `total(…)`, `setting('id')`. `deeper` reads what stands inside. */
export function parseLookup(
  cursor: TokenCursor,
  name: LookupName,
  deeper: (cursor: TokenCursor) => Expression | undefined,
): Expression | undefined {
  const at = cursor.next().offset
  cursor.takeSymbol('(')
  const node = name === 'setting' ? parseSetting(cursor, at) : parseOverLedger({ cursor, name, at, deeper })
  if (node === undefined) return undefined
  return cursor.takeSymbol(')') ? node : cursor.fail(`${name} 的括号没有写完`)
}

function parseSetting(cursor: TokenCursor, at: number): Expression | undefined {
  const token = cursor.peek()
  if (token.type !== 'text') return cursor.fail(`setting 要写${parts.setting}`)
  cursor.next()
  return { type: 'setting', setting: token.text, at }
}

interface OverLedger {
  readonly cursor: TokenCursor
  readonly name: Exclude<LookupName, 'setting'>
  readonly at: number
  readonly deeper: (cursor: TokenCursor) => Expression | undefined
}

function parseOverLedger({ cursor, name, at, deeper }: OverLedger): Expression | undefined {
  const ledger = parseLedgerName(cursor, name)
  if (ledger === undefined) return undefined
  const comma = () => cursor.takeSymbol(',') || cursor.fail(`${name} 要写${parts[name]}`)
  if (comma() === undefined) return undefined
  const first = deeper(cursor)
  if (first === undefined) return undefined
  if (name === 'exists' || name === 'tally') return { type: name, ledger, condition: first, at }
  if (comma() === undefined) return undefined
  const condition = deeper(cursor)
  return condition === undefined ? undefined : { type: name, ledger, value: first, condition, at }
}

/** Ledger ids are in kebab-case, so a hyphen belongs to the name here. */
function parseLedgerName(cursor: TokenCursor, lookup: LookupName): string | undefined {
  const first = cursor.peek()
  if (first.type !== 'name') return cursor.fail(`${lookup} 的第一项要写台账`)
  cursor.next()
  let name = first.text
  while (cursor.isSymbol('-')) {
    const part = cursor.peek(1)
    if (part.type !== 'name' && part.type !== 'number') return cursor.fail('台账名没有写完')
    cursor.next()
    cursor.next()
    name += `-${part.text}`
  }
  return name
}
