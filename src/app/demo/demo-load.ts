import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDemoSheets, writeOfficeFile } from '../../../demo/generate.ts'
import { createLife } from '../../../demo/life/index.ts'
import { demoParts } from '../../../demo/part.ts'
import type { DemoSheet } from '../../../demo/sheet.ts'
import { demoFounded, demoPresent, demoTown } from '../../../demo/world.ts'
import { importFile, wasRefused } from '../../api/actions/import-file.ts'
import { townDate } from '../../api/views/town-time.ts'
import { daysBetween } from '../../definition/period/calendar-day.ts'
import type { Kernel } from '../../kernel/context.ts'
import {
  type Actor,
  atClock,
  createUser,
  declareKept,
  initTown,
  listKept,
  listRecords,
  listTowns,
  listUsers,
  readNotices,
  saveTemplate,
  switchPublicPage,
} from '../../kernel/index.ts'
import { commandLineActor } from '../store/choose-town.ts'
import { repositoryFolder } from '../store/repository.ts'
import { laggingBy } from '../store/town-clock.ts'
import { demoAccounts } from './demo-accounts.ts'
import { liveThrough, morningOf } from './live-through.ts'
import { splitAtLife } from './split-at-life.ts'

export interface DemoProgress {
  readonly file: string
  readonly done: number
  readonly total: number
}

export interface LoadedDemo {
  readonly town: string
  readonly files: number
  readonly records: number
  /** The template of the township's own annual report. */
  readonly report: string
}

/**
 * Loads the demo township: the registers are set up, its people lead what belongs to a loop through the years, step by step, then the offices hand in
 * the rest through the same import that an office uses; last comes its annual report. A loading that was broken off goes on where it stopped: the same file again adds nothing.
 */
export async function loadDemo(store: Kernel, onProgress: (progress: DemoProgress) => void = () => {}): Promise<LoadedDemo> {
  const atFirst = atClock(store, () => morningOf(demoFounded))
  const begun = (await listTowns(store)).find((one) => one.town === demoTown.town)
  const { town, lagDays } = begun ?? (await initTown(atFirst, { ...demoTown, demo: true, lagDays: lagOf(store) }))
  const kernel = atClock(store, laggingBy(lagDays))
  const actor = commandLineActor(town)
  const sheets = createDemoSheets()
  const { before, after } = splitAtLife(kernel.catalogue, sheets)
  const events = createLife(sheets)
  const total = before.length + events.length + after.length
  const handIn = async (then: Kernel, some: readonly DemoSheet[], begun: number) => {
    for (const [index, sheet] of some.entries()) {
      const { ledgerLabel, fileName, bytes } = writeOfficeFile(sheet)
      onProgress({ file: fileName, done: begun + index, total })
      const outcome = await importFile(then, actor, { ledger: ledgerLabel, bytes, fileName })
      if (wasRefused(outcome))
        throw new Error(`the demo's ${fileName} was refused: ${JSON.stringify(outcome.rejected[0] ?? outcome.problems[0])}`)
    }
  }
  await handIn(atFirst, before, 0)
  const people = await ensureUsers(atFirst, actor)
  await ensureKept(atFirst, actor)
  await liveThrough(kernel, {
    events,
    people,
    onProgress: ({ done }) => onProgress({ file: '一年里办的事', done: before.length + done, total }),
  })
  await handIn(kernel, after, before.length + events.length)
  for (const { id } of kernel.catalogue.catalogue.publicPages ?? []) await switchPublicPage(kernel, actor, { page: id, open: true })
  for (const person of people.values()) await readNotices(kernel, person, {})
  const report = await saveTemplate(kernel, actor, { source: readDemoReport() })
  onProgress({ file: '', done: total, total })
  return { town, files: sheets.length, records: sheets.reduce((sum, { rows }) => sum + rows.length, 0), report: report.id }
}

/** So many days does the demo lie behind the machine's day that today is its present day; from then on both go on together. */
function lagOf({ clock }: Kernel): number {
  return daysBetween(demoPresent, townDate(clock()).day) ?? 0
}

async function ensureKept(kernel: Kernel, actor: Actor): Promise<void> {
  const declared = new Set((await listKept(kernel, actor)).map(({ ledger }) => ledger))
  for (const name of demoParts.flatMap(({ keptEmpty = [] }) => keptEmpty)) {
    const ledger = kernel.catalogue.findLedger(name)
    if (ledger !== undefined && !declared.has(ledger.id)) await declareKept(kernel, actor, { ledger: ledger.id, since: demoFounded })
  }
}

/** The demo's accounts as actors, by account; those that are missing are made. */
async function ensureUsers(kernel: Kernel, actor: Actor): Promise<ReadonlyMap<string, Actor>> {
  const known = new Set((await listUsers(kernel, actor)).map(({ account }) => account))
  const cadres = await readCadres(kernel, actor)
  for (const { account, name, role, office, password } of demoAccounts.filter(({ account }) => !known.has(account)))
    await createUser(kernel, actor, { account, name, role, office, password, cadre: cadres.get(name) })
  const users = await listUsers(kernel, actor)
  return new Map(
    users.map(({ account, id, name, role, cadre }) => [account, { id, name, role, town: actor.town, cadre: cadre ?? undefined }]),
  )
}

async function readCadres(kernel: Kernel, actor: Actor): Promise<ReadonlyMap<string, string>> {
  const { records } = await listRecords(kernel, actor, { ledger: 'cadre', query: { limit: 500 } })
  return new Map(records.map(({ id, values }) => [String(values.name), id]))
}

/** The demo's own annual report, as the office would have it in a folder. */
export function readDemoReport(): string {
  return readFileSync(join(repositoryFolder, 'demo', 'report.md'), 'utf8')
}
