import type { ProgressLight } from '../../definition/board/progress-light.ts'
import type { BoardEntry, BoardRanking, BoardRule } from '../../definition/board/types.ts'
import type { DecimalText } from '../../definition/field/types.ts'
import type { Instant } from '../ledger/types.ts'
import type { CaseSummary } from '../loop/types.ts'

/** All that a list is: its rule in words and numbers, what the ledgers said, what follows from it. The digest of an issue is taken over this. */
export interface BoardContent {
  readonly board: string
  readonly label: string
  /** `2020-06` */
  readonly month: string
  /** The state of the ledgers that was read. */
  readonly asOf: Instant
  readonly text: string
  readonly rule: BoardRule
  readonly appealDays: number
  readonly entries: readonly BoardEntry[]
  readonly ranking: BoardRanking
  /** In the order of ids; empty for a board without a baseline. */
  readonly progress: readonly BoardProgress[]
}

/** Plan and actual of one project at the end of each month of the year, in %; months after the one that is shown have no actual. */
export interface BoardProgress {
  readonly id: string
  readonly light: ProgressLight
  readonly months: readonly { readonly month: string; readonly planned: DecimalText | null; readonly actual: DecimalText | null }[]
}

export type IssueState = 'published' | 'frozen' | 'withdrawn'

export interface IssueSummary {
  readonly id: string
  readonly name: string
  readonly board: string
  readonly month: string
  readonly number: number
  readonly state: IssueState
  readonly publishedOn: string
  readonly appealDays: number
  /** The digest of what counts: of the frozen list when there is one. */
  readonly digest: string
  readonly frozenOn: string | null
}

export interface Issue extends IssueSummary {
  /** As it was published, and as it was frozen. */
  readonly published: BoardContent
  readonly frozen: BoardContent | null
}

export interface Objection {
  readonly id: string
  /** The project's id and name. */
  readonly subject: string
  readonly project: string
  readonly content: string
  readonly raisedOn: string
  readonly reply: string | null
  readonly case: CaseSummary | null
}
