import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { holdingLock } from './lock.mjs'
import { inRoot } from './paths.mjs'
import { runNode, say } from './run.mjs'

const vite = inRoot('node_modules/vite/bin/vite.js')

/** What is built, from which files. `web` reads the definition room and the contract's types besides its own, and makes dist/report-check.html too. */
const builds = {
  server: {
    inputs: [
      'src/app',
      'src/api',
      'src/kernel',
      'src/office',
      'src/packs',
      'src/definition',
      'demo',
      'bench',
      'conformance/sheets',
      'vite.server.config.ts',
      'package-lock.json',
    ],
    saying: '正在编译程序……',
    build: buildServer,
  },
  web: {
    inputs: [
      'src/web',
      'src/check',
      'src/packs',
      'index.html',
      'src/definition',
      'src/office/text',
      'src/api/contract',
      'vite.config.ts',
      'vite.check.config.ts',
      'package-lock.json',
    ],
    saying: '正在编译网页……',
    build: buildWeb,
  },
}

/** Builds what is older than its sources. A fresh build costs one walk over the sources. */
export async function ensureBuilt(names) {
  for (const name of names) {
    const { inputs, saying, build } = builds[name]
    const stampFile = inRoot('dist', `.${name}.stamp`)
    const isFresh = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOf(inputs)
    if (isFresh()) continue
    await holdingLock(inRoot('dist', '.lock'), isFresh, async () => {
      say(saying)
      const stamp = stampOf(inputs)
      const status = await build()
      if (status !== 0) throw new Error(`编译没有成功（${name}，退出码 ${status}）。`)
      writeFileSync(stampFile, stamp)
    })
  }
}

/** The application, and the report check as one file of its own. */
async function buildWeb() {
  const status = await runNode([vite, 'build', '--logLevel', 'warn'])
  return status === 0 ? runNode([vite, 'build', '--config', 'vite.check.config.ts', '--logLevel', 'warn']) : status
}

/** Bundled beside the old files and then moved in their place: a deleted source leaves nothing behind, a running process sees no half. */
async function buildServer() {
  const next = inRoot('dist', '.next-server')
  const place = inRoot('dist', 'server')
  const old = inRoot('dist', '.old-server')
  rmSync(next, { recursive: true, force: true })
  // Types are checked by `npx tsc` and in CI; a start must not wait for that.
  const status = await runNode([vite, 'build', '--config', 'vite.server.config.ts', '--outDir', next, '--logLevel', 'warn'])
  if (status !== 0) return status
  compileEngine(next)
  rmSync(old, { recursive: true, force: true })
  if (existsSync(place)) renameSync(place, old)
  renameSync(next, place)
  rmSync(old, { recursive: true, force: true })
  return 0
}

/** Beside the program, what V8 compiles of the embedded database's engine: made once for an engine and a Node. A program without it works, and starts more slowly. */
function compileEngine(program) {
  const kept = inRoot('.cache')
  mkdirSync(kept, { recursive: true })
  const made = spawnSync(process.execPath, [join(program, 'compile-engine.js'), kept], { encoding: 'utf8' })
  if (made.status === 0) copyFileSync(join(kept, made.stdout), join(program, made.stdout))
  else say(`没有预先编译内嵌数据库：不影响使用，命令启动慢一些。\n${made.stderr}`)
}

function stampOf(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) addToStamp(hash, inRoot(input))
  return hash.digest('hex')
}

function addToStamp(hash, path) {
  const state = statSync(path, { throwIfNoEntry: false })
  if (state === undefined) return
  if (state.isDirectory()) {
    for (const name of readdirSync(path).sort()) addToStamp(hash, join(path, name))
  } else if (!/\.test\.tsx?$/.test(basename(path))) {
    hash.update(`${path}\0${state.size}\0${state.mtimeMs}\n`)
  }
}
