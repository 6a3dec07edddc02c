import { wholeNumber } from '../../definition/decimal/decimal.ts'

/** Sums in ten-thousandths: whole numbers add up exactly, and offices write no more decimals. */
const scale = 10_000
/** Columns that nobody adds up. */
const notAdded = /率|%|％|均|单价|比|年度|年份|月份|日期|时间|序号|编号|编码|代码|号码|电话|账号|证号|排名|等级|位次/

interface Sums {
  total: number
  count: number
}

export interface Mismatch {
  /** The column, counted from 0. */
  readonly at: number
  readonly written: string
  readonly summed: string
}

/** Adds up the columns of figures line by line, to hold a table's own 合计 and 小计 against them. */
export class ColumnSums {
  readonly #all = new Map<number, Sums>()
  readonly #section = new Map<number, Sums>()
  /** Columns with something that is no figure. */
  readonly #without = new Set<number>()

  constructor(columns: readonly { readonly at: number; readonly label: string }[]) {
    for (const { at, label } of columns) {
      if (notAdded.test(label)) continue
      this.#all.set(at, { total: 0, count: 0 })
      this.#section.set(at, { total: 0, count: 0 })
    }
  }

  add(cells: readonly string[]): void {
    for (const [at, sums] of this.#all) {
      const cell = cells[at] ?? ''
      if (cell === '') continue
      const figure = readFigure(cell)
      const section = this.#section.get(at)
      if (figure === undefined || section === undefined) {
        this.#all.delete(at)
        this.#without.add(at)
        continue
      }
      sums.total += figure
      sums.count += 1
      section.total += figure
      section.count += 1
    }
  }

  /** Where a line of sums differs from the lines it sums up: those since the last 小计, or all of them. */
  compare(cells: readonly string[], reach: 'section' | 'all'): Mismatch[] {
    const sums = reach === 'all' ? this.#all : this.#section
    const found = [...sums].flatMap(([at, { total, count }]) => {
      const written = cells[at]?.trim() ?? ''
      const figure = written === '' ? undefined : readFigure(written)
      if (figure === undefined || count === 0 || this.#without.has(at) || figure === total) return []
      return [{ at, written, summed: present(total) }]
    })
    if (reach === 'section') for (const [at] of this.#section) this.#section.set(at, { total: 0, count: 0 })
    return found
  }
}

/** A plain figure in ten-thousandths; undefined for anything else, and for more digits than can be added exactly. */
function readFigure(cell: string): number | undefined {
  const plain = cell.includes(',') || cell.includes(' ') ? cell.replace(/[, ]/g, '') : cell
  const match = /^([-+]?)(\d{1,10})(?:\.(\d{1,4})0*)?$/.exec(plain)
  if (match?.[2] === undefined) return undefined
  const scaled = wholeNumber(match[2]) * scale + wholeNumber((match[3] ?? '').padEnd(4, '0'))
  return match[1] === '-' ? -scaled : scaled
}

function present(total: number): string {
  const digits = String(Math.abs(total)).padStart(5, '0')
  const decimals = digits.slice(-4).replace(/0+$/, '')
  return `${total < 0 ? '-' : ''}${digits.slice(0, -4)}${decimals === '' ? '' : `.${decimals}`}`
}
