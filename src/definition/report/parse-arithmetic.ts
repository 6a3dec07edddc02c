import type { SliceFilter } from './types.ts'

/** One operand of arithmetic written in a token. */
export interface ArithmeticName {
  readonly name: string
  readonly period: string | undefined
  readonly slices: readonly SliceFilter[]
}

export type ReportArithmetic =
  | { readonly type: 'number'; readonly value: string }
  | ({ readonly type: 'name' } & ArithmeticName)
  | {
      readonly type: 'calc'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: ReportArithmetic
      readonly right: ReportArithmetic
    }

export type ArithmeticReading = { readonly ok: true; readonly tree: ReportArithmetic } | { readonly ok: false; readonly message: string }

const period = /^[@＠]\s*(\d{4}(?:-Q\d|-\d{2})?(?:\.\.\d{4}(?:-Q\d|-\d{2})?)?|上年|本年)/
const brackets = /^[[［]([^\]］]*)[\]］]/

/** Reads `产业帮扶资金/产业帮扶户数`, `财政总收入@2020-财政总收入@2019`, `[odd name]*2`: names, slices, periods, constants, + - * / and brackets. */
export function parseArithmetic(text: string): ArithmeticReading {
  const parser = new Parser(text.replace(/[（]/g, '(').replace(/[）]/g, ')').replace(/×/g, '*').replace(/÷/g, '/'))
  try {
    const tree = parser.readSum()
    parser.finish()
    return { ok: true, tree }
  } catch (error) {
    if (error instanceof ArithmeticError) return { ok: false, message: error.message }
    throw error
  }
}

class ArithmeticError extends Error {}

class Parser {
  private at = 0
  private depth = 0

  constructor(private readonly text: string) {}

  readSum(): ReportArithmetic {
    let left = this.readProduct()
    for (let operator = this.take(/^[+-]/); operator !== undefined; operator = this.take(/^[+-]/))
      left = { type: 'calc', operator: operator === '+' ? '+' : '-', left, right: this.readProduct() }
    return left
  }

  finish(): void {
    if (this.rest() !== '') throw new ArithmeticError(`算式里的“${this.rest()}”读不懂`)
  }

  private readProduct(): ReportArithmetic {
    let left = this.readOperand()
    for (let operator = this.take(/^[*/]/); operator !== undefined; operator = this.take(/^[*/]/))
      left = { type: 'calc', operator: operator === '*' ? '*' : '/', left, right: this.readOperand() }
    return left
  }

  private readOperand(): ReportArithmetic {
    if (this.take(/^\(/) !== undefined) {
      this.depth += 1
      if (this.depth > 20) throw new ArithmeticError('算式的括号太深')
      const inner = this.readSum()
      if (this.take(/^\)/) === undefined) throw new ArithmeticError('算式的括号没有配对')
      this.depth -= 1
      return inner
    }
    if (this.take(/^-/) !== undefined)
      return { type: 'calc', operator: '-', left: { type: 'number', value: '0' }, right: this.readOperand() }
    const number = this.take(/^\d+(?:\.\d+)?(?![\d\u4e00-\u9fa5])/)
    return number === undefined ? this.readName() : { type: 'number', value: number }
  }

  private readName(): ReportArithmetic {
    const odd = brackets.exec(this.rest())?.[1]?.trim()
    const name = odd ?? /^[^+\-*/()@＠[\]［］|]+/.exec(this.rest())?.[0].trim()
    if (name === undefined || name === '') throw new ArithmeticError(this.rest() === '' ? '算式没有写完' : `算式里的“${this.rest()}”读不懂`)
    this.take(odd === undefined ? /^[^+\-*/()@＠[\]［］|]+/ : brackets)
    const slices: SliceFilter[] = []
    let said: string | undefined
    for (;;) {
      const slice = this.take(brackets)
      if (slice !== undefined) slices.push(...readSlices(slice))
      else {
        const match = period.exec(this.rest())
        if (match === null) break
        said = match[1]
        this.at += match[0].length
      }
    }
    if (/^[@＠]/.test(this.rest())) throw new ArithmeticError(`“${name}”后面的期间读不懂`)
    return { type: 'name', name, period: said, slices }
  }

  private rest(): string {
    return this.text.slice(this.at).trimStart()
  }

  private take(pattern: RegExp): string | undefined {
    const lead = this.text.slice(this.at).length - this.rest().length
    const match = pattern.exec(this.rest())
    if (match === null) return undefined
    this.at += lead + match[0].length
    return match[0]
  }
}

function readSlices(text: string): readonly SliceFilter[] {
  return text
    .replace(/^[[［]|[\]］]$/g, '')
    .split(/[,，;；]/)
    .map((part) => {
      const pair = /^([^=＝]+)[=＝](.+)$/.exec(part.trim())
      if (pair === null) throw new ArithmeticError(`切片“${part}”读不懂`)
      return { dimension: (pair[1] ?? '').trim(), value: (pair[2] ?? '').trim() }
    })
}
