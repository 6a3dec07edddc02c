import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor, Role } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { openKernel } from '../../open-kernel.ts'
import type { Engine } from '../../storage/types.ts'
import { importRows } from '../import/import-rows.ts'
import { exportRecords } from '../query/export-records.ts'
import type { ImportResult, ImportRow, PlainPercents } from '../types.ts'
import { catalogue } from './sample-pack.ts'

export const town = '999901101'
export const otherTown = '999901102'

export interface Sample {
  readonly kernel: Kernel
  /** The instant the next write gets at the earliest. */
  passTime(milliseconds: number): void
}

export function actorOf(role: Role, at = town): Actor {
  return { id: `user-${role}-${at}`, name: `用户${role}`, town: at, role }
}

export const clerk = actorOf('clerk')

/** Two towns over one database, with a clock of their own. */
export async function openSample(engine: Engine): Promise<Sample> {
  let now = Date.parse('2020-06-01T02:00:00Z')
  const kernel = await openKernel({ engine, catalogue, clock: () => new Date(now) })
  await initTown(kernel, { town, name: '青竹镇', county: '青岚县' })
  await initTown(kernel, { town: otherTown, name: '竹溪镇', county: '青岚县' })
  return {
    kernel,
    passTime: (milliseconds) => {
      now += milliseconds
    },
  }
}

let founded = 0

/** A new town in the same database, and its clerk: for a test that counts all that a town has. */
export async function foundTown(kernel: Kernel): Promise<Actor> {
  founded += 1
  const at = String(999_901_500 + founded)
  await initTown(kernel, { town: at, name: `新桥${founded}镇`, county: '青岚县' })
  return actorOf('clerk', at)
}

/** A table as an office writes it: a header, then rows; empty cells are empty text. The first data row is row 2 of the sheet. */
export function table(header: readonly string[], ...lines: readonly (readonly string[])[]) {
  const rows = lines.map(
    (line, index): ImportRow => ({ row: index + 2, cells: Object.fromEntries(header.map((label, column) => [label, line[column] ?? ''])) }),
  )
  return { columns: header, rows }
}

export function load(
  kernel: Kernel,
  ledger: string,
  file: ReturnType<typeof table>,
  options: { readonly preview?: boolean; readonly plainPercents?: PlainPercents; readonly actor?: Actor } = {},
): Promise<ImportResult> {
  const { actor = clerk, ...how } = options
  return importRows(kernel, actor, { ledger, ...file, ...how })
}

/** A ledger as its export writes it, rows sorted: what two stores are compared by. */
export async function unload(kernel: Kernel, ledger: string, actor: Actor = clerk) {
  const { columns, rows } = exportRecords(kernel, actor, { ledger })
  const lines: (readonly string[])[] = []
  for await (const row of rows) lines.push(row)
  return table(
    columns.map(({ label }) => label),
    ...lines,
  )
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The n-th ID number of nobody: birth year 2099. */
export function idNumber(n: number): string {
  const body = `99990120990101${String(n).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, place) => total + wholeNumber(digit) * (weights[place] ?? 0), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}
