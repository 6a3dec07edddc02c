import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { holdingLock } from './lock.mjs'
import { inRoot } from './paths.mjs'
import { runNode, say } from './run.mjs'

/** What is built, from which files. `web` reads the definition room and the contract's types besides its own. */
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
      'tsconfig.json',
      'tsconfig.build.json',
    ],
    saying: '正在编译程序……',
    build: buildServer,
  },
  web: {
    inputs: ['src/web', 'index.html', 'src/definition', 'src/api/contract', 'vite.config.ts', 'package-lock.json'],
    saying: '正在编译网页……',
    build: () => runNode([inRoot('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']),
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

/** Compiled beside the old files and then moved in their place: a deleted source leaves nothing behind, a running process sees no half. */
async function buildServer() {
  const next = inRoot('dist', '.next')
  rmSync(next, { recursive: true, force: true })
  // Types are checked by `npx tsc` and in CI; a start must not wait for that.
  const status = await runNode([inRoot('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--noCheck', '--outDir', next])
  if (status !== 0) return status
  for (const room of ['src', 'demo', 'bench']) {
    copyAssets(room, join(next, room))
    const place = inRoot('dist', room)
    const old = inRoot('dist', `.old-${room}`)
    rmSync(old, { recursive: true, force: true })
    if (existsSync(place)) renameSync(place, old)
    if (existsSync(join(next, room))) renameSync(join(next, room), place)
    rmSync(old, { recursive: true, force: true })
  }
  rmSync(next, { recursive: true, force: true })
  return 0
}

/** Templates and other texts that the code reads beside itself. */
function copyAssets(room, target) {
  if (!existsSync(inRoot(room))) return
  mkdirSync(target, { recursive: true })
  cpSync(inRoot(room), target, {
    recursive: true,
    filter: (source) => source !== inRoot('src', 'web') && (statSync(source).isDirectory() || !/\.[cm]?tsx?$/.test(source)),
  })
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
