import type { FieldValues } from '../../../definition/field/types.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor, Role } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { openKernel } from '../../open-kernel.ts'
import type { Engine } from '../../storage/types.ts'
import { listHolders } from '../query/list-holders.ts'
import { gridCatalogue, gridDiagnostics } from './grid-pack.ts'

export interface GridTown {
  readonly kernel: Kernel
  readonly clerk: Actor
  readonly as: (role: Role) => Actor
  /** Adds a record and gives its id. */
  readonly add: (ledger: string, values: FieldValues) => Promise<string>
  readonly cadre: (name: string, values?: FieldValues) => Promise<string>
  readonly person: (name: string, values?: FieldValues) => Promise<string>
  readonly duty: (object: string, holder: string, values?: FieldValues) => Promise<string>
  /** The name of who answers for an object on a day; `-` for nobody. */
  readonly answers: (object: string, on: string) => Promise<string>
}

export async function openGridKernel(engine: Engine): Promise<Kernel> {
  if (gridDiagnostics.length > 0) throw new Error(gridDiagnostics.map(({ message }) => message).join('\n'))
  return openKernel({ engine, catalogue: gridCatalogue, clock: () => new Date('2021-06-15T01:00:00Z') })
}

/** A new town whose day is 15 June 2021. */
export async function openGridTown(kernel: Kernel, town: string): Promise<GridTown> {
  await initTown(kernel, { town, name: '青竹镇', county: '竹溪县' })
  const as = (role: Role): Actor => ({ id: `${role}-${town}`, name: role, town, role })
  const clerk = as('clerk')
  const add = async (ledger: string, values: FieldValues) => (await addRecord(kernel, clerk, { ledger, values })).id
  return {
    kernel,
    clerk,
    as,
    add,
    cadre: (name, values = {}) => add('cadre', { name, since: '2017-01-01', ...values }),
    person: (name, values = {}) => add('person', { name, ...values }),
    duty: (object, holder, values = {}) =>
      add('duty', { objectKind: 'person', object, holder, role: 'primary', startedOn: '2020-01-01', ...values }),
    answers: async (object, on) => {
      const { duties } = await listHolders(kernel, clerk, { object, on })
      return duties.find((one) => one.answers)?.holder.title ?? '-'
    },
  }
}
