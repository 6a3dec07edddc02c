import type { Field } from '../field/types.ts'

/** A field that a stranger fills in. */
export interface IntakeAskDefinition {
  readonly field: string
  /** The field's own when absent. */
  readonly label?: string
  readonly help?: string
  /** Characters of a text; what is longer is refused before anything reads it. */
  readonly most?: number
}

/** By which lists what comes in is screened: shown to whoever writes, never hidden from them. */
export interface IntakeCriteriaDefinition {
  readonly ledger: string
  /** A choice: which of the lists. */
  readonly list: string
  readonly name: string
  readonly note: string
  /** A date: what has ended is not shown. */
  readonly ended: string
}

/**
 * What may be left beside it: how to be answered, and pictures. It stands in a ledger of its own, which is destroyed with the season, for the ledger of a
 * public page says nothing of anybody.
 */
export interface IntakeEnclosureDefinition {
  readonly ledger: string
  /** Refers to what was written. */
  readonly of: string
  readonly received: string
  readonly contact: string
  readonly picture: string
  /** What is done with it, for whoever leaves it (个人信息保护法 第十七条). */
  readonly said: string
}

/**
 * The one gate by which the public writes: new records of the page's own ledger, with nothing filled in but what is named here, while the town has opened the
 * page and a season is in force. Whoever writes gets a receipt and nothing else.
 */
export interface PublicIntakeDefinition {
  /** What stands on the button. */
  readonly label: string
  readonly lead: string
  readonly asks: readonly IntakeAskDefinition[]
  /** Fixed values of choices and texts: 来源 is 群众. */
  readonly sets: Readonly<Record<string, string>>
  /** A text that begins as the copy of another one: what the office goes on to edit for the public. */
  readonly copies: Readonly<Record<string, string>>
  /** The text that the ledger numbers. */
  readonly number: string
  /** The day on which it came in. */
  readonly received: string
  /** Refers to the record that it was merged into. */
  readonly into: string
  /** The ledger whose record in force opens the gate: a declared collecting, with its end. */
  readonly season: string
  /** A text of the season, for everybody. */
  readonly note: string
  readonly criteria: IntakeCriteriaDefinition
  readonly enclosure: IntakeEnclosureDefinition
  /** When there will be an answer: `{days}` is the setting. */
  readonly terms: { readonly setting: string; readonly says: string }
}

export interface IntakeAsk {
  readonly field: string
  readonly label: string
  readonly help: string | undefined
  readonly most: number
  readonly of: Field
}

/** The same with every name looked up. */
export interface ResolvedIntake extends Omit<PublicIntakeDefinition, 'asks'> {
  readonly asks: readonly IntakeAsk[]
}
