import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor, Role } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { openKernel } from '../../open-kernel.ts'
import type { Engine } from '../../storage/types.ts'
import { addRecord } from '../command/add-record.ts'
import { importRows } from '../import/import-rows.ts'
import type { ImportResult, LedgerRecord } from '../types.ts'
import { testPack } from './test-pack.ts'

export interface TestTown {
  readonly kernel: Kernel
  readonly clerk: Actor
  readonly as: (role: Role) => Actor
  readonly add: (ledger: string, values: FieldValues) => Promise<LedgerRecord>
  /** Imports a table: its first line is the header. */
  readonly load: (ledger: string, table: readonly (readonly string[])[], options?: { readonly preview?: boolean }) => Promise<ImportResult>
}

/** The kernel over the test pack. Its clock stands still until `tick` moves it on: instants must increase without its help. */
export async function openTestKernel(engine: Engine): Promise<Kernel & { readonly tick: (seconds: number) => void }> {
  const { catalogue, diagnostics } = resolveCatalogue([testPack])
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  let now = Date.UTC(2021, 0, 4, 1)
  const kernel = await openKernel({ engine, catalogue, clock: () => new Date(now) })
  return {
    ...kernel,
    tick: (seconds) => {
      now += seconds * 1000
    },
  }
}

/** A new town in the kernel's database. */
export async function openTestTown(kernel: Kernel, town: string, algorithm: 'sha256' | 'sm3' = 'sha256'): Promise<TestTown> {
  await initTown(kernel, { town, name: '青竹镇', county: '云溪县', algorithm })
  const as = (role: Role): Actor => ({ id: `${role}-${town}`, name: role, town, role })
  const clerk = as('clerk')
  return {
    kernel,
    clerk,
    as,
    add: (ledger, values) => addRecord(kernel, clerk, { ledger, values }),
    load: (ledger, [header = [], ...lines], options = {}) =>
      importRows(kernel, clerk, {
        ledger,
        columns: header,
        rows: lines.map((line, index) => ({
          row: index + 2,
          cells: Object.fromEntries(header.map((label, at) => [label, line[at] ?? ''])),
        })),
        source: { file: '测试.xlsx', sheet: 'Sheet1' },
        ...options,
      }),
  }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The n-th ID number of nobody: born in 2099. */
export function fictionalId(n: number): string {
  const body = `99990120990101${String(n % 1000).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, index) => total + Number.parseInt(digit, 10) * (weights[index] ?? 0), 0)
  return `${body}${'10X98765432'.charAt(sum % 11)}`
}

/** The n-th made-up name of a hundred: no name of a person has digits in it. */
export function fictionalName(n: number): string {
  const stems = '甲乙丙丁戊己庚辛壬癸'
  return `竹${stems.charAt(Math.floor(n / 10) % 10)}${stems.charAt(n % 10)}`
}
