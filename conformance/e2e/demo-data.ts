import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { townDate } from '../../src/api/views/town-time.ts'
import { makeOnce } from '../../src/kernel/storage/testing/prepared.ts'
import { newFolder, root, runQianbi } from '../cli/run-qianbi.ts'

/**
 * A copy of a freshly loaded demo township. Loading it takes longer than any test, so it is done once for a build of the server and a day, and copied;
 * of two test files that start at once one loads it, and the other waits.
 */
export async function copyDemoData(): Promise<string> {
  const loaded = await makeOnce(inject('testRun'), 'e2e-demo', loadDemoData)
  const data = join(newFolder(), 'data')
  cpSync(loaded, data, { recursive: true })
  return data
}

async function loadDemoData(): Promise<string> {
  const kept = join(root, '.cache', 'e2e', `demo-${buildStamp()}-${townDate(new Date()).day}`)
  if (existsSync(kept)) return kept
  mkdirSync(join(kept, '..'), { recursive: true })
  forgetOlder(join(kept, '..'))
  const fresh = mkdtempSync(join(kept, '..', 'loading-'))
  const { status, stderr } = await runQianbi(['demo', '--data', join(fresh, 'data')])
  if (status !== 0) throw new Error(`qianbi demo ended with ${status}: ${stderr}`)
  try {
    renameSync(join(fresh, 'data'), kept)
  } catch (error) {
    // Another run was quicker; its copy is as good.
    if (!existsSync(kept)) throw error
  }
  rmSync(fresh, { recursive: true, force: true })
  return kept
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
