import type { ResolvedAnnex } from '../../definition/annex/types.ts'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ClaimDefinition } from '../../definition/claim/types.ts'
import type { Decimal } from '../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../definition/diagnostic/diagnostic.ts'
import type { Expression } from '../../definition/expression/types.ts'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import type { Period } from '../../definition/period/types.ts'
import type { ProseLine, Stretch } from '../../definition/report/prose.ts'
import type { Quantity } from '../../definition/report/quantity.ts'
import type { AnnexToken, CellSource, Proof, ReportFrontMatter, Template, TemplateToken } from '../../definition/report/types.ts'
import type { UnitId } from '../../definition/unit/unit.ts'
import type { IndicatorRequest, IndicatorResult } from '../indicator/types.ts'
import type { PlannedAssertion, ReadLine, Term } from './verdict/types.ts'

export type FigureToken = Extract<TemplateToken, { type: 'figure' }>
export type ClaimToken = Extract<TemplateToken, { type: 'claim' }>
export type AttestedToken = Extract<TemplateToken, { type: 'attested' }>

/** The township as the text names it. */
export interface TownNames {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly county: string
}

/** A figure whose name, period, slices and unit were understood. */
export interface PlannedFigure {
  readonly n: number
  readonly token: FigureToken
  readonly indicator: ResolvedIndicator
  readonly period: Period
  readonly request: IndicatorRequest
  /** Of arithmetic written in the token: what it is made of. Nobody but the text defines it, so its request is answered from these. */
  readonly term?: Term
}

/** A figure that cannot be computed; it keeps its number so that the others keep theirs. */
export interface UnplannedFigure {
  readonly n: number
  readonly token: FigureToken
  readonly indicator: undefined
}

/** Numbers a claim's condition may speak of; each is a request, or made of two. */
export type ClaimOperand = 'value' | 'first' | 'last' | 'lastYear' | 'previous' | 'target' | 'peak' | 'growth'

export interface PlannedClaim {
  readonly index: number
  readonly token: ClaimToken
  readonly indicator: ResolvedIndicator
  readonly period: Period
  readonly definition: ClaimDefinition | undefined
  readonly condition: Expression | undefined
  readonly requests: Readonly<Partial<Record<Exclude<ClaimOperand, 'peak' | 'growth' | 'target'>, IndicatorRequest>>>
  readonly peak: readonly IndicatorRequest[]
  /** The completion rate that tells the target; undefined when the indicator itself is one (its target is 100 %). */
  readonly completion: IndicatorRequest | undefined
  /** The target that an indicator of its own tells, where no completion rate is kept. */
  readonly target: IndicatorRequest | undefined
  /** A streak of years or a place among the villages. */
  readonly series?: SeriesClaim
  /** Numerator and denominator of a rate, so that "all" can say of how many. */
  readonly fraction: { readonly numerator: IndicatorRequest; readonly denominator: IndicatorRequest } | undefined
}

/** A claim over several values: a streak of years, or a place among the villages. */
export type SeriesClaim =
  | {
      readonly kind: 'rising' | 'falling' | 'zero'
      readonly years: readonly { readonly year: number; readonly request: IndicatorRequest }[]
      readonly least: number
    }
  | {
      readonly kind: 'place'
      readonly from: 'top' | 'bottom'
      readonly place: number
      readonly own: string
      readonly among: readonly { readonly name: string; readonly request: IndicatorRequest }[]
    }

export interface UnplannedClaim {
  readonly index: number
  readonly token: ClaimToken
  readonly indicator: undefined
}

/** A token whose words say that it is something else. */
export interface Stranger {
  readonly problem: Diagnostic
  /** What is printed, and what the words speak of: where both come to the same, what the text says is so. */
  readonly printed: IndicatorRequest
  readonly meant: IndicatorRequest | undefined
}

