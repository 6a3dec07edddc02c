/** What a line of a sheet is. A `group` is a name over the lines below it (“瓦窑山村”), a `note` whatever is said beside the table. */
export type LineClass = 'title' | 'note' | 'header' | 'body' | 'group' | 'subtotal' | 'footer' | 'blank'

/** Words, a number, a day kept as a serial number, a formula with its last result; `>` and `^` are the rest of a cell merged from the left, from above. */
export type MadeCell =
  | string
  | number
  | undefined
  | { readonly day: string }
  /** A share, kept as a fraction and shown as per cent. */
  | { readonly percent: number }
  | { readonly formula: string; readonly value: string | number }
  | { readonly error: string }

/** A record as it should be read: field label → the value as one would write it plainly, in the field's own unit. */
export type Expected = Readonly<Record<string, string>>

export interface MadeLine {
  readonly is: LineClass
  readonly cells: readonly MadeCell[]
  readonly hidden?: boolean
  /** Records of the line, from the left: one, or two where two tables stand side by side. */
  readonly expect?: readonly Expected[]
  /** Labels of fields whose cell must be named instead of read. */
  readonly bad?: readonly string[]
}

export interface MadeSheet {
  readonly name: string
  readonly lines: readonly MadeLine[]
  readonly state?: 'hidden'
  readonly hiddenColumns?: readonly number[]
  /** So many rows below the last, 26 cells each, with a style and nothing in them. */
  readonly styledBlank?: number
}

export type MadeFormat =
  | 'xlsx'
  | 'csv'
  | 'csv-gbk'
  | 'csv-gbk-breaks'
  | 'csv-semicolon'
  | 'tsv-utf16'
  | 'tsv-utf16-bare'
  | 'html-xls'
  | 'html-xls-gbk'
  | 'docx'

/** What an import without further options must do: read it, or refuse it for this reason. */
export type Outcome = 'read' | 'total-mismatch' | 'hidden-rows' | 'several-sheets' | 'bad-cells' | 'no-header'

export interface MadeFile {
  readonly name: string
  /** Label of the ledger that it is brought to. */
  readonly ledger: string
  readonly sheets: readonly MadeSheet[]
  /** Which of the sheets holds the table. */
  readonly reads: number
  readonly format: MadeFormat
  readonly outcome: Outcome
  /** Written with its lines as columns: line n is then the n-th from the left. */
  readonly turned?: boolean
}

/** What a made line is built from beside its cells. */
export type LineMore = Omit<MadeLine, 'is' | 'cells'>

export const line = (is: LineClass, cells: readonly MadeCell[], more: LineMore = {}): MadeLine => ({ is, cells, ...more })

export const blank: MadeLine = { is: 'blank', cells: [] }

/** A text merged over the whole width. */
export const wide = (is: LineClass, text: string, width: number): MadeLine =>
  line(is, [text, ...Array.from({ length: width - 1 }, () => '>')])

export function madeFile(
  name: string,
  ledger: string,
  lines: readonly MadeLine[],
  more: Partial<Omit<MadeFile, 'name' | 'ledger'>> & { readonly sheet?: Partial<MadeSheet> } = {},
): MadeFile {
  const { sheet, ...rest } = more
  return { name, ledger, sheets: [{ name: 'Sheet1', lines, ...sheet }], reads: 0, format: 'xlsx', outcome: 'read', ...rest }
}
