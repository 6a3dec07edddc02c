import { loadCatalogue } from '../src/app/store/catalogue.ts'
import type { FieldValues } from '../src/definition/field/types.ts'
import {
  type Actor,
  addRecord,
  type CaseDetail,
  type CaseSummary,
  createUser,
  type Engine,
  evaluateIndicators,
  initTown,
  type Kernel,
  listCases,
  openKernel,
  type Role,
  readCase,
  type StepInput,
  storeFile,
  takeStep,
} from '../src/kernel/index.ts'

/** A town with all packs, people by name, and a clock that the test turns. */
export interface PeopleTown {
  readonly kernel: Kernel
  readonly village: string
  /** A stored photo, as evidence names it. */
  readonly photo: string
  goTo(day: string): void
  as(name: string): Actor
  /** Adds a record in somebody's name; gives its id. */
  add(by: string, ledger: string, values: FieldValues): Promise<string>
  lead(ledger: string, subject: string): Promise<LedCase>
  figures(period: string, ...indicators: readonly string[]): Promise<readonly (string | null)[]>
}

/** The case of a record, to be led on step by step. */
export interface LedCase {
  readonly first: CaseSummary
  now(): CaseDetail
  take(who: string, input: StepInput): Promise<CaseDetail>
}

export interface PeopleTownSetting {
  readonly town: string
  readonly day: string
  readonly village: string
  /** The first one keeps the ledgers. */
  readonly people: Readonly<Record<string, Role>>
}

/** The beginning of a picture, enough to be told for one. */
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9])

export async function openPeopleTown(engine: Engine, { town, day, village, people }: PeopleTownSetting): Promise<PeopleTown> {
  let now = morningOf(day)
  const kernel = await openKernel({ engine, catalogue: loadCatalogue(), clock: () => new Date(now) })
  await initTown(kernel, { town, name: '青竹镇', county: '竹溪县' })
  const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
  const actors = new Map<string, Actor>()
  for (const [name, role] of Object.entries(people)) {
    const { id } = await createUser(kernel, system, { account: name, name, role, office: '办公室', password: 'bamboo-2020' })
    // Whose part a record is in is tried by the tests of access: here everybody works in the whole town.
    actors.set(name, { id, name, town, role, everywhere: true })
  }
  const [keeper = system] = actors.values()
  const as = (name: string): Actor => {
    const found = actors.get(name)
    if (found === undefined) throw new Error(`nobody is ${name}`)
    return found
  }
  return {
    kernel,
    village: (await addRecord(kernel, system, { ledger: 'village', values: { code: `${town}201`, name: village } })).id,
    photo: (await storeFile(kernel, keeper, { name: '现场.jpg', bytes: jpeg })).value,
    goTo: (to) => {
      now = morningOf(to)
    },
    as,
    add: async (by, ledger, values) => (await addRecord(kernel, as(by), { ledger, values })).id,
    lead: async (ledger, subject) => {
      const [first] = (await listCases(kernel, keeper, { subject: { ledger, id: subject }, standing: 'all' })).cases
      if (first === undefined) throw new Error(`no case over ${ledger}`)
      let detail = await readCase(kernel, keeper, { id: first.id })
      return {
        first,
        now: () => detail,
        take: async (who, input) => {
          detail = await takeStep(kernel, as(who), { id: first.id, version: detail.case.version, ...input })
          return detail
        },
      }
    },
    figures: async (period, ...indicators) => {
      const requests = indicators.map((indicator) => ({ indicator, period }))
      return (await evaluateIndicators(kernel, keeper, requests)).map(({ value }) => value)
    },
  }
}

function morningOf(day: string): number {
  return Date.parse(`${day}T02:00:00Z`)
}
