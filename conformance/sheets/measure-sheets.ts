import { loadCatalogue } from '../../src/app/store/catalogue.ts'
import { indexCatalogue } from '../../src/definition/catalogue/index-catalogue.ts'
import { parseFieldValue } from '../../src/definition/field/parse-field-value.ts'
import type { Field } from '../../src/definition/field/types.ts'
import { headerNames } from '../../src/definition/ledger/match-header.ts'
import type { ResolvedLedger } from '../../src/definition/ledger/types.ts'
import type { ColumnPlan } from '../../src/kernel/ledger/import/column-plan.ts'
import { groupsOf } from '../../src/kernel/ledger/import/group-names.ts'
import { matchColumns } from '../../src/kernel/ledger/import/match-columns.ts'
import { createColumnReaders, readRow } from '../../src/kernel/ledger/import/read-row.ts'
import { VillageNames } from '../../src/kernel/ledger/import/village-names.ts'
import { FileRefusal } from '../../src/office/file/file-refusal.ts'
import { readTable } from '../../src/office/table/read-table.ts'
import type { ImportRow, OfficeTable } from '../../src/office/table/types.ts'
import type { Expected, LineClass, MadeFile, Outcome } from './made-file.ts'
import { villages } from './registers.ts'
import { writeMade } from './write-made.ts'

const catalogue = indexCatalogue(loadCatalogue())

function ledgerOf(label: string): ResolvedLedger {
  const found = catalogue.findLedger(label)
  if (found === undefined) throw new Error(`the catalogue has no ${label}`)
  return found
}

const places = new VillageNames(villages, '青竹镇')

export interface MeasuredFile {
  readonly name: string
  readonly lines: number
  readonly linesRight: number
  readonly cells: number
  readonly cellsRight: number
  /** Read as something else than they say: worse than not read. */
  readonly wrong: number
  /** What is wrong with it, in words. */
  readonly faults: readonly string[]
  /** Refused although it should be read, or asked about: nothing wrong was written. */
  readonly asked: boolean
}

/** Reads one file as an import does, without a database, and holds it against what it is known to say. */
export function measureFile(file: MadeFile): MeasuredFile {
  const { bytes, fileName } = writeMade(file)
  const ledger = ledgerOf(file.ledger)
  try {
    const groups = groupsOf(ledger, villages)
    const table = readTable(bytes, fileName, { known: headerNames(ledger), groups })
    return measureTable(file, ledger, table)
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    const { length } = file.sheets[file.reads]?.lines ?? []
    return {
      name: file.name,
      lines: length,
      linesRight: 0,
      cells: 0,
      cellsRight: 0,
      wrong: 0,
      faults: [`拒绝：${error.message}`],
      asked: true,
    }
  }
}

function measureTable(file: MadeFile, ledger: ResolvedLedger, table: OfficeTable): MeasuredFile {
  const faults: string[] = []
  const plan = matchColumns(ledger, table.columns, {
    titles: table.titles ?? [],
    units: table.units ?? [],
    samples: table.samples ?? {},
    villages,
  })
  const made = file.sheets[file.reads]
  const lines = made?.lines ?? []
  const found = classesOf(table)
  const judged = lines.map((line, index): boolean => {
    const is = found.get(index + 1) ?? 'blank'
    // What is no table is refused whole; nobody says of its lines what they are.
    if (file.outcome === 'no-header') return true
    if (is !== line.is) faults.push(`第${index + 1}行 ${line.is} ≠ ${is}`)
    return is === line.is
  })
  if (made !== undefined && table.sheet !== made.name && file.format === 'xlsx') faults.push(`读了 ${table.sheet}`)
  const outcome = outcomeOf(table, plan)
  if (outcome !== file.outcome) faults.push(`${file.outcome} ≠ ${outcome}：${errorsOf(table, plan).join('；')}`)
  const cells = measureCells({ file, plan, rows: table.rows, faults })
  const right = judged.filter(Boolean).length
  return { name: file.name, lines: lines.length, linesRight: right, ...cells, faults, asked: file.outcome === 'read' && outcome !== 'read' }
}

function classesOf(table: OfficeTable): Map<number, LineClass> {
  const found = new Map<number, LineClass>(table.rows.map(({ row }) => [row, 'body']))
  for (const { row, is } of table.lines ?? []) found.set(row, is)
  return found
}

function errorsOf(table: OfficeTable, plan: ColumnPlan): string[] {
  const missing = plan.missing.map(({ field }) => `缺 ${field.label}`)
  return [...table.problems, ...plan.problems]
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
    .concat(missing)
}

