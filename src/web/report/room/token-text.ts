import { readToken } from '../../../definition/report/token.ts'
import type { ClaimCondition, NumberFormat, SliceFilter, TokenContent } from '../../../definition/report/types.ts'

/** A token as its form asks about it. */
export interface TokenDraft {
  readonly type: 'figure' | 'claim'
  /** Only of a claim: the words that it prints. */
  readonly phrase: string
  readonly name: string
  /** As written: 2020, 上年; empty for the report's own. */
  readonly period: string
  readonly slices: readonly SliceFilter[]
  /** Empty for the indicator's own; 名单, 月日 and 年月日 stand here too. */
  readonly unit: string
  /** 2, xx.xx, 整100; empty for all digits that matter. */
  readonly digits: string
  /** Only of a claim: `=100%`. */
  readonly condition: string
}

export const emptyToken: TokenDraft = { type: 'figure', phrase: '', name: '', period: '', slices: [], unit: '', digits: '', condition: '' }

/** What a token says, whatever it is; undefined where nobody can read it. */
export function readTokenText(token: string): TokenContent | undefined {
  const reading = readToken(token.replace(/^\{\{|\}\}$/g, ''))
  return reading.ok ? reading.content : undefined
}

/** A figure's or a claim's token as its form asks about it; undefined for every other kind. */
export function draftOfToken(token: string): TokenDraft | undefined {
  const content = readTokenText(token)
  if (content?.type === 'figure') {
    const { name, period = '', slices, format } = content
    return { ...emptyToken, name, period, slices, ...formatParts(format) }
  }
  if (content?.type !== 'claim') return undefined
  const { phrase, name, period = '', slices, condition } = content
  return { ...emptyToken, type: 'claim', phrase, name, period, slices, condition: condition === undefined ? '' : conditionText(condition) }
}

/** The token that a filled-in form stands for. */
export function tokenOfDraft({ type, phrase, name, period, slices, unit, digits, condition }: TokenDraft): string {
  const slice = slices.length === 0 ? '' : `[${slices.map(({ dimension, value }) => `${dimension}=${value}`).join(',')}]`
  const subject = `${name}${slice}${period === '' ? '' : `@${period}`}`
  if (type === 'claim') return `{{?${phrase}:${subject}${condition}}}`
  const format = unit === '' ? '' : `|${unit}${digits === '' ? '' : `|${digits}`}`
  return `{{${subject}${format}}}`
}

/** Words as a background of the report; what a token is written with cannot stand in them. */
export function backgroundToken(words: string, source: string): string {
  const plain = (text: string) => text.replace(/[{}|\n]/g, '').trim()
  return `{{背景:${plain(words)}${plain(source) === '' ? '' : `|${plain(source)}`}}}`
}

function formatParts(format: NumberFormat): Pick<TokenDraft, 'unit' | 'digits'> {
  switch (format.type) {
    case 'own':
      return { unit: format.unit ?? '', digits: '' }
    case 'decimals':
      return { unit: format.unit, digits: String(format.decimals) }
    case 'mask':
      return { unit: format.unit, digits: `${'x'.repeat(format.digits)}${format.decimals === 0 ? '' : `.${'x'.repeat(format.decimals)}`}` }
    case 'rounded':
      return { unit: format.unit, digits: `整${format.step}` }
    case 'list':
      return { unit: '名单', digits: format.most === undefined ? '' : String(format.most) }
    case 'monthDay':
      return { unit: '月日', digits: '' }
    case 'yearMonthDay':
      return { unit: '年月日', digits: '' }
  }
}

const signs: Readonly<Record<ClaimCondition['operator'], string>> = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' }

function conditionText({ operator, value, unit }: ClaimCondition): string {
  return `${signs[operator]}${value}${unit ?? ''}`
}
