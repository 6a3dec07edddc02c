import { isFunctionName } from './functions.ts'
import { isLookupName, parseLookup } from './parse-lookup.ts'
import type { TokenCursor } from './token-cursor.ts'
import type { Expression } from './types.ts'

/** Deeper than any honest condition; keeps a hostile text from exhausting the stack. */
const deepest = 60

/** The parser of a whole expression, for what stands in brackets. */
export type InnerParser = (cursor: TokenCursor) => Expression | undefined

const reservedWords: ReadonlySet<string> = new Set(['or', '或', 'and', '且', 'not', '非', 'in', 'is', 'empty'])

/** A number, a text, true or false, a path, a function call, a look-up (`exists(…)`, `total(…)`, `setting('…')`) or something in brackets. */
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
  return isLookupName(word) ? parseLookup(cursor, word, (within) => parseDeeper(within, inner)) : parseCall(cursor, inner, word)
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

function parseDeeper(cursor: TokenCursor, inner: InnerParser): Expression | undefined {
  if (cursor.depth >= deepest) return cursor.fail('括号套得太深')
  cursor.depth += 1
  const expression = inner(cursor)
  cursor.depth -= 1
  return expression
}
