import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
/** Several copies of the demo township, two or three servers and browsers: with less to spare the disk is the better place. */
const [leastRoom, leastMemory] = [8_000_000_000, 12_000_000_000]

/**
 * A folder in memory for what the tests make, on a machine that has plenty; undefined elsewhere, or where TMPDIR names a place. Nothing that a test makes
 * outlives it, and a disk lets every commit wait.
 */
export function openFastFolder() {
  if (process.env.TMPDIR || !existsSync(memory) || freemem() < leastMemory) return undefined
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (bavail * bsize < leastRoom) return undefined
    const path = mkdtempSync(join(memory, 'qianbi-tests-'))
    const remove = () => rmSync(path, { recursive: true, force: true })
    // A database server runs as another user.
    chmodSync(path, 0o1777)
    if (runsPrograms(path)) return { env: { TMPDIR: path }, remove }
    remove()
  } catch {
    // No room for us there: the usual place will do.
  }
  return undefined
}

function runsPrograms(folder) {
  const program = join(folder, 'program')
  try {
    writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 })
    execFileSync(program)
    return true
  } catch {
    return false
  } finally {
    rmSync(program, { force: true })
  }
}
