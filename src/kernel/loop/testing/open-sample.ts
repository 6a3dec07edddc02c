import type { FieldValues } from '../../../definition/field/types.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor, Role } from '../../access/types.ts'
import { createUser } from '../../access/user/create-user.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { importRows } from '../../ledger/import/import-rows.ts'
import type { ImportResult, LedgerRecord } from '../../ledger/types.ts'
import { openKernel } from '../../open-kernel.ts'
import type { Engine } from '../../storage/types.ts'
import { listCases } from '../query/list-cases.ts'
import type { CaseSummary } from '../types.ts'
import { sampleCatalogue } from './sample-pack.ts'

export interface Sample {
  readonly kernel: Kernel
  readonly town: string
  readonly clerk: Actor
  readonly leader: Actor
  /** Another clerk, for the two-person rule. */
  readonly other: Actor
  /** A grid worker whose duty over 石桥村 is the primary one. */
  readonly worker: Actor
  /** A grid worker who helps in 石桥村. */
  readonly helper: Actor
  readonly village: string
  passDays(days: number): void
  add(ledger: string, values: FieldValues): Promise<LedgerRecord>
  /** A reported event of 石桥村 and its case. */
  report(code: string, values?: FieldValues): Promise<CaseSummary>
  caseOf(ledger: string, record: string): Promise<CaseSummary>
  load(ledger: string, table: readonly (readonly string[])[], actor?: Actor): Promise<ImportResult>
}

let towns = 0

/** A new town in the database of `engine`, on Monday, 1 June 2020. */
export async function openLoopSample(engine: Engine): Promise<Sample> {
  let now = Date.parse('2020-06-01T02:00:00Z')
  const kernel = await openKernel({ engine, catalogue: sampleCatalogue, clock: () => new Date(now) })
  towns += 1
  const town = String(999_901_100 + towns)
  await initTown(kernel, { town, name: '青竹镇', county: '青岚县' })
  const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
  const add = (ledger: string, values: FieldValues) => addRecord(kernel, system, { ledger, values })
  const user = async (account: string, role: Role, cadre?: string): Promise<Actor> => {
    const name = `用户${account}`
    const { id } = await createUser(kernel, system, { account, name, role, office: '办公室', password: 'bamboo-2020', cadre })
    return { id, name, town, role, cadre }
  }
  const village = await add('village', { name: '石桥村' })
  const first = await add('cadre', { name: '竹甲' })
  const second = await add('cadre', { name: '竹乙' })
  const duty = { objectKind: 'village', object: village.id, startedOn: '2020-01-01' }
  await add('duty', { ...duty, holder: second.id, role: 'secondary' })
  await add('duty', { ...duty, holder: first.id, role: 'primary' })
  const clerk = await user('clerk', 'clerk')
  const caseOf = async (ledger: string, record: string): Promise<CaseSummary> => {
    const { cases } = await listCases(kernel, clerk, { subject: { ledger, id: record }, standing: 'all' })
    const found = cases.at(-1)
    if (found === undefined) throw new Error(`no case over ${ledger} ${record}`)
    return found
  }
  return {
    kernel,
    town,
    clerk,
    leader: await user('leader', 'leader'),
    other: await user('other', 'clerk'),
    worker: await user('worker', 'gridWorker', first.id),
    helper: await user('helper', 'gridWorker', second.id),
    village: village.id,
    passDays: (days) => {
      now += days * 86_400_000
    },
    add,
    report: async (code, values = {}) => {
      const base = { code, what: `路灯${code}`, reportedOn: '2020-06-01', village: village.id }
      const record = await addRecord(kernel, clerk, { ledger: 'event', values: { ...base, ...values } })
      return caseOf('event', record.id)
    },
    caseOf,
    load: (ledger, [header = [], ...lines], actor = clerk) =>
      importRows(kernel, actor, {
        ledger,
        columns: header,
        rows: lines.map((cells, index) => ({
          row: index + 2,
          cells: Object.fromEntries(header.map((label, at) => [label, cells[at] ?? ''])),
        })),
        source: { file: '事件.xlsx' },
      }),
  }
}
