import { narrowDigits } from '../decimal/chinese-number.ts'
import { wholeNumber } from '../decimal/decimal.ts'
import type { Finding } from '../diagnostic/codes.ts'
import { isUnit, type UnitId } from '../unit/unit.ts'
import { templateFinding } from './template-codes.ts'
import type { ClaimCondition, NumberFormat, SliceFilter, TokenContent, VariableName } from './types.ts'

export type TokenReading = { readonly ok: true; readonly content: TokenContent } | { readonly ok: false; readonly problem: Finding }

const variables: readonly VariableName[] = ['本年', '上年', '镇名', '镇简称', '县名']

/** Reads what stands between `{{` and `}}`. Grammar: names by label or id, `[dimension=value]`, `@period`, `|unit|digits`. */
export function readToken(body: string): TokenReading {
  const text = body.replace(/[｜￨]/g, '|').trim()
  if (text === '') return wrong(templateFinding('token-syntax.empty', {}))
  const variable = variables.find((name) => name === text)
  if (variable !== undefined) return { ok: true, content: { type: 'variable', name: variable } }
  const background = /^背景\s*[:：]([\s\S]*)$/.exec(text)
  if (background !== null) return readBackground(background[1] ?? '')
  const annex = /^附表\s*[:：]([\s\S]*)$/.exec(text)
  if (annex !== null) return readAnnex(annex[1] ?? '')
  return text.startsWith('?') || text.startsWith('？') ? readClaim(text.slice(1)) : readFigure(text)
}

/** `{{背景:words|source}}`: read before @ [ and : mean anything, so the words may hold them. */
function readBackground(text: string): TokenReading {
  const [words = '', ...rest] = text.split('|').map((part) => part.trim())
  if (words === '') return wrong(templateFinding('token-syntax.emptyBackground', {}))
  const source = rest.join('|')
  return { ok: true, content: { type: 'background', words, source: source === '' ? undefined : source } }
}

/** `{{附表:name@year}}`. */
function readAnnex(text: string): TokenReading {
  const [name = '', ...rest] = text.split(/[@＠]/).map((part) => part.trim())
  const period = rest.join('@')
  if (name === '' || /[|[\]]/.test(text)) return wrong(templateFinding('token-syntax.annex', {}))
  if (rest.length > 0 && period === '') return wrong(templateFinding('token-syntax.noPeriod', {}))
  return { ok: true, content: { type: 'annex', name, period: rest.length === 0 ? undefined : period } }
}

function readFigure(text: string): TokenReading {
  if (/^[=＝]/.test(text)) return readArithmetic(text.slice(1))
  const [head = '', ...parts] = text.split('|').map((part) => part.trim())
  const subject = readSubject(head)
  if (!subject.ok) return subject
  const format = readFormat(parts.map(narrowDigits))
  if ('problem' in format) return format
  return { ok: true, content: { type: 'figure', name: subject.name, period: subject.period, slices: subject.slices, format } }
}

/** `{{=A/B|unit|n}}`: the expression stays text here; a figure whose name begins with = is arithmetic. */
function readArithmetic(text: string): TokenReading {
  const [expression = '', ...parts] = text.split('|').map((part) => part.trim())
  if (expression === '') return wrong(templateFinding('token-syntax.emptyArithmetic', {}))
  const format = readFormat(parts.map(narrowDigits))
  if ('problem' in format) return format
  return { ok: true, content: { type: 'figure', name: `=${expression}`, period: undefined, slices: [], format } }
}

function readClaim(text: string): TokenReading {
  const colon = text.search(/[:：]/)
  if (colon < 0) return wrong(templateFinding('token-syntax.noProof', {}))
  const phrase = text.slice(0, colon).trim()
  const rest = text.slice(colon + 1).trim()
  if (phrase === '') return wrong(templateFinding('token-syntax.emptyPhrase', {}))
  const attested = /^(?:attested|佐证)[:：]([\s\S]*)$/.exec(rest)
  if (attested !== null) {
    const record = (attested[1] ?? '').trim()
    if (record === '') return wrong(templateFinding('token-syntax.noRecord', {}))
    return { ok: true, content: { type: 'attested', phrase, record } }
  }
  const comparison = splitCondition(rest)
  const subject = readSubject(comparison.subject)
  if (!subject.ok) return subject
  if (comparison.condition === undefined) return claim(phrase, subject, undefined)
  const condition = readCondition(comparison.condition.operator, comparison.condition.right)
  return 'problem' in condition ? condition : claim(phrase, subject, condition)
}

function claim(phrase: string, subject: Subject, condition: ClaimCondition | undefined): TokenReading {
  return { ok: true, content: { type: 'claim', phrase, name: subject.name, period: subject.period, slices: subject.slices, condition } }
}

