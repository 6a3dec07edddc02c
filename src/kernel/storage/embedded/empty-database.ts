import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { parseJson } from '../../../definition/shape/parse-json.ts'
import { object, requireShape, text } from '../../../definition/shape/shape.ts'

const packageShape = object({ version: text })

/** The name of a packed empty database of this version of the engine: another might not read its files. */
export function emptyDatabaseName(): string {
  const file = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))
  const { version } = requireShape(packageShape, parseJson(readFileSync(file, 'utf8')), 'what the engine says of itself')
  return `empty-database-${version}.zip`
}

/**
 * Where an empty database lies that was made with the program: to make one takes ten times as long as to unpack it. A program that runs from its sources (tests)
 * takes that of the last build; undefined where there is none.
 */
export function findEmptyDatabase(): string | undefined {
  const program = import.meta.url.endsWith('.ts') ? '../../../../dist/server/' : './'
  const file = fileURLToPath(new URL(`${program}${emptyDatabaseName()}`, import.meta.url))
  return existsSync(file) ? file : undefined
}

/** Unpacks an empty database into a folder that is not there yet; every file is for its owner alone. */
export function unpackDatabase(file: string, folder: string): void {
  for (const [name, content] of Object.entries(unzipSync(readFileSync(file)))) {
    const path = join(folder, name)
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true, mode: 0o700 })
    if (!name.endsWith('/')) writeFileSync(path, content, { mode: 0o600 })
  }
}
