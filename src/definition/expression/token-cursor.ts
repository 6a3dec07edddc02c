import type { ExpressionProblem, Token, TokenSymbol } from './tokens.ts'

/** Walks over tokens and keeps the first problem; after it nothing more is read. */
export class TokenCursor {
  problem: ExpressionProblem | undefined
  depth = 0
  readonly #tokens: readonly Token[]
  #index = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)]
    if (token === undefined) throw new Error('a token list always ends with an end token')
    return token
  }

  next(): Token {
    const token = this.peek()
    this.#index += 1
    return token
  }

  isSymbol(symbol: TokenSymbol, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.type === 'symbol' && token.text === symbol
  }

  isWord(...words: readonly string[]): boolean {
    const token = this.peek()
    return token.type === 'name' && !token.quoted && words.includes(token.text)
  }

  takeSymbol(symbol: TokenSymbol): boolean {
    const found = this.isSymbol(symbol)
    if (found) this.#index += 1
    return found
  }

  takeWord(...words: readonly string[]): boolean {
    const found = this.isWord(...words)
    if (found) this.#index += 1
    return found
  }

  /** Records the problem at the next token and gives undefined, so that a parser can `return cursor.fail(…)`. */
  fail(message: string, offset = this.peek().offset): undefined {
    this.problem ??= { offset, message }
    return undefined
  }
}
