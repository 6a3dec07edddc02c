import type { PeriodKey } from '../../definition/period/types.ts'
import type { SliceFilter } from '../../definition/report/types.ts'
import type { UnitId } from '../../definition/unit/unit.ts'

/** A cell of a blank form; columns are counted from 0, rows from 1. */
export interface FormCell {
  readonly row: number
  readonly column: number
  /** As a person sees it; empty where it is blank. */
  readonly text: string
  /** Computes by itself: nothing is filled in. */
  readonly formula: boolean
}

export interface FormArea {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

export interface FormSheet {
  readonly name: string
  readonly cells: readonly FormCell[]
  readonly merges: readonly FormArea[]
}

/** A department's form as it came: its file's name and its visible sheets. */
export interface BlankForm {
  readonly name: string
  readonly sheets: readonly FormSheet[]
}

/** An indicator's value, how much it grew on the year before in %, or by how much it changed. */
export type FigureForm = 'value' | 'growth' | 'change'

export interface IndicatorBinding {
  readonly type: 'indicator'
  readonly indicator: string
  readonly form: FigureForm
  readonly period: PeriodKey
  /** What the cell counts in. */
  readonly unit: UnitId
  readonly slices: readonly SliceFilter[]
}

/** Records of one ledger, one a row. */
export interface RecordsBinding {
  readonly ledger: string
  /** Only what happened in it, where the ledger is dated; of a register what counted at its end. */
  readonly period: PeriodKey
  /** Field ids and what they must say, as it is printed. */
  readonly filters: readonly { readonly field: string; readonly value: string }[]
  /** Absent: in the order in which they were written down. */
  readonly order?: RecordsOrder | undefined
}

export interface RecordsOrder {
  readonly field: string
  readonly descending: boolean
}

/** A field of the record in the block's line, counted from 1; without a field the number of the line. */
export interface ColumnBinding extends RecordsBinding {
  readonly type: 'column'
  readonly field: string | undefined
  readonly part: string | undefined
  readonly unit: UnitId | undefined
  readonly line: number
}

export interface TownBinding {
  readonly type: 'town'
}

/** What a cell of a form is filled from. */
export type CellBinding = IndicatorBinding | ColumnBinding | TownBinding

/** The time and the units that a cell's labels say. */
export interface SaidOfCell {
  readonly period: PeriodKey
  readonly units: readonly UnitId[]
}

export interface BoundCell {
  readonly sheet: string
  /** `C7` */
  readonly cell: string
  /** What names it around: the row's words, then the column's. */
  readonly label: string
  /** Its label in the form that next year's edition has it in as well. */
  readonly key: string
  readonly binding: CellBinding
  /** From 0 to 1. */
  readonly confidence: number
  /** A person has said or confirmed it. */
  readonly kept?: true
}

/** A cell that a person leaves empty, and why. */
export interface LeftCell {
  readonly sheet: string
  readonly cell: string
  readonly label: string
  readonly key: string
  readonly why: string
  /** Somebody types it each time: a fact that is entered for this form alone. */
  readonly byHand: boolean
}

export interface OpenCell {
  readonly sheet: string
  readonly cell: string
  readonly label: string
  readonly why: string
  /** Labels of indicators that it might be. */
  readonly candidates: readonly string[]
}

/** Rows of a sheet that hold records: blank ones there are, and the last of them that can be copied. */
export interface RecordBlock extends RecordsBinding {
  readonly sheet: string
  readonly firstRow: number
  readonly lastRow: number
  readonly kept?: true
}

/** Blank rows under heads, whatever they are filled from. */
export interface RowArea {
  readonly sheet: string
  readonly firstRow: number
  readonly lastRow: number
  readonly heads: readonly { readonly column: number; readonly label: string }[]
}

export interface FormProposal {
  readonly form: string
  readonly sheets: readonly string[]
  readonly period: PeriodKey
  readonly cells: readonly BoundCell[]
  readonly unbound: readonly OpenCell[]
  readonly left: readonly LeftCell[]
  readonly blocks: readonly RecordBlock[]
  readonly areas: readonly RowArea[]
}

/** What a form is read against. */
export interface FormContext {
  readonly town: string
  /** Titles of the town's villages. */
  readonly villages: readonly string[]
  /** Said by whoever asks; else the form's own title says it, else this year. */
  readonly period: PeriodKey | undefined
  readonly year: number
}

/** Bindings that are less sure than this are not made: the cell is left to a person. */
export const sureEnough = 0.7