function outcomeOf(table: OfficeTable, plan: ColumnPlan): Outcome | 'asked' {
  const codes = new Set([...table.problems, ...plan.problems].flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])))
  if (codes.has('total-mismatch')) return 'total-mismatch'
  if (codes.has('hidden-rows')) return 'hidden-rows'
  if (codes.has('several-sheets')) return 'several-sheets'
  if (codes.has('cell-error')) return 'bad-cells'
  if (codes.has('no-columns') || plan.missing.length > 1) return 'no-header'
  return codes.size > 0 || plan.missing.length > 0 ? 'asked' : 'read'
}

interface Compared {
  readonly file: MadeFile
  readonly plan: ColumnPlan
  readonly rows: readonly ImportRow[]
  readonly faults: string[]
}

function measureCells({ file, plan, rows, faults }: Compared): {
  readonly cells: number
  readonly cellsRight: number
  readonly wrong: number
} {
  const readers = createColumnReaders(plan, '2100-01-01')
  const read = rows.map((row) => ({ row: row.row, values: valuesOf(plan, readRow(readers, row)) }))
  const wanted = (file.sheets[file.reads]?.lines ?? []).flatMap(({ expect = [], bad = [] }, index) =>
    expect.map((values) => ({ row: index + 1, values, bad })),
  )
  if (file.outcome === 'no-header' || file.outcome === 'several-sheets') return { cells: 0, cellsRight: 0, wrong: 0 }
  if (read.length !== wanted.length) faults.push(`应读 ${wanted.length} 条，读了 ${read.length} 条`)
  let cells = 0
  let cellsRight = 0
  let wrong = 0
  for (const [index, { row, values }] of wanted.entries()) {
    const got = read[index]
    for (const [label, value] of plainly(plan, values)) {
      cells += 1
      const said = got?.row === row ? got.values.get(label) : undefined
      if (said === value) cellsRight += 1
      else if (said !== undefined && said !== '') wrong += 1
      if (said !== value) faults.push(`第${row}行 ${label} ${value} ≠ ${said ?? '没有'}`)
    }
    const more = [...(got?.values.keys() ?? [])].filter((label) => values[label] === undefined && got?.values.get(label) !== '')
    wrong += more.length
    if (more.length > 0) faults.push(`第${row}行多读了 ${more.join('、')}`)
  }
  return { cells, cellsRight, wrong }
}

function valuesOf(plan: ColumnPlan, { read }: ReturnType<typeof readRow>): Map<string, string> {
  const values = new Map<string, string>()
  for (const { id, field } of plan.ledger.fields) {
    if (!plan.present.has(id)) continue
    const named = read.named.find((one) => one.field === id)
    const words = named?.parts.map((part) => part.text).join(' ')
    // A village that is none of the town's is named when the rows are looked up.
    values.set(field.label, words === undefined ? (read.stored[id] ?? '') : field.kind === 'village' ? (places.find(words) ?? '') : words)
  }
  return values
}

/** The expected values in the form in which they are kept. */
function plainly(plan: ColumnPlan, values: Expected): [string, string][] {
  return Object.entries(values).map(([label, value]) => {
    const field: Field | undefined = plan.ledger.fields.find((one) => one.field.label === label)?.field
    if (field === undefined) throw new Error(`${plan.ledger.label} has no ${label}`)
    const parsed = parseFieldValue(field, value)
    if (!parsed.ok) throw new Error(`${label}: ${parsed.why}`)
    return [label, String(parsed.value ?? '')]
  })
}

export interface MeasuredCorpus {
  readonly files: number
  readonly whole: number
  readonly lines: number
  readonly linesRight: number
  readonly cells: number
  readonly cellsRight: number
  /** Of the files that nobody is asked about. */
  readonly cellsOfRead: number
  readonly asked: number
  readonly wrong: number
  readonly faulty: readonly MeasuredFile[]
}

export function measureCorpus(files: readonly MadeFile[]): MeasuredCorpus {
  const measured = files.map(measureFile)
  const sum = (of: (one: MeasuredFile) => number) => measured.reduce((total, one) => total + of(one), 0)
  const faulty = measured.filter(({ faults }) => faults.length > 0)
  return {
    files: measured.length,
    whole: measured.length - faulty.length,
    lines: sum((one) => one.lines),
    linesRight: sum((one) => one.linesRight),
    cells: sum((one) => one.cells),
    cellsRight: sum((one) => one.cellsRight),
    cellsOfRead: sum((one) => (one.asked ? one.cellsRight : one.cells)),
    wrong: sum((one) => one.wrong),
    asked: measured.filter(({ asked }) => asked).length,
    faulty,
  }
}
