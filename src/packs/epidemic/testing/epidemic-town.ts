import { seedTown } from '../../../app/store/seed-town.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import {
  type Actor,
  addRecord,
  type CaseDetail,
  type CaseSummary,
  initTown,
  type Kernel,
  listCases,
  type StepInput,
  takeStep,
} from '../../../kernel/index.ts'

export interface Town {
  readonly kernel: Kernel
  readonly clerk: Actor
  readonly leader: Actor
  readonly village: string
  goTo(day: string): void
  add(ledger: string, values: FieldValues): Promise<string>
  caseOf(ledger: string, subject: string): Promise<CaseSummary>
  step(one: CaseSummary, input: StepInput, actor?: Actor): Promise<CaseDetail>
}

let towns = 0

/** A new township with the seeds of the packs, a village, and a clock that the test turns. */
export async function openTown(kernel: Kernel, clock: { now: number }, day: string): Promise<Town> {
  towns += 1
  const town = String(999_901_300 + towns)
  const goTo = (to: string) => {
    clock.now = Date.parse(`${to}T02:00:00Z`)
  }
  goTo(day)
  await initTown(kernel, { town, name: '松岭乡', county: '竹溪县' })
  const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
  const clerk: Actor = { id: 'clerk', name: '周秀禾', town, role: 'clerk' }
  await seedTown(kernel, system)
  const add = async (ledger: string, values: FieldValues) => (await addRecord(kernel, clerk, { ledger, values })).id
  return {
    kernel,
    clerk,
    leader: { id: 'leader', name: '林既明', town, role: 'leader' },
    village: await add('village', { code: '999901301201', name: '松岭村' }),
    goTo,
    add,
    caseOf: async (ledger, id) => {
      const { cases } = await listCases(kernel, clerk, { subject: { ledger, id }, standing: 'all' })
      const [found] = cases
      if (found === undefined) throw new Error(`no case over ${ledger} ${id}`)
      return found
    },
    step: (one, input, actor = clerk) => takeStep(kernel, actor, { id: one.id, version: one.version, ...input }),
  }
}

const response = {
  name: '疫情防控响应',
  basis: '竹溪县政府通告〔2021〕1号',
  level: '二级',
  launchedOn: '2021-08-01',
  validUntil: '2021-12-31',
}

export async function launch(town: Town, values: FieldValues = {}): Promise<string> {
  const id = await town.add('emergency-response', { ...response, status: 'draft', ...values })
  await town.step(await town.caseOf('emergency-response', id), { step: 'launch' })
  return id
}
