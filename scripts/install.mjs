import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { holdingLock } from './lock.mjs'
import { inRoot } from './paths.mjs'
import { runNpm, say } from './run.mjs'

const lockFile = inRoot('package-lock.json')
const stampFile = inRoot('node_modules', '.qianbi-installed')
const installedFile = inRoot('node_modules', '.package-lock.json')

/** Makes node_modules what package-lock.json says. Does nothing, and needs no network, when it already is. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await holdingLock(inRoot('.cache', 'install.lock'), isInstalled, async () => {
    if (!matchesLockFile()) {
      say('正在安装依赖（npm install）……')
      // Not `npm ci`: it refuses a lock file without the optional packages of every platform, and not every mirror has them all.
      // `--no-save` takes the versions of the lock file and leaves it as it is. NODE_ENV=production would leave out the compiler and the bundler.
      const status = await runNpm([
        'install',
        '--no-save',
        '--include=dev',
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ])
      if (status !== 0) throw new Error(`依赖安装失败（npm install 退出码 ${status}）。请检查网络或 npm 源后重试。`)
    }
    writeFileSync(stampFile, stamp())
  })
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp()
}

function stamp() {
  const digest = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  return `${digest} ${process.platform} ${process.arch} ${process.versions.modules}\n`
}

/** Somebody ran npm by hand: the same versions are there, so nothing needs installing. */
function matchesLockFile() {
  if (!existsSync(installedFile)) return false
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const present = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([path, one]) => path === '' || one.optional || present[path]?.version === one.version)
}
