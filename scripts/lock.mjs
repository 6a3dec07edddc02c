import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Does `work` while this process alone holds `file`: two commands started at once do not build over each other.
 * A lock whose owner has died is taken over. Gives undefined when another process did the work (`isDone` became true while waiting).
 */
export async function holdingLock(file, isDone, work) {
  mkdirSync(dirname(file), { recursive: true })
  while (!take(file)) {
    if (!ownerLives(file)) rmSync(file, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 100))
  }
  try {
    return isDone() ? undefined : await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function ownerLives(file) {
  try {
    const owner = Number(readFileSync(file, 'utf8'))
    // Between creating the file and writing into it the owner is nameless: alive.
    if (!owner) return true
    process.kill(owner, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
