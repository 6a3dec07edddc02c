import type { AnnexDefinition } from '../annex/types.ts'
import type { BoardDefinition } from '../board/types.ts'
import type { CheckDefinition } from '../check/types.ts'
import type { ClaimDefinition } from '../claim/types.ts'
import type { DutyDefinition } from '../duty/types.ts'
import type { IndicatorDefinition } from '../indicator/types.ts'
import type { LedgerDefinition } from '../ledger/types.ts'
import type { LoopDefinition } from '../loop/types.ts'
import type { PeopleDefinition } from '../people/types.ts'
import type { PublicPageDefinition } from '../public-page/types.ts'
import type { ScreenDefinition } from '../screen/types.ts'
import type { SecretBallotDefinition } from '../secret-ballot/types.ts'
import type { SettingDefinition } from '../setting/types.ts'

/** Records that a new township starts with: rows as an office file brings them, by column label. The town amends them as its own. */
export interface PackSeed {
  /** The ledger's label. */
  readonly ledger: string
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/** Kinds of assertion that words alone make. */
export type WordKind = 'rank' | 'superlative' | 'streak' | 'multiple' | 'completion' | 'universal'

/** What a pack adds to the reader's lexicon. */
export interface PackWords {
  /** What lists are counted in: 三大产业. */
  readonly counted?: readonly string[]
  /** Names that hold a number or a sweeping word and assert nothing: 五水共治. */
  readonly names?: readonly string[]
  /** Words of the domain that assert, by kind: 清仓见底 is a universal. What is not proved by a figure beside it is then unproved. */
  readonly asserting?: Readonly<Partial<Record<WordKind, readonly string[]>>>
}

/** A domain of township work. Everything about the domain is in its folder; deleting the folder deletes the domain. */
/** A pack's parts of starter reports: template text without front matter, headings from `##` down. Empty or absent where it has nothing to say. */
export interface PackSections {
  readonly annual: string
  /** Of a month. */
  readonly brief: string
  /** How far the year's work is by the end of the period, for those who chose it. */
  readonly progress?: string
}

export interface PackDefinition {
  readonly id: string
  readonly label: string
  /** The office that usually keeps it (责任科室). */
  readonly office: string
  readonly ledgers: readonly LedgerDefinition[]
  readonly indicators: readonly IndicatorDefinition[]
  readonly claims?: readonly ClaimDefinition[]
  readonly checks?: readonly CheckDefinition[]
  readonly settings?: readonly SettingDefinition[]
  readonly duties?: readonly DutyDefinition[]
  readonly loops?: readonly LoopDefinition[]
  readonly boards?: readonly BoardDefinition[]
  /** Screens made by hand; their components stand in the pack's `web/`. */
  readonly screens?: readonly ScreenDefinition[]
  /** Tables behind a report, each compiled from one ledger. */
  readonly annexes?: readonly AnnexDefinition[]
  /** Which of its ledgers are the register of people and households. */
  readonly people?: PeopleDefinition
  /** What everybody may read without sign-in, once the town opens it. */
  readonly publicPages?: readonly PublicPageDefinition[]
  /** Votes whose slips may be marked on devices in the hall. */
  readonly secretBallots?: readonly SecretBallotDefinition[]
  readonly sections?: PackSections
  readonly seeds?: readonly PackSeed[]
  /** Words of this domain for reading reports. */
  readonly words?: PackWords
}
