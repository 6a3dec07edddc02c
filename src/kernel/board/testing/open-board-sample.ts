import type { FieldValues } from '../../../definition/field/types.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor, Role } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import type { LedgerRecord } from '../../ledger/types.ts'
import { openKernel } from '../../open-kernel.ts'
import type { Engine } from '../../storage/types.ts'
import { sampleCatalogue } from './sample-pack.ts'

export interface BoardSample {
  readonly kernel: Kernel
  readonly as: (role: Role) => Actor
  readonly add: (ledger: string, values: FieldValues) => Promise<LedgerRecord>
  /** A work with what was planned and done by the end of January, February, …: `[planned, done, paid]`. */
  readonly addWork: (
    name: string,
    months: readonly (readonly [planned: string | null, done: string | null, paid: string | null])[],
    values?: FieldValues,
  ) => Promise<string>
  readonly passDays: (days: number) => void
}

let towns = 0

/** A new town in the database of `engine`, on 1 July 2020. */
export async function openBoardSample(engine: Engine): Promise<BoardSample> {
  let now = Date.parse('2020-07-01T02:00:00Z')
  const kernel = await openKernel({ engine, catalogue: sampleCatalogue, clock: () => new Date(now) })
  towns += 1
  const town = String(999_901_100 + towns)
  await initTown(kernel, { town, name: '青竹镇', county: '青岚县' })
  const as = (role: Role): Actor => ({ id: `${role}-${town}`, name: `用户${role}`, town, role })
  const add = (ledger: string, values: FieldValues) => addRecord(kernel, as('clerk'), { ledger, values })
  return {
    kernel,
    as,
    add,
    addWork: async (name, months, values = {}) => {
      const { id } = await add('work', { name, kind: 'road', budget: '1000', ...values })
      for (const [index, [planned, done, paid]] of months.entries()) {
        await add('work-month', { work: id, month: `2020-0${index + 1}`, planned, done, paid })
      }
      return id
    },
    passDays: (days) => {
      now += days * 86_400_000
    },
  }
}
