import { loadCatalogue } from '../../src/app/store/catalogue.ts'
import type { FieldValues } from '../../src/definition/field/types.ts'
import {
  type Actor,
  addRecord,
  type CaseDetail,
  type CaseSummary,
  createUser,
  type Engine,
  evaluateIndicators,
  getRecord,
  type ImportResult,
  importRows,
  initTown,
  type Kernel,
  type LedgerRecord,
  listCases,
  listRecords,
  openKernel,
  type Role,
  readCase,
  type StepInput,
  takeStep,
} from '../../src/kernel/index.ts'

/** A town with all packs and a person for every part, whose calendar the test turns. */
export interface WorkTown {
  readonly kernel: Kernel
  /** Two clerks, so that one makes and the other checks. */
  readonly maker: Actor
  readonly checker: Actor
  readonly leader: Actor
  readonly villager: Actor
  readonly system: Actor
  /** Moves the town's clock to ten in the morning of a day. */
  toDay(day: string): void
  /** Adds a record as the system; gives its id. */
  add(ledger: string, values: FieldValues, actor?: Actor): Promise<string>
  load(ledger: string, table: readonly (readonly string[])[]): Promise<ImportResult>
  read(ledger: string, id: string): Promise<LedgerRecord>
  all(ledger: string): Promise<readonly LedgerRecord[]>
  caseOf(ledger: string, record: string, loop?: string): Promise<CaseSummary | undefined>
  /** Takes a step of the one open case over a record. */
  step(
    actor: Actor,
    subject: { readonly ledger: string; readonly id: string },
    step: string,
    input?: Omit<StepInput, 'step'>,
  ): Promise<CaseDetail>
  /** Why the step is refused. */
  refused(
    actor: Actor,
    subject: { readonly ledger: string; readonly id: string },
    step: string,
    input?: Omit<StepInput, 'step'>,
  ): Promise<string>
  figure(indicator: string, period: string): Promise<string | null>
}

let towns = 0

export async function openWorkTown(engine: Engine): Promise<WorkTown> {
  let now = Date.parse('2020-06-01T02:00:00Z')
  const kernel = await openKernel({ engine, catalogue: loadCatalogue(), clock: () => new Date(now) })
  towns += 1
  const town = String(999_901_300 + towns)
  await initTown(kernel, { town, name: '青竹镇', county: '竹溪县' })
  const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
  const user = async (account: string, role: Role): Promise<Actor> => {
    const { id } = await createUser(kernel, system, { account, name: `用户${account}`, role, office: '办公室', password: 'bamboo-2020' })
    // Whose part a record is in is tried by the tests of access: here everybody works in the whole town.
    return { id, name: `用户${account}`, town, role, everywhere: true }
  }
  const maker = await user('maker', 'clerk')
  const caseOf: WorkTown['caseOf'] = async (ledger, id, loop) => {
    const { cases } = await listCases(kernel, maker, { subject: { ledger, id }, standing: 'all', ...(loop === undefined ? {} : { loop }) })
    return cases.at(-1)
  }
  const step: WorkTown['step'] = async (actor, { ledger, id }, name, input = {}) => {
    const one = await caseOf(ledger, id)
    if (one === undefined) throw new Error(`no case over ${ledger}`)
    return takeStep(kernel, actor, { id: one.id, version: one.version, step: name, ...input })
  }
  return {
    kernel,
    maker,
    checker: await user('checker', 'clerk'),
    leader: await user('leader', 'leader'),
    villager: await user('villager', 'villageCadre'),
    system,
    toDay: (day) => {
      now = Date.parse(`${day}T02:00:00Z`)
    },
    add: async (ledger, values, actor = system) => (await addRecord(kernel, actor, { ledger, values })).id,
    load: (ledger, [header = [], ...lines]) =>
      importRows(kernel, maker, {
        ledger,
        columns: header,
        rows: lines.map((cells, index) => ({
          row: index + 2,
          cells: Object.fromEntries(header.map((label, at) => [label, cells[at] ?? ''])),
        })),
        source: { file: `${ledger}.xlsx` },
      }),
    read: (ledger, id) => getRecord(kernel, maker, { ledger, id }),
    all: async (ledger) => (await listRecords(kernel, maker, { ledger, query: { limit: 500 } })).records,
    caseOf,
    step,
    refused: async (actor, subject, name, input) => {
      const before = await caseOf(subject.ledger, subject.id)
      try {
        await step(actor, subject, name, input)
      } catch (error) {
        const after = await caseOf(subject.ledger, subject.id)
        if (after?.version !== before?.version) throw new Error('a refused step moved the case', { cause: error })
        return error instanceof Error ? error.message : String(error)
      }
      throw new Error(`${name} was not refused`)
    },
    figure: async (indicator, period) => {
      const [result] = await evaluateIndicators(kernel, maker, [{ indicator, period }])
      const against = result?.error ?? result?.unknown
      if (against !== undefined) throw new Error(`${indicator}: ${against}`)
      return result?.value ?? null
    },
  }
}

/** The steps that somebody may take of a case now. */
export async function openSteps(town: WorkTown, actor: Actor, id: string): Promise<readonly string[]> {
  const { steps } = await readCase(town.kernel, actor, { id })
  return steps.filter(({ allowed }) => allowed).map((one) => one.id)
}
