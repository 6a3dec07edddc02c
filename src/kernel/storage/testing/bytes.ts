import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which of these words stand somewhere in bytes. */
export function occurring(bytes: Buffer, words: readonly string[]): readonly string[] {
  return words.filter((word) => bytes.includes(Buffer.from(word)))
}

/** Every file below a folder, as one. */
export function readFolder(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))))
}

/** All that pg_dump says of a server's database. */
export function dumpDatabase(url: string): Buffer {
  return execFileSync(findDump() ?? '', ['--inserts', url], { maxBuffer: 256 * 1024 * 1024 })
}

/** The newest pg_dump that is installed. */
export function findDump(): string | undefined {
  const root = '/usr/lib/postgresql'
  try {
    const versions = readdirSync(root).sort().reverse()
    return versions
      .map((version) => join(root, version, 'bin', 'pg_dump'))
      .find((program) => execFileSync(program, ['--version']).length > 0)
  } catch {
    return undefined
  }
}
