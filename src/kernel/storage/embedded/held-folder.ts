import { randomUUID } from 'node:crypto'
import { existsSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which folder a lock was made in, so that the same lock in a copy is known for one. */
export interface HeldFolder {
  /** As its holder sees it. */
  readonly path: string
  /** Device and number on it: the same by whatever path, link or mount it is reached. */
  readonly number: string
}

/** A folder by its real path and its number on disk, so that it is known again under another name. */
export function describeFolder(folder: string): HeldFolder {
  return { path: realpathSync(folder), number: numberOf(folder) }
}

/**
 * Whether this is the folder that the process holds. Where the numbers differ, which they also may between two views of one folder (layered or network
 * file systems), a file is laid down here and looked for where the holder sees its folder.
 */
export function isSameFolder(folder: string, held: HeldFolder, pid: number): boolean {
  if (numberOf(folder) === held.number) return true
  const name = `.lock-probe-${randomUUID()}`
  writeFileSync(join(folder, name), '', { mode: 0o600 })
  try {
    return [held.path, join('/proc', String(pid), 'root', held.path)].some((path) => existsSync(join(path, name)))
  } finally {
    rmSync(join(folder, name), { force: true })
  }
}

function numberOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true })
  return `${dev}:${ino}`
}
