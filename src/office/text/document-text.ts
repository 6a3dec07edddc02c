import type { HeadingLevel } from './docx-headings.ts'

/** A document as plain text. `places[i]` says where line i + 1 of `text` stands in the file, as its reader would say it. */
export interface DocumentText {
  readonly text: string
  readonly places: readonly string[]
  /** Whether every line is a paragraph of its own, as in a .docx; a text may break a sentence at the end of a line. */
  readonly whole: boolean
  /** Which cell of a table a line (by its index) stands in. */
  readonly cells: ReadonlyMap<number, CellPlace>
  /** Which lines (by index) are headings, and of which level; a text file says it by its own marks. */
  readonly levels?: ReadonlyMap<number, HeadingLevel>
  /** Which lines (by index) the document numbers or marks as items by itself. */
  readonly items?: ReadonlySet<number>
  /** What a .docx still carries beside its words. */
  readonly remains: readonly DocumentRemain[]
}

/** All from 0; row 0 is the head. */
export interface CellPlace {
  readonly table: number
  readonly row: number
  readonly column: number
}

export interface DocumentRemain {
  readonly kind: 'change' | 'comment' | 'hidden' | 'author'
  /** What and how much, in Chinese: 3处修订没有接受. */
  readonly words: string
  /** From 1. */
  readonly line: number
}
