import type { DemoSheet } from '../sheet.ts'

/** How a row is named: the columns, as an office file has them, that no two rows of its ledger share. */
export type RowKey = Readonly<Record<string, string>>

interface Happened {
  /** The day. */
  readonly on: string
  /** `08:15`, where the minute matters; else the morning. */
  readonly at?: string
}

/** Rows that an office hands in on a day, as far as they were known then; through the same import as everything else. */
export interface HandedIn extends Happened {
  readonly type: 'file'
  readonly by: string
  readonly sheet: DemoSheet
}

/** A case that somebody opens over a record that is there. */
export interface Opening extends Happened {
  readonly type: 'open'
  readonly by: string
  readonly loop: string
  readonly rows: readonly RowKey[]
  readonly opinion?: string
}

/** One step of a loop, taken by one person on one day in the cases of these rows. `values` by field id, as a form has them. */
export interface Taken extends Happened {
  readonly type: 'step'
  readonly by: string
  readonly loop: string
  readonly step: string
  readonly rows: readonly RowKey[]
  readonly values?: Readonly<Record<string, string | number | boolean>>
  /** What it fills in that refers to a record: the ledger by id, the record by a row of it. */
  readonly refers?: Readonly<Record<string, { readonly ledger: string; readonly row: RowKey }>>
  readonly opinion?: string
  /** The name of a document that proves it. */
  readonly evidence?: string
}

/** An issue of a board is published, or frozen when its days for objections are over. */
export interface Issued extends Happened {
  readonly type: 'publish' | 'freeze'
  readonly by: string
  readonly board: string
  /** `2020-06` */
  readonly month: string
}

/** Somebody objects to what a published issue says of a project. */
export interface Objected extends Happened {
  readonly type: 'object'
  readonly by: string
  readonly board: string
  readonly month: string
  /** The title of the project. */
  readonly project: string
  readonly content: string
}

/** What happened in the township: the demo's cases come to where they stand by these, never by a state written into a ledger. */
export type LifeEvent = HandedIn | Opening | Taken | Issued | Objected

export const morning = '09:00'

/** When in its day it happens: what is handed in without a minute lies on the desk before the day's work begins. */
export function minuteOf({ type, at }: LifeEvent): string {
  return at ?? (type === 'file' ? '07:30' : morning)
}

/** In the order of their days and minutes; what happens in the same minute as written. */
export function inOrder(events: readonly LifeEvent[]): readonly LifeEvent[] {
  const rank = (event: LifeEvent): string => `${event.on} ${minuteOf(event)}`
  return events
    .map((event, index) => ({ event, index }))
    .sort((left, right) => {
      const [one, other] = [rank(left.event), rank(right.event)]
      return one < other ? -1 : one > other ? 1 : left.index - right.index
    })
    .map(({ event }) => event)
}
