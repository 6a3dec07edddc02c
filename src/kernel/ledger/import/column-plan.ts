import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { UnitId } from '../../../definition/unit/unit.ts'
import type { ImportProblem } from '../types.ts'

/** One column for each word of a choice, ticked where it is the row's: 低保 | 低保边缘 | 特困 under 类别（打√）. */
export interface TickedColumn {
  readonly label: string
  /** The word of the choice that a tick in it means. */
  readonly word: string
}

/** A column of the file and the field it fills; `part` names the field of the referred ledger where several columns name one record. */
export interface MatchedColumn {
  readonly label: string
  readonly target: ResolvedField
  readonly part: string | undefined
  /** The unit that the header names, when it is not the field's own. */
  readonly unit: UnitId | undefined
  /** The column in which each row names the unit of its figure. */
  readonly unitColumn?: string
  /** The columns of which a row ticks one, where each stands for a word of the choice; `label` is the first. */
  readonly ticks?: readonly TickedColumn[]
  /** What every row has in it: a column that the file has not, known from its title. */
  readonly text?: string
  /** How sure it is: 1 when its own name or somebody says so. */
  readonly confidence: number
}

export interface ColumnPlan {
  readonly ledger: ResolvedLedger
  readonly columns: readonly MatchedColumn[]
  /** Fields that at least one column of the file fills. */
  readonly present: ReadonlySet<string>
  /** Required fields that no column fills: only changes of existing records can be read from such a file. */
  readonly missing: readonly ResolvedField[]
  readonly problems: readonly ImportProblem[]
  /** The year of the file's title, for months that are written without one. */
  readonly year?: string
  /** Where the file has its header; undefined where nobody said. */
  readonly headerRow: number | undefined
}

/** What is known of a file's columns beside their labels. */
export interface ColumnHints {
  /** The titles above the table; their year is that of rows which give none. */
  readonly titles?: readonly string[]
  /** What stands above the table (单位：万元) and holds for the columns that name none. */
  readonly units?: readonly string[]
  /** Some cells of each column, by its label. */
  readonly samples?: Readonly<Record<string, readonly string[]>>
  /** The town's villages, as they may be written. */
  readonly villages?: readonly string[]
  /** Label of a column → label of the field that somebody said it fills; empty: none. */
  readonly said?: Readonly<Record<string, string>>
  /** The same as it was said of an earlier sheet: for labels that say nothing themselves. */
  readonly kept?: Readonly<Record<string, string>>
  /** Where the header was found, to be told where it does not fit. */
  readonly headerRow?: number
}
