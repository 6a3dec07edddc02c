import { plainHeader } from '../../definition/ledger/column-words.ts'

/** Whether a cell of a header is one that somebody waits for. */
export type IsKnown = (cell: string) => boolean

const remark = /(?:[([【［][^)\]】］]*[)\]】］]|\/[^/]+)$/u

/** Names that may stand over the rows of each (瓦窑山村, 一、低保), and say what a column would that the table has not. */
export interface GroupNames {
  /** The column that they are read as. */
  readonly label: string
  /** Whether they are places of the town; else they are the words of a choice. */
  readonly isPlace: boolean
  readonly has: (name: string) => boolean
  /** Whether a label is that of such a column: then the names over the rows say nothing more. */
  readonly isColumn: (label: string) => boolean
}

/** Knows labels in every spelling of an office: full width, spaces, a star of required columns, a unit or a remark in brackets behind it. */
export function knowLabels(labels: readonly string[]): IsKnown {
  const known = new Set(labels.map(plainHeader))
  return (cell) => {
    const name = plainHeader(cell)
    return name !== '' && (known.has(name) || known.has(name.replace(remark, '')))
  }
}
