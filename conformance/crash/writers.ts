import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { beforeAll, expect } from 'vitest'
import { crashCatalogue } from './crash-catalogue.ts'
import { type CrashPlace, temporaryFolders } from './crash-places.ts'

export type Writer = ChildProcessByStdio<null, Readable, Readable>

/** Where a writer ends itself; the moments of aimed-kill.mjs. */
export interface Aim {
  readonly work: 'import' | 'import of cases' | 'step'
  /** 0 kills nowhere: the writer says how many statements there were, and ends. */
  readonly statement: number
  readonly moment: 'before' | 'sent' | 'answered'
}

/** Starts writers, which run from the built files, where the database has its own thread. */
export function prepareWriters(): (place: CrashPlace, round: number, aim?: Aim) => Writer {
  const catalogueFile = join(temporaryFolders()(), 'catalogue.json')
  beforeAll(() => {
    const build = `import('./scripts/build.mjs').then(({ ensureBuilt }) => ensureBuilt(['server']))`
    execFileSync(process.execPath, ['-e', build], { cwd: join(import.meta.dirname, '..', '..'), stdio: 'inherit' })
    writeFileSync(catalogueFile, JSON.stringify(crashCatalogue))
  })
  return (place, round, aim) => {
    const told = [JSON.stringify(place), String(round), catalogueFile, JSON.stringify(aim ?? null)]
    return spawn(process.execPath, [join(import.meta.dirname, 'writer.mjs'), ...told], { stdio: ['ignore', 'pipe', 'pipe'] })
  }
}

/** Everything a writer said until it was gone; `onLine` may end it. Fails with its complaint when it said too little. */
export async function listenTo(
  writer: Writer,
  least: number,
  onLine: (said: readonly string[]) => void = () => {},
): Promise<readonly string[]> {
  let complaint = ''
  writer.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const said: string[] = []
  // Its output may close before the process is gone, and until it is gone it holds the folder.
  const ended = new Promise((resolve) => writer.once('close', resolve))
  for await (const line of createInterface({ input: writer.stdout })) {
    said.push(line)
    onLine(said)
  }
  await ended
  expect(said.length, complaint).toBeGreaterThanOrEqual(least)
  return said
}
