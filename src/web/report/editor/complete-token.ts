import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { CatalogueWriting, WrittenIndicator } from '../../../definition/catalogue/part/types.ts'
import { unitIds, unitsConvert } from '../../../definition/unit/unit.ts'

/** Where in a token somebody is writing, and the words before it. */
export type TokenPlace =
  | { readonly part: 'name'; readonly typed: string }
  | { readonly part: 'phrase'; readonly typed: string }
  | { readonly part: 'period'; readonly typed: string }
  | { readonly part: 'dimension'; readonly typed: string; readonly name: string }
  | { readonly part: 'unit'; readonly typed: string; readonly name: string }
  | { readonly part: 'format'; readonly typed: string; readonly name: string }

/** Reads the open token that ends at the cursor: `{{产业帮扶资金|万` is at its unit. Undefined outside a token. */
export function readTokenPlace(before: string): TokenPlace | undefined {
  const token = before.match(/\{\{([^{}\n]*)$/)?.[1]
  if (token === undefined) return undefined
  if (token.startsWith('?') && !token.includes(':')) return { part: 'phrase', typed: token.slice(1) }
  const body = token.startsWith('?') ? token.slice(token.indexOf(':') + 1) : token
  const name = body.match(/^[^@[|=<>≤≥≠]*/)?.[0] ?? ''
  const pieces = body.split('|')
  if (pieces.length > 2) return { part: 'format', typed: pieces[pieces.length - 1] ?? '', name }
  if (pieces.length === 2) return { part: 'unit', typed: pieces[1] ?? '', name }
  const slice = body.match(/\[([^\]=]*)$/)
  if (slice !== null) return { part: 'dimension', typed: slice[1] ?? '', name }
  const period = body.match(/@([^[|]*)$/)
  if (period !== null) return { part: 'period', typed: period[1] ?? '' }
  return body === name ? { part: 'name', typed: name } : undefined
}

const variables = ['本年', '上年', '镇名', '镇简称', '县名']

export function completeToken(context: CompletionContext, writing: CatalogueWriting, year: number): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos)
  const place = readTokenPlace(line.text.slice(0, context.pos - line.from))
  if (place === undefined) return null
  const after = line.text.slice(context.pos - line.from)
  const options = optionsFor(place, writing, year)
  const from = context.pos - place.typed.length
  const closing = (place.part === 'name' || place.part === 'phrase') && !after.startsWith('}') && !/^[^{\n]*\}\}/.test(after)
  return { from, options: closing ? options.map((option) => withClosing(option, place)) : options, validFor: /^[^{}|@[\n]*$/ }
}

function withClosing(option: Completion, place: TokenPlace): Completion {
  if (place.part === 'phrase') return option
  return { ...option, apply: `${option.label}}}` }
}

function optionsFor(place: TokenPlace, writing: CatalogueWriting, year: number): Completion[] {
  switch (place.part) {
    case 'name':
      return [
        ...variables.map((label): Completion => ({ label, detail: '常用', boost: -1 })),
        ...writing.indicators.map((indicator) => toCompletion(indicator, writing)),
      ]
    case 'phrase':
      return writing.claims.flatMap((claim) =>
        [claim.phrase, ...(claim.aliases ?? [])].map(
          (phrase): Completion => ({
            label: phrase.replace(/…/g, ''),
            detail: '断语',
            apply: `${phrase.replace(/…/g, '')}:`,
            ...(claim.note === undefined ? {} : { info: claim.note }),
          }),
        ),
      )
    case 'period':
      return periods(year)
    case 'dimension': {
      const dimensions = findByLabel(place.name, writing)?.dimensions ?? []
      return dimensions.map((label): Completion => ({ label, apply: `${label}=` }))
    }
    case 'unit': {
      const indicator = findByLabel(place.name, writing)
      const units = indicator === undefined ? [] : unitIds.filter((unit) => unitsConvert(unit, indicator.unit))
      return [...units, ...(indicator?.type === 'pick' ? ['名单', '月日', '年月日'] : [])].map((label): Completion => ({ label }))
    }
    case 'format':
      return [
        { label: '0', detail: '不留小数' },
        { label: '1', detail: '一位小数' },
        { label: '2', detail: '两位小数' },
        { label: '4', detail: '四位小数' },
        { label: '整10', detail: '取整到十' },
        { label: '整100', detail: '取整到百' },
      ]
  }
}

function toCompletion(indicator: WrittenIndicator, writing: CatalogueWriting): Completion {
  const pack = writing.packs.find(({ id }) => id === indicator.pack)?.label ?? ''
  const unit = indicator.unit === '无' ? '' : `${indicator.unit} · `
  return { label: indicator.label, detail: `${unit}${pack}`, ...(indicator.note === '' ? {} : { info: indicator.note }) }
}

function findByLabel(name: string, writing: CatalogueWriting): WrittenIndicator | undefined {
  const wanted = name.trim()
  return writing.indicators.find(({ id, label, aliases }) => label === wanted || id === wanted || aliases.includes(wanted))
}

function periods(year: number): Completion[] {
  const months = Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)
  return [
    { label: '上年', detail: `${year - 1}年` },
    { label: String(year), detail: '全年' },
    { label: `${year}-01..${year}-11`, detail: '1-11月' },
    ...[1, 2, 3, 4].map((quarter): Completion => ({ label: `${year}-Q${quarter}`, detail: `${'一二三四'.charAt(quarter - 1)}季度` })),
    ...months.map((month): Completion => ({ label: month, detail: `${Number(month.slice(5))}月` })),
  ]
}
