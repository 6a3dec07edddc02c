import type { Diagnostic, SourcePlace } from '../diagnostic/diagnostic.ts'
import type { PeriodKey } from '../period/types.ts'
import type { UnitId } from '../unit/unit.ts'
import type { AssertionKind } from './reading/kinds.ts'

/** congress: a report read to the people's congress; red-head: an official document sent up. */
export type ReportProfile = 'congress' | 'red-head'

export interface ReportFrontMatter {
  readonly title: string
  readonly town: string
  readonly period: PeriodKey
  readonly profile: ReportProfile
  /** The line below the title, e.g. when and where it was read. */
  readonly subtitle: string | undefined
  /** Who reads it, e.g. 青竹镇人民政府镇长　某某. */
  readonly author: string | undefined
  /** 主送/称呼, e.g. 各位代表 */
  readonly salutation: string | undefined
}

/** What a word beside a number says of the true value: 近 near, 余/多 over, 约/左右 about, 逾/超 exceed, 突破 reach, 以上 atLeast, 不足 under, 以内 atMost. */
export type Approximator = 'near' | 'over' | 'about' | 'exceed' | 'reach' | 'atLeast' | 'under' | 'atMost' | 'exact'

/** How a value is to be printed, as the token says. */
export type NumberFormat =
  /** All digits that matter, in the indicator's own unit or in `unit`. */
  | { readonly type: 'own'; readonly unit?: UnitId }
  | { readonly type: 'decimals'; readonly unit: UnitId; readonly decimals: number }
  /** digits before the point, decimals after it */
  | { readonly type: 'mask'; readonly unit: UnitId; readonly digits: number; readonly decimals: number }
  /** a multiple of `step` (decimal text) of the unit */
  | { readonly type: 'rounded'; readonly unit: UnitId; readonly step: string }
  | { readonly type: 'list'; readonly most: number | undefined }
  | { readonly type: 'monthDay' }
  | { readonly type: 'yearMonthDay' }

export interface SliceFilter {
  readonly dimension: string
  readonly value: string
}

export type VariableName = '本年' | '上年' | '镇名' | '镇简称' | '县名'

/** A token's meaning without its position. */
export type TokenContent =
  | {
      readonly type: 'figure'
      readonly name: string
      readonly period: string | undefined
      readonly slices: readonly SliceFilter[]
      readonly format: NumberFormat
    }
  | {
      readonly type: 'claim'
      readonly phrase: string
      readonly name: string
      readonly period: string | undefined
      readonly slices: readonly SliceFilter[]
      readonly condition: ClaimCondition | undefined
    }
  | { readonly type: 'attested'; readonly phrase: string; readonly record: string }
  /** Words that their author says are no fact of this ledger; a named person confirms them when the report is frozen. */
  | { readonly type: 'background'; readonly words: string; readonly source: string | undefined }
  | { readonly type: 'variable'; readonly name: VariableName }
  /** {{附表:name@year}}, alone on its line: a whole table, compiled from a ledger. */
  | { readonly type: 'annex'; readonly name: string; readonly period: string | undefined }

/** One `{{…}}` of a template, parsed; names are not yet looked up. `offset`/`length` are UTF-16 positions in the whole source. */
export type TemplateToken = { readonly offset: number; readonly length: number; readonly at: SourcePlace } & TokenContent

export interface ClaimCondition {
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
  readonly value: string
  readonly unit: UnitId | undefined
}

export type TemplateInline =
  | { readonly type: 'text'; readonly text: string; readonly offset: number }
  | { readonly type: 'token'; readonly token: TemplateToken }

export type TemplateBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly inlines: readonly TemplateInline[] }
  | { readonly type: 'paragraph'; readonly inlines: readonly TemplateInline[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly TemplateInline[])[])[] }

export interface Template {
  readonly source: string
  readonly front: ReportFrontMatter
  readonly blocks: readonly TemplateBlock[]
  /** In the order of the text. */
  readonly tokens: readonly TemplateToken[]
  /** Tables that are asked for: no prose, so they stand in no block. `before` is the block that follows. */
  readonly annexes: readonly AnnexPlace[]
}

export type AnnexToken = Extract<TemplateToken, { type: 'annex' }>

export interface AnnexPlace {
  readonly token: AnnexToken
  readonly before: number
}

/** `holds`: proved; `fails`: the ledger says otherwise; `unproved`: unknown; `attested`: rests on a document, not checked. */
export type Proof = 'holds' | 'fails' | 'unproved' | 'attested'

