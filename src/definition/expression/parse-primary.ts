import { isFunctionName } from './functions.ts'
import type { TokenCursor } from './token-cursor.ts'
import type { Expression } from './types.ts'

/** Deeper than any honest condition; keeps a hostile text from exhausting the stack. */
const deepest = 60

/** The parser of a whole expression, for what stands in brackets. */
export type InnerParser = (cursor: TokenCursor) => Expression | undefined

const reservedWords: ReadonlySet<string> = new Set(['or', '或', 'and', '且', 'not', '非', 'in', 'is', 'empty'])

/** A number, a text, true or false, a path, a function call, `exists(…)` or something in brackets. */
export function parsePrimary(cursor: TokenCursor, inner: InnerParser): Expression | undefined {
  const token = cursor.peek()
  switch (token.type) {
    case 'number':
      cursor.next()
      return { type: 'number', value: token.text }
    case 'text':
      cursor.next()
      return { type: 'text', value: token.text }
    case 'name':
      return token.quoted ? parsePath(cursor) : parseWord(cursor, inner, token.text)
    case 'symbol':
      return cursor.takeSymbol('(') ? parseBrackets(cursor, inner) : cursor.fail(`这里不能写“${token.text}”`)
    case 'end':
      return cursor.fail('表达式没有写完')
  }
}

function parseWord(cursor: TokenCursor, inner: InnerParser, word: string): Expression | undefined {
  if (reservedWords.has(word)) return cursor.fail(`这里不能写“${word}”`)
  if (cursor.takeWord('true')) return { type: 'boolean', value: true }
  if (cursor.takeWord('false')) return { type: 'boolean', value: false }
  if (!cursor.isSymbol('(', 1)) return parsePath(cursor)
  return word === 'exists' ? parseExists(cursor, inner) : parseCall(cursor, inner, word)
}

function parseBrackets(cursor: TokenCursor, inner: InnerParser): Expression | undefined {
  const enclosed = parseDeeper(cursor, inner)
  if (enclosed === undefined) return undefined
  return cursor.takeSymbol(')') ? enclosed : cursor.fail('缺少右括号')
}

function parsePath(cursor: TokenCursor): Expression | undefined {
  const at = cursor.peek().offset
  const names: string[] = []
  do {
    const token = cursor.peek()
    if (token.type !== 'name') return cursor.fail('点号后面要写字段名')
    cursor.next()
    names.push(token.text)
  } while (cursor.takeSymbol('.'))
  return { type: 'path', names, at }
}

function parseCall(cursor: TokenCursor, inner: InnerParser, name: string): Expression | undefined {
  if (!isFunctionName(name)) return cursor.fail(`没有名为“${name}”的函数`)
  const at = cursor.next().offset
  cursor.takeSymbol('(')
  const parameters: Expression[] = []
  if (!cursor.isSymbol(')')) {
    do {
      const parameter = parseDeeper(cursor, inner)
      if (parameter === undefined) return undefined
      parameters.push(parameter)
    } while (cursor.takeSymbol(','))
  }
  return cursor.takeSymbol(')') ? { type: 'call', name, arguments: parameters, at } : cursor.fail(`${name} 的括号没有写完`)
}

function parseExists(cursor: TokenCursor, inner: InnerParser): Expression | undefined {
  const at = cursor.next().offset
  cursor.takeSymbol('(')
  const ledger = parseLedgerName(cursor)
  if (ledger === undefined) return undefined
  if (!cursor.takeSymbol(',')) return cursor.fail('exists 要写两项：台账, 条件')
  const condition = parseDeeper(cursor, inner)
  if (condition === undefined) return undefined
  return cursor.takeSymbol(')') ? { type: 'exists', ledger, condition, at } : cursor.fail('exists 的括号没有写完')
}

/** Ledger ids are in kebab-case, so a hyphen belongs to the name here. */
function parseLedgerName(cursor: TokenCursor): string | undefined {
  const first = cursor.peek()
  if (first.type !== 'name') return cursor.fail('exists 的第一项要写台账')
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

function parseDeeper(cursor: TokenCursor, inner: InnerParser): Expression | undefined {
  if (cursor.depth >= deepest) return cursor.fail('括号套得太深')
  cursor.depth += 1
  const expression = inner(cursor)
  cursor.depth -= 1
  return expression
}
