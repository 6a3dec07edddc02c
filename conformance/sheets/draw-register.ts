import type { Dice } from './dice.ts'
import { type Expected, line, type MadeCell, type MadeLine } from './made-file.ts'
import type { Register, RegisterColumn, Wording } from './registers.ts'

/** How one column of this sheet is headed and written. */
export interface DrawnColumn {
  readonly column: RegisterColumn | undefined
  /** Labels from the top; two where the header has two lines. */
  readonly head: string
  readonly band?: string
  /** What a value in the field's unit is divided by to stand here; 万元 and 公顷. */
  readonly divisor: number
}

export interface DrawnTable {
  readonly columns: readonly DrawnColumn[]
  readonly header: readonly MadeLine[]
  readonly body: readonly BodyRow[]
  /** The unit that a line above the table must say. */
  readonly unitLine?: string
}

export interface BodyRow {
  readonly line: MadeLine
  readonly values: Expected
}

export interface DrawOptions {
  readonly wording: Wording
  readonly rows: number
  readonly banded: boolean
  readonly serial: boolean
  readonly extra: boolean
  /** 万元 and 公顷: said in a line above, in the head of the column, or not used. */
  readonly unit: 'line' | 'head' | 'none'
  /** Columns whose field is left out (a group's name says it). */
  readonly without?: string
  /** How cells are written: as a program exports them, or as hands do. */
  readonly loose: boolean
  /** Formats without numbers and days of their own. */
  readonly plainText: boolean
}

export function drawTable(dice: Dice, register: Register, options: DrawOptions): DrawnTable {
  const chosen = register.columns.filter((one) => one.field !== options.without && (one.optional !== true || dice.chance(75)))
  const band = options.banded ? dice.pick(register.bands) : undefined
  const banded = band === undefined ? 0 : chosen.filter((one) => one.field in band).length
  const drawn = chosen.map((one) => drawColumn(dice, one, options, banded > 1 && band !== undefined ? band : undefined))
  const serial: DrawnColumn = { column: undefined, head: dice.pick(['序号', '编号#', '序 号']).replace('编号#', '序号'), divisor: 1 }
  const extra: DrawnColumn = { column: undefined, head: dice.pick(['备注', '填报人签名', '备 注']), divisor: 1 }
  const columns = [...(options.serial ? [serial] : []), ...drawn, ...(options.extra ? [extra] : [])]
  const body = Array.from({ length: options.rows }, (_, index) => drawRow(dice, { columns, index, options }))
  const scaled = drawn.find((one) => one.divisor > 1)
  return {
    columns,
    header: drawHeader(columns),
    body,
    ...(options.unit === 'line' && scaled !== undefined ? { unitLine: unitOf(scaled) } : {}),
  }
}

function unitOf({ column }: DrawnColumn): string {
  return column?.kind === 'area' ? '公顷' : '万元'
}

function drawColumn(
  dice: Dice,
  column: RegisterColumn,
  options: DrawOptions,
  band: Readonly<Record<string, string>> | undefined,
): DrawnColumn {
  const within = band !== undefined && column.field in band
  const head = (within ? band[column.field] : undefined) ?? dice.pick(column.heads[options.wording])
  const unit = column.kind === 'money' ? '万元' : column.kind === 'area' ? '公顷' : undefined
  const divided = unit !== undefined && options.unit !== 'none'
  const divisor = !divided ? 1 : column.kind === 'money' ? 10_000 : 15
  const marked = divided && options.unit === 'head' ? dice.pick([`${head}（${unit}）`, `${head}(${unit})`, `${head}\n（${unit}）`]) : head
  return { column, head: marked, divisor, ...(within && band !== undefined ? { band: band.band } : {}) }
}

function drawHeader(columns: readonly DrawnColumn[]): MadeLine[] {
  if (columns.every((one) => one.band === undefined))
    return [
      line(
        'header',
        columns.map((one) => one.head),
      ),
    ]
  const above = columns.map(
    (one, at): MadeCell => (one.band === undefined ? one.head : columns[at - 1]?.band === one.band ? '>' : one.band),
  )
  const below = columns.map((one): MadeCell => (one.band === undefined ? '^' : one.head))
  return [line('header', above), line('header', below)]
}

function drawRow(
  dice: Dice,
  { columns, index, options }: { readonly columns: readonly DrawnColumn[]; readonly index: number; readonly options: DrawOptions },
): BodyRow {
  const values: Record<string, string> = {}
  const cells = columns.map((one, at): MadeCell => {
    if (one.column === undefined) return at === 0 ? index + 1 : dice.chance(20) ? '已核对' : undefined
    const value = one.column.value(dice, index)
    values[one.column.field] = value
    return writeCell(dice, { column: one.column, value, divisor: one.divisor, options })
  })
  return { line: line('body', cells, { expect: [values] }), values }
}

const fullWidth = (text: string): string => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

export function quotient(value: string, divisor: number): number {
  return Number((Number(value) / divisor).toFixed(6))
}

interface WrittenCell {
  readonly column: RegisterColumn
  readonly value: string
  readonly divisor: number
  readonly options: Pick<DrawOptions, 'loose' | 'plainText'>
}

function writeCell(dice: Dice, { column, value, divisor, options }: WrittenCell): MadeCell {
  const loose = options.loose && dice.chance(40)
  switch (column.kind) {
    case 'money':
    case 'area':
    case 'weight':
    case 'count': {
      const number = quotient(value, divisor)
      if (!loose) return options.plainText ? String(number) : number
      return dice.pick([
        String(number),
        fullWidth(String(number)),
        number.toLocaleString('en-US', { maximumFractionDigits: 6 }),
        ` ${number} `,
      ])
    }
    case 'day': {
      if (!loose && !options.plainText) return { day: value }
      const [year = '', month = '', day = ''] = value.split('-')
      const short = [year, String(Number(month)), String(Number(day))]
      return dice.pick([short.join('.'), short.join('/'), value, `${short[0]}年${short[1]}月${short[2]}日`, value.replaceAll('-', '')])
    }
    case 'month':
      return loose ? dice.pick([value, `${value.slice(0, 4)}年${Number(value.slice(5))}月`]) : value
    case 'year':
      return loose ? dice.pick([value, `${value}年`, fullWidth(value)]) : options.plainText ? value : Number(value)
    case 'text':
    case 'choice':
    case 'village':
    case 'id':
      return loose && column.kind !== 'text' ? dice.pick([` ${value}`, `${value} `, value]) : value
  }
}