/** A table that was asked for by {{附表:…}}. */
export interface PlannedAnnex {
  readonly token: AnnexToken
  readonly annex: ResolvedAnnex
  /** Whose records are its rows. */
  readonly year: Period
  /** What is measured over: the year, or as much of it as the report speaks of. */
  readonly period: Period
}

/** A table as its ledger fills it. */
export interface AnnexTable {
  readonly token: AnnexToken
  readonly name: string
  readonly period: string
  readonly rows: readonly (readonly AnnexCell[])[]
  readonly problems: readonly Diagnostic[]
}

export interface AnnexCell {
  readonly text: string
  readonly source?: CellSource
}

/** What a report needs to know before it can be checked: one evaluation, one look-up of documents. */
export interface ReportPlan {
  readonly template: Template
  readonly period: Period
  readonly figures: readonly (PlannedFigure | UnplannedFigure)[]
  readonly claims: readonly (PlannedClaim | UnplannedClaim)[]
  readonly attested: readonly { readonly index: number; readonly token: AttestedToken }[]
  /** What the words and typed numbers assert, with the ways to prove it. */
  readonly assertions: readonly PlannedAssertion[]
  readonly lines: readonly ReadLine[]
  /** Tokens whose words speak of something else. */
  readonly strangers: readonly Stranger[]
  /** Tables that are asked for, as far as they are known. */
  readonly annexes: readonly PlannedAnnex[]
  /** The names of the town's villages. */
  readonly villages: readonly string[]
  /** What packs and the office declared as names, which assert nothing. */
  readonly names: readonly string[]
  readonly requests: readonly IndicatorRequest[]
  readonly problems: readonly Diagnostic[]
}

export interface Attestation {
  readonly title: string
  /** Everything the record says, as one text: its fields' words, choices by their labels. */
  readonly words: string
  readonly ledger: string
}

/** What was promised for the report's year, as it holds now. */
export interface PromisedItem {
  /** Its own name, as it was given or by a decision changed. */
  readonly item: string
  /** What it says with its numbers, as people read it: 新增停车位268个; empty when no quantity was promised. */
  readonly promised: string
  /** The indicator that measures it, by id. */
  readonly indicator: string | undefined
  /** The title of the report that promised it; empty when any annual report answers for it. */
  readonly promisedIn: string
}

/** The answers to a plan. */
export interface ReportFacts {
  readonly town: TownNames
  readonly results: readonly IndicatorResult[]
  /** By the record's name as the template writes it; absent = no such document. */
  readonly attestations: ReadonlyMap<string, Attestation>
  /** Of an annual report: what it must answer for. */
  readonly promises?: readonly PromisedItem[]
  /** The tables that were asked for. */
  readonly annexes?: readonly AnnexTable[]
  readonly asOf: string
}

/** A figure with its value, its printed form and its place in the printed text. */
export interface PrintedFigure extends PlannedFigure {
  readonly result: IndicatorResult
  /** undefined for dates, names, lists and unknown values. */
  readonly number: Decimal | undefined
  readonly printed: string
  readonly printedUnit: UnitId
  readonly line: ProseLine
  readonly sentence: Stretch
  readonly start: number
  readonly end: number
  /** The digits with the unit and the words around them; undefined when it is not a number. */
  readonly quantity: Quantity | undefined
  readonly inTable: boolean
}

export interface JudgedClaim {
  readonly index: number
  readonly token: ClaimToken | AttestedToken
  readonly indicator: ResolvedIndicator | undefined
  readonly name: string
  readonly period: Period
  readonly proof: Proof
  readonly why: string
}

/** Everything the checks look at; pure data. */
export interface PrintedReport {
  readonly plan: ReportPlan
  readonly front: ReportFrontMatter
  readonly figures: readonly PrintedFigure[]
  readonly lines: readonly ProseLine[]
  readonly catalogue: CatalogueIndex
  readonly resultOf: (request: IndicatorRequest) => IndicatorResult | undefined
}
