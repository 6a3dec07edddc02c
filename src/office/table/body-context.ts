import type { CellDoubt } from '../file/table-problem.ts'
import type { IsKnown } from './known-labels.ts'
import type { OpenGroups } from './open-groups.ts'
import type { ColumnSums } from './sum-columns.ts'

export interface BodyLine {
  readonly row: number
  readonly cells: readonly string[]
  readonly doubts: ReadonlyMap<number, CellDoubt> | undefined
  /** Where each cell stands in the sheet, by its place in the line; undefined where it is the same. */
  readonly from?: ReadonlyMap<number, number>
  /** One text over the columns of the table: nothing but what is merged can say so for sure. */
  readonly wide: boolean
  /** Left out, because somebody said so of the rows that the sheet hides. */
  readonly hidden: boolean
}

export interface BodyContext {
  readonly sheet: string
  /** The header's lines, and what was made of them. */
  readonly headers: readonly (readonly string[])[]
  /** Places of the columns that somebody waits for; where nothing is known, of all. */
  readonly known: ReadonlySet<number>
  /** Somebody waits for labels: long words below the table are then known for none of its rows. */
  readonly isTold: boolean
  /** Whether a label is one that somebody waits for. */
  readonly isKnown: IsKnown | undefined
  /** The lines above the header, without the numbers of their pages. */
  readonly above: ReadonlySet<string>
  /** How many cells the fullest of them fills. */
  readonly mostAbove: number
  /** What the lines above the header say as titles of the table. */
  readonly titles: readonly string[]
  readonly labels: readonly string[]
  /** Where each label stands; undefined where tables stand beside one another. */
  readonly places: ReadonlyMap<string, number> | undefined
  /** The same columns begin once more, in another order. */
  readonly onRearranged: () => void
  readonly width: number
  /** Behind the last of its columns: a sum beside the table says nothing of its line. */
  readonly end: number
  /** One after the other where hidden rows are left out: a sum may count them or not. */
  readonly sums: readonly ColumnSums[]
  /** What a line right under the header, or a note below the table, says of the unit is added. */
  readonly units: string[]
  /** The names over lines that each of them then has. */
  readonly groups: OpenGroups
  /** The name right over the header that the rows below it have; empty where there is none. */
  readonly groupAbove: string
  /** Names over rows say what the column of this label would. */
  readonly onGroup: (label: string) => void
  readonly emit: (line: BodyLine) => void
  /** Lines of one text were taken for records because nothing said that they are not. */
  readonly doubt: (row: number) => void
}
