/** What stands at a place of an expression's text. `offset` counts UTF-16 units from 0. */
export type Token =
  | { readonly type: 'number'; readonly text: string; readonly offset: number }
  | { readonly type: 'text'; readonly text: string; readonly offset: number }
  /** `quoted`: written in [brackets], so it is a name even when it looks like a word of the grammar. */
  | { readonly type: 'name'; readonly text: string; readonly quoted: boolean; readonly offset: number }
  | { readonly type: 'symbol'; readonly text: TokenSymbol; readonly offset: number }
  | { readonly type: 'end'; readonly text: ''; readonly offset: number }

export type TokenSymbol = '(' | ')' | ',' | '.' | '+' | '-' | '*' | '/' | '=' | '!=' | '<' | '<=' | '>' | '>='

/** A place in an expression that cannot stand, in Chinese. */
export interface ExpressionProblem {
  readonly offset: number
  readonly message: string
}

/** Every way to write a symbol; Chinese punctuation stands for its ASCII twin, because a Chinese keyboard types it. Longest first. */
const symbolForms: readonly (readonly [string, TokenSymbol])[] = [
  ['!=', '!='],
  ['<>', '!='],
  ['<=', '<='],
  ['>=', '>='],
  ['==', '='],
  ['≠', '!='],
  ['≤', '<='],
  ['≥', '>='],
  ['＜', '<'],
  ['＞', '>'],
  ['＝', '='],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ['＋', '+'],
  ['－', '-'],
  ['−', '-'],
  ['×', '*'],
  ['÷', '/'],
  ['(', '('],
  [')', ')'],
  [',', ','],
  ['.', '.'],
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['=', '='],
  ['<', '<'],
  ['>', '>'],
]

const closingQuotes: Readonly<Record<string, string>> = { "'": "'", '"': '"', '‘': '’', '“': '”' }

const namePattern = /[\p{L}_][\p{L}\p{N}_]*/uy
const numberPattern = /\d+(?:\.\d+)?/y

/** Cuts an expression's text into tokens. A name in brackets (`[output-a]`, `[产值(元)]`) may hold any characters but `]`. */
export function readTokens(source: string): { readonly tokens: readonly Token[]; readonly problems: readonly ExpressionProblem[] } {
  const tokens: Token[] = []
  let offset = 0
  while (offset < source.length) {
    const space = matchAt(/\s+/y, source, offset)
    if (space !== undefined) {
      offset += space.length
      continue
    }
    const read = readToken(source, offset)
    if (typeof read === 'string') return { tokens, problems: [{ offset, message: read }] }
    tokens.push(read.token)
    offset = read.end
  }
  tokens.push({ type: 'end', text: '', offset: source.length })
  return { tokens, problems: [] }
}

interface ReadToken {
  readonly token: Token
  readonly end: number
}

function readToken(source: string, offset: number): ReadToken | string {
  const number = matchAt(numberPattern, source, offset)
  if (number !== undefined) return { token: { type: 'number', text: number, offset }, end: offset + number.length }
  const name = matchAt(namePattern, source, offset)
  if (name !== undefined) return { token: { type: 'name', text: name, quoted: false, offset }, end: offset + name.length }
  const closing = closingQuotes[source.charAt(offset)]
  if (closing !== undefined) return readText(source, offset, closing)
  if (source.startsWith('[', offset)) return readBracketName(source, offset)
  const form = symbolForms.find(([written]) => source.startsWith(written, offset))
  if (form === undefined) return `不认识的字符“${String.fromCodePoint(source.codePointAt(offset) ?? 0)}”`
  return { token: { type: 'symbol', text: form[1], offset }, end: offset + form[0].length }
}

/** The closing quote written twice stands for itself. */
function readText(source: string, offset: number, closing: string): ReadToken | string {
  let text = ''
  let at = offset + 1
  for (;;) {
    const end = source.indexOf(closing, at)
    if (end === -1) return '文字没有写完：缺少右引号'
    text += source.slice(at, end)
    if (source.charAt(end + 1) !== closing) return { token: { type: 'text', text, offset }, end: end + 1 }
    text += closing
    at = end + 2
  }
}

function readBracketName(source: string, offset: number): ReadToken | string {
  const end = source.indexOf(']', offset)
  const text = source.slice(offset + 1, end).trim()
  if (end === -1) return '名称没有写完：缺少“]”'
  if (text === '') return '方括号里没有名称'
  return { token: { type: 'name', text, quoted: true, offset }, end: end + 1 }
}

function matchAt(pattern: RegExp, source: string, offset: number): string | undefined {
  pattern.lastIndex = offset
  return pattern.exec(source)?.[0]
}
