import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, inject } from 'vitest'
import { type Actor, type EngineOptions, type Kernel, openEngine, openKernel } from '../../src/kernel/index.ts'
import { copyFolder } from '../../src/kernel/storage/testing/copy-folder.ts'
import { makeOnce } from '../../src/kernel/storage/testing/prepared.ts'
import { createTestDatabase, type Preparation, prepareTemplate } from '../../src/kernel/storage/testing.ts'
import { crashCatalogue } from './crash-catalogue.ts'

export const town = '999901101'
export const checker: Actor = { id: 'checker', name: '核对者', town, role: 'auditor' }
export const clerk: Actor = { id: 'clerk', name: '经办', town, role: 'clerk' }

/** A store that outlives the processes which write to it: what `openEngine` opens, and a writer is told on its command line. */
export type CrashPlace = EngineOptions

/**
 * Runs the same crashes on every engine there is. `make` gives a place each time, empty or with what was prepared once in the run; all of them go after the
 * tests.
 */
export function describeCrashes(name: string, body: (make: (prepared?: Preparation) => Promise<CrashPlace>) => void): void {
  describe(`${name} (embedded)`, () => {
    const newFolder = temporaryFolders()
    body(async (prepared) => {
      const data = newFolder()
      return prepared === undefined ? { data, access: 'create' } : { data: copyFolder(await prepareFolder(prepared), data) }
    })
  })
  const server = inject('testServer')
  if (server === '') return
  describe(`${name} (server)`, () =>
    body(async (prepared) => {
      const { template } = prepared === undefined ? { template: undefined } : await prepareTemplate(server, prepared)
      return { url: (await createTestDatabase(server, template)).url, connections: 2 }
    }))
}

async function prepareFolder({ key, fill }: Preparation): Promise<string> {
  const data = join(inject('testRun'), `${key}-store`)
  await makeOnce(inject('testRun'), `${key}-store`, async () => {
    const engine = await openEngine({ data, access: 'create' })
    try {
      return await fill(engine)
    } finally {
      await engine.close()
    }
  })
  return data
}

/** Gives new folders, which are removed after the tests of the file or the group. */
export function temporaryFolders(): () => string {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'qianbi-crash-'))
    folders.push(folder)
    return folder
  }
}

export async function withKernel<Result>(place: CrashPlace, work: (kernel: Kernel) => Promise<Result>): Promise<Result> {
  const engine = await openEngine(place)
  try {
    return await work(await openKernel({ engine, catalogue: crashCatalogue }))
  } finally {
    await engine.close()
  }
}
