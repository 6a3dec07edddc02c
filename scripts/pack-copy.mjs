// A copy of the repository with other packs, and what must hold of it.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot } from './paths.mjs'
import { runNode, say } from './run.mjs'
import { findPostgres } from './tools.mjs'
import { typeCheck } from './type-check.mjs'

const shared = 'township'
const copied = [
  'bin',
  'src',
  'demo',
  'conformance',
  'bench',
  'scripts',
  'docs',
  'index.html',
  'layers.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const configs = ['vite.config.ts', 'vite.server.config.ts', 'vitest.config.ts']
/** What the compiler found out about the repository as it is: of the copy it looks at what differs, and at what that touches. */
const knownTypes = '.cache/tsc.tsbuildinfo'
const indexFile = 'src/packs/index.ts'

/** The packs that can be away: their folder and how `packs/index.ts` names them. */
export function listPacks() {
  return [...readFileSync(inRoot(indexFile), 'utf8').matchAll(/^import \{ (\w+) \} from '\.\/([\w-]+)\/pack\.ts'$/gm)]
    .map(([line, name, folder]) => ({ line, name, folder }))
    .filter(({ folder }) => folder !== shared)
}

/** What is held of a copy: types first, which are cheap. `tests` are those to run in it. */
export function checksOf(copy, tests) {
  const vite = join(copy, 'node_modules/vite/bin/vite.js')
  return [
    { what: '类型', args: typeCheck(copy) },
    { what: '编译网页', args: [vite, 'build', '--logLevel', 'warn'] },
    { what: '编译程序', args: [vite, 'build', '--config', 'vite.server.config.ts', '--outDir', 'dist/server', '--logLevel', 'warn'] },
    { what: '测试', args: [join(copy, 'node_modules/vitest/vitest.mjs'), 'run', ...tests] },
  ]
}

/** Makes a copy, changes it, holds the checks against it and removes it; gives whether all of them held. */
export async function tryCopy({ change, checks, saying }) {
  const copy = mkdtempSync(join(tmpdir(), 'qianbi-packs-'))
  try {
    for (const name of [...copied, ...configs]) cpSync(inRoot(name), join(copy, name), { recursive: true })
    if (existsSync(inRoot(knownTypes))) cpSync(inRoot(knownTypes), join(copy, knownTypes))
    symlinkSync(inRoot('node_modules'), join(copy, 'node_modules'), 'junction')
    change(copy)
    for (const { what, args } of checks(copy)) {
      say(`${saying}：${what}……`)
      const status = await runNode(args, { cwd: copy, env: { ...process.env, QIANBI_POSTGRES: findPostgres() ?? '' } })
      if (status === 0) continue
      say(`${saying}：${what}没有通过。`)
      return false
    }
    say(`${saying}：别处不受影响。`)
    return true
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Takes packs away: their folders, their imports and their places in the list. */
export function removePacks(copy, away) {
  for (const { folder } of away) rmSync(join(copy, 'src/packs', folder), { recursive: true })
  const gone = new Set(away.flatMap(({ line, name }) => [line, `  ${name},`]))
  editIndex(copy, (lines) => lines.filter((line) => !gone.has(line)))
}

/** Puts a pack beside the others: its folder and its line (in this list an import and a place). */
export function addPack(copy, from) {
  const folder = from.split('/').at(-1)
  cpSync(inRoot(from), join(copy, 'src/packs', folder), { recursive: true })
  const [, name] = /^export const (\w+) = definePack/m.exec(readFileSync(inRoot(from, 'pack.ts'), 'utf8')) ?? []
  const added = `import { ${name} } from './${folder}/pack.ts'`
  editIndex(copy, (lines) => [added, ...lines.flatMap((line) => (line === ']' ? [`  ${name},`, line] : [line]))])
}

function editIndex(copy, edit) {
  const file = join(copy, indexFile)
  writeFileSync(file, edit(readFileSync(file, 'utf8').split('\n')).join('\n'))
}
