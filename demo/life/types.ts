import type { DemoSheet } from '../sheet.ts'

/** How a row is named: the columns, as an office file has them, that no two rows of its ledger share. */
export type RowKey = Readonly<Record<string, string>>

/** Rows that an office hands in on a day, as far as they were known then; through the same import as everything else. */
export interface HandedIn {
  readonly type: 'file'
  readonly on: string
  readonly by: string
  readonly sheet: DemoSheet
}

/** A case that somebody opens over a record that is there. */
export interface Opening {
  readonly type: 'open'
  readonly on: string
  readonly by: string
  readonly loop: string
  readonly rows: readonly RowKey[]
  readonly opinion?: string
}

/** One step of a loop, taken by one person on one day in the cases of these rows. `values` by field id, as a form has them. */
export interface Taken {
  readonly type: 'step'
  readonly on: string
  readonly by: string
  readonly loop: string
  readonly step: string
  readonly rows: readonly RowKey[]
  readonly values?: Readonly<Record<string, string | number | boolean>>
  readonly opinion?: string
  /** The name of a document that proves it. */
  readonly evidence?: string
}

/** What happened in the township: the demo's cases come to where they stand by these, never by a state written into a ledger. */
export type LifeEvent = HandedIn | Opening | Taken

/** In the order of their days; within a day what is handed in comes first, then as written. */
export function inOrder(events: readonly LifeEvent[]): readonly LifeEvent[] {
  const rank = (event: LifeEvent): string => `${event.on} ${event.type === 'file' ? 0 : 1}`
  return events
    .map((event, index) => ({ event, index }))
    .sort((left, right) => {
      const [one, other] = [rank(left.event), rank(right.event)]
      return one < other ? -1 : one > other ? 1 : left.index - right.index
    })
    .map(({ event }) => event)
}
