import type { Field } from '../field/types.ts'
import type { UnitId } from '../unit/unit.ts'
import type { PublicIntakeDefinition, ResolvedIntake } from './intake-types.ts'

/** What is told of a record: a field that nobody's secrecy covers, reached by its id or through references (`ballot.session.name`). */
export interface PublicFactDefinition {
  readonly field: string
  /** The field's own label when absent. */
  readonly label?: string
  /** What its number is printed in (万元 for 元), exactly; its own unit when absent. */
  readonly unit?: UnitId
}

interface StageBase {
  readonly id: string
  readonly label: string
  /** Whose part of the course it is: 群众提, 代表定, 政府办, 公众评. */
  readonly part: string
  /** One Chinese sentence, shown while nothing on record proves the stage; absent: the stage is not shown before. */
  readonly waits?: string
}

/** A stage that is proved by records of some ledger, each of them one step. */
export interface RecordStageDefinition extends StageBase {
  readonly ledger: string
  /** Which of its records belong to an item: a path of theirs, and the field of the item (or `id`) that it equals. */
  readonly match: Readonly<Record<string, string>>
  /** Only those in which this path is filled in: what a ballot says once it is announced. */
  readonly once?: string
  /** Only those that show one of these options. */
  readonly only?: Readonly<Record<string, readonly string[]>>
  /** The day that stands beside it; the day on which it was put on record when absent. */
  readonly date?: string
  readonly facts: readonly PublicFactDefinition[]
  /** A document of its own that is kept to be shown to everybody: what of it is a picture is, without what the camera wrote into it. */
  readonly picture?: string
}

/** A stage that is proved by steps of the item's own case: the day, what the step is called, and these fields of the item as it then stood. */
export interface CaseStageDefinition extends StageBase {
  readonly loop: string
  /** By the id of a step. */
  readonly steps: Readonly<Record<string, readonly PublicFactDefinition[]>>
}

export type PublicStageDefinition = RecordStageDefinition | CaseStageDefinition

/**
 * What everybody may read of one ledger, without sign-in: a page for each item, the course by which it came about, and the same as open data
 * (政府信息公开条例 第十九条). Nothing but what is named here leaves the house, and only while the town has opened the page.
 */
export interface PublicPageDefinition {
  /** Stands in its address. */
  readonly id: string
  readonly label: string
  /** One or two Chinese sentences at its head. */
  readonly lead: string
  readonly ledger: string
  /** A field of years: the list goes year by year. */
  readonly year: string
  /** A text that names the item. */
  readonly name: string
  /** A choice by which the list is filtered. */
  readonly state: string
  /** An item is public once this field is filled in (票决日期). */
  readonly given: string
  /** What stands in the list beneath the name. */
  readonly summary: readonly string[]
  readonly facts: readonly PublicFactDefinition[]
  /** From the proposal to the verdict, in this order. */
  readonly stages: readonly PublicStageDefinition[]
  /** How everybody may write into the ledger, without sign-in. Absent: nobody may. */
  readonly intake?: PublicIntakeDefinition
  /** Who answers for the data. */
  readonly source: string
  /** How it may be used. */
  readonly licence: string
}

export interface PublicPath {
  readonly through: readonly { readonly field: string; readonly to: string }[]
  readonly field: string
}

export interface PublicFact {
  /** `ballot.session.name`: its name in the open data. */
  readonly name: string
  readonly label: string
  readonly path: PublicPath
  readonly field: Field
  readonly unit: UnitId | undefined
}

export interface RecordStage extends StageBase {
  readonly ledger: string
  readonly match: readonly { readonly path: PublicPath; readonly item: string }[]
  readonly once: PublicPath | undefined
  readonly only: readonly { readonly path: PublicPath; readonly options: readonly string[] }[]
  readonly date: PublicPath | undefined
  readonly facts: readonly PublicFact[]
  readonly picture?: string
}

export interface CaseStage extends StageBase {
  readonly loop: string
  readonly steps: readonly { readonly step: string; readonly label: string; readonly facts: readonly PublicFact[] }[]
}

export type PublicStage = RecordStage | CaseStage

/** The same with every path looked up, and nothing in it that may not be public. */
export interface ResolvedPublicPage
  extends Pick<
    PublicPageDefinition,
    'id' | 'label' | 'lead' | 'ledger' | 'year' | 'name' | 'state' | 'given' | 'summary' | 'source' | 'licence'
  > {
  readonly pack: string
  readonly facts: readonly PublicFact[]
  readonly stages: readonly PublicStage[]
  readonly intake?: ResolvedIntake
}
