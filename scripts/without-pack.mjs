// node scripts/without-pack.mjs NAME | --all | --today [--types]: takes a pack away in a copy of the repository, and holds that nothing else misses it.
// Types are checked, browser and server are built, the demo is loaded and the starter report of the other domains compiled. With --types only types
// are checked; --all --types takes all away at once, which holds for each: packs import none but the shared one (conformance/architecture).
// --today takes one a day, in turn.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './paths.mjs'
import { runNode, say } from './run.mjs'
import { findPostgres } from './tools.mjs'

const shared = 'township'
const copied = ['src', 'demo', 'conformance', 'bench', 'scripts', 'docs', 'index.html', 'layers.json', 'package.json', 'tsconfig.json']
const configs = ['vite.config.ts', 'vite.server.config.ts', 'vitest.config.ts']
const indexFile = 'src/packs/index.ts'

const packs = [...readFileSync(inRoot(indexFile), 'utf8').matchAll(/^import \{ (\w+) \} from '\.\/([\w-]+)\/pack\.ts'$/gm)]
  .map(([line, name, folder]) => ({ line, name, folder }))
  .filter(({ folder }) => folder !== shared)

const asked = process.argv.slice(2)
const typesOnly = asked.includes('--types')
const rounds = roundsOf(asked.find((word) => word !== '--types'))
if (rounds === undefined) {
  say(`用法：node scripts/without-pack.mjs 领域|--all|--today [--types]\n领域：${packs.map(({ folder }) => folder).join('、')}`)
  process.exit(2)
}
await ensureInstalled()
let failed = 0
for (const away of rounds) failed += await tryWithout(away)
process.exitCode = failed === 0 ? 0 : 1

/** The packs to be taken away, together or one after the other. */
function roundsOf(word) {
  if (word === '--all') return typesOnly ? [packs] : packs.map((pack) => [pack])
  if (word === '--today') return [[packs[Math.floor(Date.now() / 86_400_000) % packs.length]]]
  const pack = packs.find(({ folder }) => folder === word)
  return pack === undefined ? undefined : [[pack]]
}

async function tryWithout(away) {
  const names = away.map(({ folder }) => folder).join('、')
  const copy = copyWithout(away)
  try {
    for (const { what, args } of typesOnly ? checks(copy).slice(0, 1) : checks(copy)) {
      say(`没有 ${names}：${what}……`)
      const status = await runNode(args, { cwd: copy, env: { ...process.env, QIANBI_POSTGRES: findPostgres() ?? '' } })
      if (status === 0) continue
      say(`没有 ${names}：${what}没有通过，别处还离不开它。`)
      return 1
    }
    say(`没有 ${names}：别处不受影响。`)
    return 0
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function checks(copy) {
  const vite = join(copy, 'node_modules/vite/bin/vite.js')
  return [
    { what: '类型', args: [join(copy, 'node_modules/typescript/bin/tsc'), '-p', '.'] },
    { what: '编译网页', args: [vite, 'build', '--logLevel', 'warn'] },
    { what: '编译程序', args: [vite, 'build', '--config', 'vite.server.config.ts', '--outDir', 'dist/server', '--logLevel', 'warn'] },
    {
      what: '装入演示镇、编译其余领域的报告',
      args: [join(copy, 'node_modules/vitest/vitest.mjs'), 'run', 'conformance/sections.db.test.ts'],
    },
  ]
}

function copyWithout(away) {
  const copy = mkdtempSync(join(tmpdir(), 'qianbi-without-'))
  for (const name of [...copied, ...configs]) cpSync(inRoot(name), join(copy, name), { recursive: true })
  symlinkSync(inRoot('node_modules'), join(copy, 'node_modules'), 'junction')
  for (const { folder } of away) rmSync(join(copy, 'src/packs', folder), { recursive: true })
  writeFileSync(join(copy, indexFile), withoutLines(readFileSync(inRoot(indexFile), 'utf8'), away))
  return copy
}

/** Its import and its place in the list. */
function withoutLines(index, away) {
  return index
    .split('\n')
    .filter((line) => !away.some((pack) => line === pack.line || line === `  ${pack.name},`))
    .join('\n')
}
