import { statfsSync } from 'node:fs'

/** Less than the database needs to go on: two segments of its log. */
const least = 32 * 1024 * 1024

/** Whether the disk of a folder is full; the embedded database does not always say so when it fails. */
export function isDiskFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < least
  } catch {
    return false
  }
}
