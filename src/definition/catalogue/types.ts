import type { ResolvedAnnex } from '../annex/types.ts'
import type { ResolvedBoard } from '../board/types.ts'
import type { CheckDefinition } from '../check/types.ts'
import type { ClaimDefinition } from '../claim/types.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { ResolvedDuty } from '../duty/types.ts'
import type { ResolvedIndicator } from '../indicator/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import type { ResolvedLoop } from '../loop/types.ts'
import type { PackSections, WordKind } from '../pack/types.ts'
import type { PeopleDefinition } from '../people/types.ts'
import type { ResolvedPublicPage } from '../public-page/types.ts'
import type { ResolvedScreen } from '../screen/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import type { ResolvedSecretBallot } from './resolve-secret-ballots.ts'

export interface ResolvedPack {
  readonly id: string
  readonly label: string
  readonly office: string
  readonly sections: PackSections | undefined
}

/** All definitions of a township, resolved: plain data that goes into the database, to the browser, to a phone. */
export interface Catalogue {
  readonly packs: readonly ResolvedPack[]
  readonly ledgers: readonly ResolvedLedger[]
  readonly indicators: readonly ResolvedIndicator[]
  readonly claims: readonly ClaimDefinition[]
  readonly checks: readonly CheckDefinition[]
  readonly settings: readonly SettingDefinition[]
  readonly duties: readonly ResolvedDuty[]
  readonly loops: readonly ResolvedLoop[]
  readonly boards: readonly ResolvedBoard[]
  readonly screens: readonly ResolvedScreen[]
  /** Tables behind a report; absent in a catalogue of before there were any. */
  readonly annexes?: readonly ResolvedAnnex[]
  /** What everybody may read without sign-in; absent in a catalogue of before there was any. */
  readonly publicPages?: readonly ResolvedPublicPage[]
  /** Votes that may be cast on devices; absent in a catalogue of before there was any. */
  readonly secretBallots?: readonly ResolvedSecretBallot[]
  /** The register of people; absent where no pack brings one. */
  readonly people?: PeopleDefinition & { readonly pack: string }
  /** What the packs add to the reader's lexicon; absent in a catalogue of before they could. */
  readonly words?: CatalogueWords
}

export interface CatalogueWords {
  readonly names: readonly string[]
  readonly asserting: readonly { readonly kind: WordKind; readonly word: string }[]
}

export interface Resolution {
  readonly catalogue: Catalogue
  readonly diagnostics: readonly Diagnostic[]
}