/** Splits `name[村=某村]@2020>=100%` at the comparison, never inside the brackets. */
function splitCondition(text: string): {
  readonly subject: string
  readonly condition: { readonly operator: string; readonly right: string } | undefined
} {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? ''
    if (character === '[' || character === '［') depth += 1
    if (character === ']' || character === '］') depth -= 1
    if (depth > 0) continue
    const operator = /^(?:!=|<=|>=|[=≠<>≤≥＝＜＞])/.exec(text.slice(index))?.[0]
    if (operator !== undefined)
      return { subject: text.slice(0, index), condition: { operator, right: text.slice(index + operator.length) } }
  }
  return { subject: text, condition: undefined }
}

const operators: ReadonlyMap<string, ClaimCondition['operator']> = new Map([
  ['=', '='],
  ['＝', '='],
  ['!=', '!='],
  ['≠', '!='],
  ['<', '<'],
  ['＜', '<'],
  ['<=', '<='],
  ['≤', '<='],
  ['>', '>'],
  ['＞', '>'],
  ['>=', '>='],
  ['≥', '>='],
])

function readCondition(operatorText: string, right: string): ClaimCondition | ReturnType<typeof wrong> {
  const operator = operators.get(operatorText)
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*(\S*)\s*$/.exec(narrowDigits(right))
  const unit = match?.[2] ?? ''
  if (operator === undefined || match === null)
    return wrong(templateFinding('token-syntax.condition', { condition: `${operatorText}${right}` }))
  if (unit !== '' && !isUnit(unit)) return wrong(templateFinding('bad-unit.condition', { unit }))
  return { operator, value: match[1] ?? '0', unit: unit === '' ? undefined : toUnit(unit) }
}

function toUnit(word: string): UnitId | undefined {
  return isUnit(word) ? word : undefined
}

interface Subject {
  readonly ok: true
  readonly name: string
  readonly period: string | undefined
  readonly slices: readonly SliceFilter[]
}

/** `name[维度=值,维度=值]@期间`; the slice may also stand after the period. */
function readSubject(text: string): Subject | Extract<TokenReading, { ok: false }> {
  const slices: SliceFilter[] = []
  let bad: string | undefined
  const bare = text.replace(/[[［]([^\]］]*)[\]］]/g, (_, inner: string) => {
    for (const part of inner.split(/[,，;；]/)) {
      const pair = /^([^=＝]+)[=＝](.+)$/.exec(part.trim())
      if (pair === null) bad = part
      else slices.push({ dimension: (pair[1] ?? '').trim(), value: (pair[2] ?? '').trim() })
    }
    return ''
  })
  if (bad !== undefined) return wrong(templateFinding('token-syntax.slice', { slice: bad }))
  if (/[[\]［］{}]/.test(bare)) return wrong(templateFinding('token-syntax.brackets', {}))
  const at = bare.search(/[@＠]/)
  const name = (at < 0 ? bare : bare.slice(0, at)).trim()
  const period = at < 0 ? undefined : narrowDigits(bare.slice(at + 1)).trim()
  if (name === '') return wrong(templateFinding('token-syntax.noIndicator', {}))
  if (period === '') return wrong(templateFinding('token-syntax.noPeriod', {}))
  return { ok: true, name, period, slices }
}

function readFormat(parts: readonly string[]): NumberFormat | Extract<TokenReading, { ok: false }> {
  const [first, second, ...more] = parts
  if (first === undefined) return { type: 'own' }
  if (more.length > 0) return wrong(templateFinding('token-syntax.tooMany', { more: more.join('|') }))
  if (first === '名单') return readList(second)
  if (first === '月日' || first === '年月日') {
    if (second !== undefined) return wrong(templateFinding('token-syntax.dayFormat', { format: first }))
    return first === '月日' ? { type: 'monthDay' } : { type: 'yearMonthDay' }
  }
  const unit = first === '％' ? '%' : first
  if (!isUnit(unit)) return wrong(templateFinding('bad-unit.figure', { unit: first }))
  return second === undefined ? { type: 'own', unit } : readDigits(unit, second)
}

function readList(most: string | undefined): NumberFormat | Extract<TokenReading, { ok: false }> {
  if (most === undefined) return { type: 'list', most: undefined }
  if (!/^[1-9]\d{0,2}$/.test(most)) return wrong(templateFinding('token-syntax.listLength', { length: most }))
  return { type: 'list', most: wholeNumber(most) }
}

function readDigits(unit: UnitId, text: string): NumberFormat | Extract<TokenReading, { ok: false }> {
  if (/^\d{1,2}$/.test(text)) return { type: 'decimals', unit, decimals: wholeNumber(text) }
  const mask = /^([xXｘＸ×]+)(?:[.．]([xXｘＸ×]+))?$/.exec(text)
  if (mask !== null) return { type: 'mask', unit, digits: mask[1]?.length ?? 0, decimals: mask[2]?.length ?? 0 }
  const step = /^整(\d+(?:\.\d+)?)$/.exec(text)
  if (step !== null && /[1-9]/.test(step[1] ?? '')) return { type: 'rounded', unit, step: step[1] ?? '1' }
  return wrong(templateFinding('token-syntax.digits', { digits: text }))
}

function wrong(problem: Finding): Extract<TokenReading, { ok: false }> {
  return { ok: false, problem }
}
