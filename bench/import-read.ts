import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programs } from './spreadsheet/programs.ts'
import { sampleSize } from './spreadsheet/sample.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * Reading and writing an .xlsx of 100,000 rows × 20 columns: ours beside hucre, exceljs and SheetJS, each measured in a process of its own, turn by turn,
 * in one run; in seconds on the clock and of the processor, which the rest of a busy machine changes less and by which the limits are held. All read the
 * file that exceljs wrote. Reading ends with every cell in memory: theirs as rows, ours read and checked by a ledger's fields. What is beyond a limit fails.
 */
const [task, name, file] = process.argv.slice(2)

if (task === 'read' || task === 'write') await measure(task, name ?? '', file ?? '')
else compare(Number(process.env.QIANBI_BENCH_TIMES ?? 3))

interface Measured {
  readonly cells: number
  readonly milliseconds: number
  /** Of the processor. */
  readonly used: number
  /** Highest resident memory of the process, the program itself included. */
  readonly megabytes: number
}

async function measure(task: 'read' | 'write', name: string, file: string): Promise<void> {
  const program = programs.find((one) => one.name === name)
  const work = program?.[task]
  if (work === undefined) throw new Error(`no program ${name}`)
  const [start, before] = [performance.now(), process.cpuUsage()]
  const cells = await work(file)
  const { user, system } = process.cpuUsage(before)
  const [milliseconds, megabytes] = [performance.now() - start, process.resourceUsage().maxRSS / 1024]
  const measured: Measured = { cells, milliseconds, used: (user + system) / 1_000, megabytes }
  process.stdout.write(JSON.stringify(measured))
}

function compare(times: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-bench-'))
  try {
    const written = join(folder, 'written.xlsx')
    run('write', 'exceljs (stream)', written)
    process.stdout.write(`${sampleSize.rows} rows × 20 columns, ${size(written)} MB, median of ${times}, Node ${process.versions.node}\n\n`)
    const read = measureAll('read', times, () => written)
    const write = measureAll('write', times, (name) => join(folder, `${name.replace(/\W/g, '')}.xlsx`))
    process.stdout.write(`${tableOf(read)}\n\n${tableOf(write)}\n\n`)
    const held = limitsOf(read, write)
    process.stdout.write(`${markdownTable(['limit', 'measured', 'holds'], held)}\n`)
    if (held.some(([, , holds]) => holds === 'NO')) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Medians {
  readonly task: 'read' | 'write'
  readonly of: ReadonlyMap<string, Measured & { readonly file: string }>
}

function measureAll(task: 'read' | 'write', times: number, fileOf: (name: string) => string): Medians {
  const able = programs.filter((program) => program[task] !== undefined)
  const measured = new Map<string, Measured[]>(able.map(({ name }) => [name, []]))
  // Turn by turn, so that a slow minute of the machine falls on all.
  for (let turn = 0; turn < times; turn++) for (const { name } of able) measured.get(name)?.push(run(task, name, fileOf(name)))
  const medians = [...measured].map(([name, runs]) => {
    const middle = (key: keyof Measured) => median(runs.map((one) => one[key]))
    const found = { cells: middle('cells'), milliseconds: middle('milliseconds'), used: middle('used'), megabytes: middle('megabytes') }
    return [name, { ...found, file: size(fileOf(name)) }] as const
  })
  return { task, of: new Map(medians) }
}

function tableOf({ task, of }: Medians): string {
  const ours = of.get('qianbi')?.used ?? 0
  const lines = [...of].map(([name, { cells, milliseconds, used, megabytes, file }]) => {
    const numbers = [milliseconds, used, megabytes].map((value) => String(Math.round(value)))
    return [name, ...numbers, String(cells), `${(used / ours).toFixed(2)}×`, file]
  })
  return markdownTable([task, 'ms', 'processor ms', 'peak MB', 'cells', 'processor to ours', 'file MB'], lines)
}

/** What is promised. */
function limitsOf(read: Medians, write: Medians): readonly string[][] {
  const of = ({ of: medians }: Medians, name: string) => medians.get(name) ?? { used: Number.NaN, megabytes: Number.NaN }
  const ratio = (medians: Medians, name: string) => of(medians, name).used / of(medians, 'qianbi').used
  const least = (what: string, measured: number, limit: number) => [
    `${what} ≥ ${limit}`,
    measured.toFixed(2),
    measured >= limit ? 'yes' : 'NO',
  ]
  const most = (what: string, measured: number, limit: number) => [
    `${what} ≤ ${limit}`,
    measured.toFixed(0),
    measured <= limit ? 'yes' : 'NO',
  ]
  return [
    least('reading and checking: exceljs ÷ ours', ratio(read, 'exceljs (stream)'), 1.5),
    least('reading and checking: SheetJS ÷ ours', ratio(read, '@e965/xlsx (dense)'), 1.5),
    least('reading and checking: hucre, which only reads, ÷ ours', ratio(read, 'hucre (stream)'), 1),
    most('reading and checking: MB', of(read, 'qianbi').megabytes, 400),
    // Half a tenth is what two runs of one program differ by.
    least('every row bad: good ÷ bad', 1 / ratio(read, 'qianbi (every row bad)'), 0.95),
    least('writing: exceljs ÷ ours', ratio(write, 'exceljs (stream)'), 2),
    most('writing: MB', of(write, 'qianbi').megabytes, 150),
  ]
}

function run(task: 'read' | 'write', name: string, file: string): Measured {
  const output = execFileSync(process.execPath, [process.argv[1] ?? '', task, name, file], { encoding: 'utf8', maxBuffer: 1 << 20 })
  return JSON.parse(output)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function size(file: string): string {
  return (statSync(file).size / 1e6).toFixed(1)
}
