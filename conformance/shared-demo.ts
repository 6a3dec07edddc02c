import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { townDate } from '../src/api/views/town-time.ts'
import { copyFolder } from '../src/kernel/storage/testing/copy-folder.ts'
import { makeOnce } from '../src/kernel/storage/testing/prepared.ts'
import { type Ended, newFolder, root, runQianbi, startQianbi } from './cli/run-qianbi.ts'

/** The demo township as `qianbi demo` leaves it, and how the loading went. */
export interface SharedDemo {
  /** Never written to: tests work on copies. */
  readonly data: string
  readonly loading: Loading
}

export interface Loading {
  /** What the first loading had said when it was killed. */
  readonly brokenOff: string
  /** How the second, which goes on with it, ended. */
  readonly goneOn: Ended
}

/**
 * Loading the demo takes longer than any test, so it is done once for a build of the server and a day, for the command line's tests, the kernel's and the
 * browser's. It is broken off in the middle: whoever presses Ctrl-C must not be left with half a township for good.
 */
export function shareDemo(): Promise<SharedDemo> {
  return makeOnce(inject('testRun'), 'shared-demo', async () => {
    const kept = join(root, '.cache', 'e2e', `demo-${buildStamp()}-${townDate(new Date()).day}`)
    if (!existsSync(kept)) await loadInto(kept)
    const loading: Loading = JSON.parse(readFileSync(join(kept, 'loading.json'), 'utf8'))
    return { data: join(kept, 'data'), loading }
  })
}

/** A copy of it to work on. */
export async function copyDemoData(): Promise<string> {
  const { data } = await shareDemo()
  return copyFolder(data, join(newFolder(), 'data'))
}

async function loadInto(kept: string): Promise<void> {
  mkdirSync(join(kept, '..'), { recursive: true })
  forgetOlder(join(kept, '..'))
  const fresh = mkdtempSync(join(kept, '..', 'loading-'))
  const data = join(fresh, 'data')
  const brokenOff = await breakOff(data)
  const goneOn = await runQianbi(['demo', '--data', data])
  if (goneOn.status !== 0) throw new Error(`qianbi demo ended with ${goneOn.status}: ${goneOn.stderr}`)
  const loading: Loading = { brokenOff, goneOn }
  writeFileSync(join(fresh, 'loading.json'), JSON.stringify(loading))
  try {
    renameSync(fresh, kept)
  } catch (error) {
    // Another run was quicker; its copy is as good.
    if (!existsSync(kept)) throw error
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Begins to load and is killed after the first tenth of it; gives what was said until then. */
async function breakOff(data: string): Promise<string> {
  const child = startQianbi(['demo', '--data', data])
  const ended = new Promise((resolve) => child.once('close', resolve))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.includes('10%')) child.kill('SIGKILL')
  })
  await ended
  return said
}

/** Townships of builds that are gone; an hour's grace, since another run may still be copying one. */
function forgetOlder(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true })
  }
}

function buildStamp(): string {
  const stamp = join(root, 'dist', '.server.stamp')
  const text = existsSync(stamp) ? readFileSync(stamp, 'utf8') : 'unbuilt'
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
