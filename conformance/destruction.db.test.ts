import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import type { CompiledReport } from '../src/definition/report/types.ts'
import {
  type Actor,
  compileReport,
  confirmDestruction,
  freezeReport,
  getTemplate,
  type Kernel,
  listResponses,
  previewDestruction,
  rebuildFrozenReport,
  requestDestruction,
  verifyAudit,
  verifyCases,
} from '../src/kernel/index.ts'
import { dumpTables } from '../src/kernel/storage/testing/dump-tables.ts'
import { renderDocx } from '../src/office/index.ts'
import { describeDemo } from './loaded-demo.ts'

/** Somebody else's words: they stay beside the repository, and this runs where they are. */
const reference = fileURLToPath(new URL('../../shared/reference/reference-template.md', import.meta.url))

/** Everything of a compilation but the number of the records and the instant, which a destruction moves on. */
function said({ figures, claims, checks, problems, text }: CompiledReport): unknown {
  return { figures, claims, checks, problems, text }
}

/** The names in a ledger's records, whatever the version. */
async function namesIn(kernel: Kernel, ledgers: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for (const id of ledgers) {
    const ledger = kernel.catalogue.getLedger(id)
    for (const { column } of ledger.fields.filter(({ field }) => field.kind === 'personName')) {
      const rows = await kernel.engine.asOwner.read((session) =>
        session.query<{ name: string }>(
          sql`select distinct ${sql.ref(column)} as name from ${sql.id(ledger.table)} where ${sql.ref(column)} is not null`,
        ),
      )
      for (const { name } of rows) names.add(name)
    }
  }
  return names
}

interface Outcome {
  readonly obstacles: readonly unknown[]
  readonly state: string
  readonly sealed: number
}

describeDemo('the demo township after its response', (open) => {
  let kernel: Kernel
  let actor: Actor
  let sources: readonly string[]
  let before: readonly CompiledReport[]
  let frozen: string
  let document: Buffer
  let secrets: ReadonlySet<string>
  const outcomes: Outcome[] = []

  const compileAll = async () => {
    const reports: CompiledReport[] = []
    for (const source of sources) reports.push(await compileReport(kernel, actor, { source, name: '报告' }))
    return reports
  }

  /** Names that stand in what is to be destroyed and in nothing else. */
  const readSecrets = async (): Promise<ReadonlySet<string>> => {
    const { ledgers } = kernel.catalogue.catalogue
    const retained = ledgers.filter(({ retention }) => retention !== undefined).map(({ id }) => id)
    const others = ledgers.map(({ id }) => id).filter((id) => !retained.includes(id))
    const [all, kept] = [await namesIn(kernel, retained), await namesIn(kernel, others)]
    // Two letters stand side by side in many words (万元, 金峰村), and so among the search words of other records.
    return new Set([...all].filter((name) => name.length > 2 && !kept.has(name)))
  }

  const destroy = async (name: { readonly responses: string; readonly response: string }): Promise<Outcome> => {
    const { obstacles } = await previewDestruction(kernel, actor, name)
    const { id } = await requestDestruction(kernel, actor, { ...name, method: '物理删除', witness: '县档案馆' })
    const { state, sealed } = await confirmDestruction(kernel, { ...actor, id: 'second', name: '另一位管理员' }, { id })
    return { obstacles, state, sealed }
  }

  beforeAll(async () => {
    const opened = await open()
    kernel = opened.kernel
    const demo = opened.loaded
    actor = commandLineActor(demo.town)
    const { source } = await getTemplate(kernel, actor, { id: demo.report })
    sources = [source, ...(existsSync(reference) ? [readFileSync(reference, 'utf8')] : [])]
    before = await compileAll()
    frozen = (await freezeReport(kernel, actor, { template: demo.report })).id
    document = Buffer.from(await renderDocx((await rebuildFrozenReport(kernel, actor, { id: frozen })).report))
    secrets = await readSecrets()
    const declared = (await listResponses(kernel, actor)).filter(({ responses }) => responses === 'emergency-response')
    for (const { responses, response } of declared) outcomes.push(await destroy({ responses, response }))
  })

  it('keeps not one record of a person under a measure, at a checkpoint or in a ward', () => {
    expect(secrets.size).toBeGreaterThan(100)
    expect(outcomes.length).toBeGreaterThan(0)
    for (const { obstacles, state, sealed } of outcomes) {
      expect(obstacles).toEqual([])
      expect(state).toBe('cleaned')
      expect(sealed).toBeGreaterThan(200)
    }
  })

  it('holds no name of theirs any more that no other register of the township holds', async () => {
    const dump = await dumpTables(kernel.engine)
    const searched = [...secrets].filter((_, index) => index % Math.ceil(secrets.size / 300) === 0)
    const found = searched.filter((name) => dump.includes(name))
    expect(found).toEqual([])
  })

  it('compiles its reports to the same words and figures', async () => {
    const after = await compileAll()
    expect(after.map(said)).toEqual(before.map(said))
  })

  it('rebuilds the frozen report to the byte', async () => {
    const rebuilt = await rebuildFrozenReport(kernel, actor, { id: frozen })
    expect(rebuilt.same).toBe(true)
    expect(Buffer.from(await renderDocx(rebuilt.report)).equals(document)).toBe(true)
  })

  it('verifies', async () => {
    expect((await verifyAudit(kernel, actor)).problems).toEqual([])
    expect((await verifyCases(kernel, actor)).problems).toEqual([])
  })
})
