import type { TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import type { BodyLine } from './body-context.ts'

/** What stands for the words of the cell above. */
const ditto = /^\s*(?:[〃″"”]{1,2}|同上|同前)\s*$/
const longest = 6
const listed = 10

/** Records whose cells say 〃 or 同上 for what stands above them. */
export class Dittos {
  readonly #sheet: string
  #above: Pick<BodyLine, 'cells' | 'doubts'> | undefined
  readonly #copied: string[] = []
  readonly #lost: string[] = []

  constructor(sheet: string) {
    this.#sheet = sheet
  }

  /** The line with the words of the line above where it repeats them, and with what is in doubt about them. Lines come in ascending order. */
  fill(line: BodyLine): BodyLine {
    const filled = line.cells.some(isDitto) ? this.#fill(line) : line
    this.#above = { cells: [...filled.cells], doubts: filled.doubts }
    return filled
  }

  /** Another table begins: nothing stands above its first line. */
  begin(): void {
    this.#above = undefined
  }

  /** Tells what was repeated; nothing may be written where nothing stands above. */
  report(problems: TableProblem[]): void {
    this.#tell(problems, 'warning', { places: this.#copied, say: '写着“同上”，按上面一格的内容读入。' })
    this.#tell(problems, 'error', { places: this.#lost, say: '写着“同上”，上面却没有内容可以照抄。请写出内容。' })
  }

  #fill(line: BodyLine): BodyLine {
    const doubts = new Map(line.doubts)
    const cells = line.cells.map((cell, at) => {
      if (!isDitto(cell)) return cell
      const place = `${columnLetters(line.from?.get(at) ?? at)}${line.row}`
      const above = this.#above?.cells[at]?.trim() ?? ''
      if (above === '' || isDitto(above)) {
        this.#lost.push(place)
        return cell
      }
      this.#copied.push(place)
      const doubt = this.#above?.doubts?.get(at)
      if (doubt !== undefined) doubts.set(at, doubt)
      return above
    })
    return { ...line, cells, doubts: doubts.size === 0 ? undefined : doubts }
  }

  #tell(
    problems: TableProblem[],
    severity: TableProblem['severity'],
    { places, say }: { readonly places: readonly string[]; readonly say: string },
  ): void {
    if (places.length === 0) return
    const some = places.slice(0, listed).join('、')
    const words = places.length > listed ? `${some} 等 ${places.length} 格` : some
    problems.push({ code: 'ditto', severity, at: `${this.#sheet}!${places[0]}`, message: `${words}${say}` })
  }
}

function isDitto(cell: string): boolean {
  if (cell === '' || cell.length > longest) return false
  // Nearly every short cell is told by its first sign: a digit or a letter.
  const first = cell.charCodeAt(0)
  return (first <= 0x22 || first >= 0x80) && ditto.test(cell)
}
