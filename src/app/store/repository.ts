import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseJson } from '../../definition/shape/parse-json.ts'

/** The folder with package.json above this file, wherever it was compiled to. */
export const repositoryFolder = findRepository(import.meta.dirname)

export const version = readVersion()

function findRepository(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json was not found above the program')
  return findRepository(parent)
}

function readVersion(): string {
  const manifest: unknown = parseJson(readFileSync(join(repositoryFolder, 'package.json'), 'utf8'))
  const found: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : undefined
  if (typeof found !== 'string') throw new Error('package.json has no version')
  return found
}
