import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateOfficeFiles } from '../../demo/generate.ts'
import { demoTown } from '../../demo/world.ts'
import { importFile, wasRefused } from '../api/actions/import-file.ts'
import type { Kernel } from '../kernel/context.ts'
import { createUser, initTown, listTowns, listUsers, saveTemplate } from '../kernel/index.ts'
import { demoAccounts } from './demo/demo-accounts.ts'
import { commandLineActor } from './store/choose-town.ts'
import { repositoryFolder } from './store/repository.ts'

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
 * Loads the demo township: its office files go through the same import that an office uses, then its users and its annual report. A loading that was
 * broken off goes on where it stopped: the same file again adds nothing.
 */
export async function loadDemo(kernel: Kernel, onProgress: (progress: DemoProgress) => void = () => {}): Promise<LoadedDemo> {
  const begun = (await listTowns(kernel)).find((one) => one.town === demoTown.town)
  const { town } = begun ?? (await initTown(kernel, { ...demoTown, demo: true }))
  const actor = commandLineActor(town)
  const files = generateOfficeFiles()
  let records = 0
  for (const [index, { ledgerLabel, fileName, bytes }] of files.entries()) {
    onProgress({ file: fileName, done: index, total: files.length })
    const outcome = await importFile(kernel, actor, { ledger: ledgerLabel, bytes, fileName })
    if (wasRefused(outcome))
      throw new Error(`the demo's ${fileName} was refused: ${JSON.stringify(outcome.rejected[0] ?? outcome.problems[0])}`)
    records += outcome.added
  }
  const known = new Set((await listUsers(kernel, actor)).map(({ account }) => account))
  for (const { account, name, role, office, password } of demoAccounts.filter(({ account }) => !known.has(account)))
    await createUser(kernel, actor, { account, name, role, office, password })
  const report = await saveTemplate(kernel, actor, { source: readDemoReport() })
  onProgress({ file: '', done: files.length, total: files.length })
  return { town, files: files.length, records, report: report.id }
}

/** The demo's own annual report, as the office would have it in a folder. */
export function readDemoReport(): string {
  return readFileSync(join(repositoryFolder, 'demo', 'report.md'), 'utf8')
}
