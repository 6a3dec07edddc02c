import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

/** One import (or re-export, or dynamic import) of a source file, by paths from the repository's root. */
export interface SourceImport {
  readonly from: string
  /** A path within the repository, or a package's name. */
  readonly to: string
  readonly internal: boolean
  readonly typeOnly: boolean
  readonly line: number
}

const sourceFile = /\.(?:ts|tsx|mts)$/

/** All TypeScript files below a folder, as paths from `root` with forward slashes. */
export function listSources(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && sourceFile.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** Reads a file's imports with a parser: comments and strings that look like imports do not count. */
export function readImports(root: string, file: string): SourceImport[] {
  return importsOf(file, readFileSync(join(root, file), 'utf8'))
}

/** The imports of a source text that stands at `file`. */
export function importsOf(file: string, text: string): SourceImport[] {
  const { module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`)
  const found: SourceImport[] = []
  const add = (specifier: string, typeOnly: boolean, offset: number) => {
    const internal = specifier.startsWith('.')
    const to = internal ? posix.normalize(posix.join(dirname(file), specifier.replace(/\?.*$/, ''))) : specifier
    found.push({ from: file, to, internal, typeOnly, line: text.slice(0, offset).split('\n').length })
  }
  for (const statement of module.staticImports) {
    add(statement.moduleRequest.value, isTypeOnly(text.slice(statement.start, statement.end), statement.entries), statement.start)
  }
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest !== null) add(entry.moduleRequest.value, entry.isType, statement.start)
    }
  }
  for (const dynamic of module.dynamicImports) {
    const specifier = /^\s*(['"])(.*)\1\s*$/.exec(text.slice(dynamic.moduleRequest.start, dynamic.moduleRequest.end))?.[2]
    if (specifier !== undefined) add(specifier, false, dynamic.start)
  }
  return found
}

function isTypeOnly(statement: string, entries: readonly { readonly isType: boolean }[]): boolean {
  return /^import\s+type\b/.test(statement) || (entries.length > 0 && entries.every((entry) => entry.isType))
}
