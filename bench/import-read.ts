import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programs } from './spreadsheet/programs.ts'
import { sampleSize } from './spreadsheet/sample.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * Reading and writing an .xlsx of 100,000 rows × 20 columns: ours beside exceljs and SheetJS, each measured in a process of its own, turn by turn, in
 * one run. All read the file that exceljs wrote. Reading ends with every cell in memory: ours as text by column label, theirs as rows.
 */
const [task, name, file] = process.argv.slice(2)

if (task === 'read' || task === 'write') await measure(task, name ?? '', file ?? '')
else compare(Number(process.env.QIANBI_BENCH_TIMES ?? 3))

interface Measured {
  readonly cells: number
  readonly milliseconds: number
  /** Highest resident memory of the process, the program itself included. */
  readonly megabytes: number
}

async function measure(task: 'read' | 'write', name: string, file: string): Promise<void> {
  const program = programs.find((one) => one.name === name)
  if (program === undefined) throw new Error(`no program ${name}`)
  const start = performance.now()
  const cells = await program[task](file)
  const measured: Measured = { cells, milliseconds: performance.now() - start, megabytes: process.resourceUsage().maxRSS / 1024 }
  process.stdout.write(JSON.stringify(measured))
}

function compare(times: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-bench-'))
  try {
    const written = join(folder, 'written.xlsx')
    run('write', 'exceljs (stream)', written)
    process.stdout.write(`${sampleSize.rows} rows × 20 columns, ${size(written)} MB, median of ${times}, Node ${process.versions.node}\n\n`)
    process.stdout.write(`${tableOf('read', times, () => written)}\n\n`)
    process.stdout.write(`${tableOf('write', times, (name) => join(folder, `${name.replace(/\W/g, '')}.xlsx`))}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tableOf(task: 'read' | 'write', times: number, fileOf: (name: string) => string): string {
  const measured = new Map<string, Measured[]>(programs.map((program) => [program.name, []]))
  // Turn by turn, so that a slow minute of the machine falls on all.
  for (let turn = 0; turn < times; turn++) {
    for (const { name } of programs) measured.get(name)?.push(run(task, name, fileOf(name)))
  }
  const ours = median(measured.get('qianbi')?.map((one) => one.milliseconds) ?? [])
  const lines = [...measured].map(([name, runs]) => {
    const time = median(runs.map((one) => one.milliseconds))
    const memory = Math.round(median(runs.map((one) => one.megabytes)))
    const file = task === 'write' ? [size(fileOf(name))] : []
    return [name, String(Math.round(time)), String(memory), String(runs[0]?.cells ?? 0), `${(time / ours).toFixed(2)}×`, ...file]
  })
  return markdownTable([task, 'ms', 'peak MB', 'cells', 'time to ours', ...(task === 'write' ? ['file MB'] : [])], lines)
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