export interface CompiledFigure {
  /** 1-based, in the order of the text; dates, names and lists count too; variables do not. */
  readonly n: number
  readonly at: SourcePlace
  readonly indicator: string
  readonly name: string
  readonly period: PeriodKey
  readonly slices: readonly SliceFilter[]
  readonly unit: UnitId
  /** Decimal text in the base unit (rates in %), a date, or the picked words; null when unknown. */
  readonly value: string | null
  readonly printed: string
  /** The unit that the printed digits are in. */
  readonly printedUnit: UnitId
  /** How many records stand behind it. */
  readonly records: number
  readonly proof: Proof
}

export interface CompiledClaim {
  readonly index: number
  readonly at: SourcePlace
  readonly phrase: string
  readonly indicator: string | undefined
  readonly name: string
  readonly period: PeriodKey
  readonly proof: Proof
  readonly why: string
}

/** What became of an assertion: every one has exactly one verdict, and only `refuted` and `unproved` are errors. */
export type Verdict = 'proved' | 'agreed' | 'attested' | 'background' | 'refuted' | 'unproved'

/** What would prove an assertion that nothing proves: `text` instead of the assertion's own stretch of the template. */
export interface Proposal {
  readonly text: string
  /** Why it would do, in Chinese. */
  readonly why: string
}

/** One thing the text asserts, typed or by a token. */
export interface CompiledAssertion {
  readonly at: SourcePlace
  /** Its stretch of the template, in UTF-16 positions of the whole source: the whole token of a token. */
  readonly offset: number
  readonly length: number
  /** As printed. */
  readonly text: string
  readonly kind: AssertionKind
  readonly verdict: Verdict
  /** What proves it, or what is missing. */
  readonly why: string
  /** The figure or the claim that makes it, by its number. */
  readonly figure?: number
  readonly claim?: number
  /** Only for what is refuted or unproved, the best first. */
  readonly proposals: readonly Proposal[]
}

/** Words that their author says are no fact of this ledger ({{背景:…}}): whoever freezes the report confirms each of them. */
export interface CompiledBackground {
  readonly at: SourcePlace
  readonly words: string
  readonly source: string | undefined
  /** The sentence of the template that they stand in; said of something else, they are something else. */
  readonly sentence: string
}

export interface CheckResult {
  readonly id: string
  readonly label: string
  readonly proof: Proof
  /** What was compared, with the numbers; which reading held. */
  readonly detail: string
  /** Figures it speaks of, by n. */
  readonly figures: readonly number[]
}

export type ReportInline =
  /** `assertion`: the assertion that these words make, by its index. */
  | { readonly type: 'text'; readonly text: string; readonly assertion?: number; readonly source?: CellSource }
  | { readonly type: 'figure'; readonly n: number; readonly text: string; readonly proof: Proof }
  | { readonly type: 'claim'; readonly index: number; readonly text: string; readonly proof: Proof }

/** What a cell of an annex was read from. */
export type CellSource =
  | { readonly type: 'record'; readonly ledger: string; readonly record: string }
  | { readonly type: 'indicator'; readonly indicator: string; readonly period: PeriodKey }

export type ReportBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly line: number; readonly inlines: readonly ReportInline[] }
  | { readonly type: 'paragraph'; readonly line: number; readonly inlines: readonly ReportInline[] }
  | {
      readonly type: 'table'
      readonly line: number
      readonly rows: readonly (readonly (readonly ReportInline[])[])[]
      /** How the columns share the width; equally when absent. */
      readonly shares?: readonly number[]
      /** Of a table that was asked for: which, and of which year. */
      readonly annex?: { readonly name: string; readonly period: PeriodKey; readonly column: number }
    }

/** A compiled report as plain data: what a screen shows, what a document is made of, what is frozen. */
export interface CompiledReport {
  readonly front: ReportFrontMatter
  /** The instant whose state was read (ISO, microseconds, Z). */
  readonly asOf: string
  readonly figures: readonly CompiledFigure[]
  readonly claims: readonly CompiledClaim[]
  readonly checks: readonly CheckResult[]
  /** Everything the text asserts, in its order. */
  readonly assertions: readonly CompiledAssertion[]
  /** What its author declared as no fact of this ledger, in the order of the text. */
  readonly backgrounds: readonly CompiledBackground[]
  readonly problems: readonly Diagnostic[]
  readonly blocks: readonly ReportBlock[]
  /** The report as Markdown, tokens replaced. */
  readonly text: string
}
