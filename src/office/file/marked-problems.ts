/** What stands over the column that tells of problems, in a copy that goes back to whoever filled in the sheet. Nobody keeps a column of this name. */
export const markLabel = '问题（导入时不读这一列）'
/** How each of its cells begins: what does not is no mark. */
export const markSign = '【问题】'

function isMarkLabel(cell: string): boolean {
  return cell.length >= markLabel.length && cell.trim().startsWith(markLabel)
}

/** Lines among which the header is looked for. */
const mostLooked = 400

/** Takes the column of marks out of lines as they are read, in order: a sheet that was marked is read as if it never was. */
export class MarkRemover {
  #at: number | undefined
  #seen = 0

  /** Where the column stands, from 0; undefined where the sheet was not marked. */
  get column(): number | undefined {
    return this.#at
  }

  /** The line without its mark. Words that are none stay: in separated text a line that has won a delimiter reaches into this column. */
  remove(cells: readonly string[]): readonly string[] {
    if (this.#at === undefined) {
      if (this.#seen > mostLooked) return cells
      this.#seen += 1
      const at = cells.findIndex(isMarkLabel)
      if (at < 0) return cells
      this.#at = at
      return without(cells, at)
    }
    const mark = cells[this.#at]
    // A line of separated text that has lost a delimiter has its mark where its last column would be.
    if (mark === undefined) return cells.at(-1)?.trim().startsWith(markSign) === true ? cells.slice(0, -1) : cells
    return mark.trim() === '' || mark.trim().startsWith(markSign) || isMarkLabel(mark) ? without(cells, this.#at) : cells
  }
}

/** The column stands last; whatever somebody wrote behind it stays where it is. */
function without(cells: readonly string[], at: number): readonly string[] {
  const before = cells.slice(0, at)
  return cells.slice(at + 1).some((cell) => cell.trim() !== '') ? [...before, '', ...cells.slice(at + 1)] : before
}

/** What is wrong with a file, each with its place. */
export interface TableMarks {
  readonly sheet: string
  /** The lines of the header, first and last. */
  readonly header: readonly [number, number]
  /** Problems of the whole file. */
  readonly whole: readonly string[]
  readonly rows: readonly MarkedRow[]
}

export interface MarkedRow {
  readonly row: number
  /** Columns, from 0, of the cells that are wrong; none where it is the line as a whole. */
  readonly columns: readonly number[]
  readonly why: readonly string[]
}

/** A row's mark as it stands in its cell. */
export function markOf({ why }: MarkedRow): string {
  return `${markSign}${why.join('；')}`
}

/** What stands over the column: its label, and what is wrong with the file as a whole. */
export function markHead({ whole }: TableMarks): string {
  return [markLabel, ...whole].join('\n')
}
