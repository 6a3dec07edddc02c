import {
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { parseJson } from '../../../definition/shape/parse-json.ts'
import { Refusal } from '../../refusal.ts'
import { describeFolder, type HeldFolder, isSameFolder } from './held-folder.ts'
import { describeThisProcess, type HolderProcess, isSameProcessAlive } from './holder-process.ts'

/**
 * The exclusive lock of a data folder: files `lock.1`, `lock.2`, …, of which the highest counts. Taking over a released or orphaned lock n means
 * creating n + 1, which only one process can do. Numbers never go back, so a process that looked too long ago can only fail or find a higher
 * number after its own and step back. The embedded database itself has no lock: two processes would lose each other's writes. A lock names the folder
 * it was made in: one that came along with a copy holds nothing.
 */
export interface FolderLock {
  /** Writes the address where the holder can be reached into the lock. */
  announce(url: string): void
  release(): void
}

export interface FolderHolder extends HolderProcess {
  /** Absent in locks of older editions, which hold whatever folder they lie in. */
  readonly folder?: HeldFolder
  /** When it took the folder, ISO, UTC. */
  readonly since: string
  readonly url: string | undefined
  readonly released: boolean
}

const heartbeatMilliseconds = 5_000

/** Whether a file of a data folder is one of the lock's. */
export function isLockFile(name: string): boolean {
  return /^lock\.\d+(?:\.new)?$|^\.lock-/.test(name)
}

/** Takes the folder for this process. Refuses with `locked` while another one holds it, and says where that one is reached. */
export function lockFolder(folder: string): FolderLock {
  const mine = takeNumber(folder)
  let holder: FolderHolder = newHolder(folder)
  const path = lockPath(folder, mine)
  const rewrite = (changes: Partial<FolderHolder>): void => {
    holder = { ...holder, ...changes }
    const temporary = `${path}.new`
    whileThere(() => {
      writeFileSync(temporary, JSON.stringify(holder), { mode: 0o600 })
      renameSync(temporary, path)
    })
  }
  const heartbeat = setInterval(() => whileThere(() => utimesSync(path, new Date(), new Date())), heartbeatMilliseconds)
  heartbeat.unref()
  let released = false
  return {
    announce: (url) => rewrite({ url }),
    release: () => {
      if (released) return
      released = true
      clearInterval(heartbeat)
      try {
        rewrite({ released: true, url: undefined })
      } catch {
        // On a full disk nothing more can be written, but an empty lock holds nothing either.
        whileThere(() => truncateSync(path))
      }
    },
  }
}

/** Who holds the folder now; undefined when nobody does. */
export function findFolderHolder(folder: string): FolderHolder | undefined {
  const highest = highestNumber(folder)
  if (highest === 0) return undefined
  const path = lockPath(folder, highest)
  const holder = readHolder(path)
  if (holder === undefined || holder.released || !isSameProcessAlive(holder, statSync(path).mtimeMs)) return undefined
  return holder.folder === undefined || isSameFolder(folder, holder.folder, holder.pid) ? holder : undefined
}

function takeNumber(folder: string): number {
  for (;;) {
    const highest = highestNumber(folder)
    const holder = findFolderHolder(folder)
    if (holder !== undefined) throw lockedRefusal(folder, holder)
    const mine = highest + 1
    if (!createLock(folder, mine)) continue
    if (highestNumber(folder) > mine) {
      rmSync(lockPath(folder, mine), { force: true })
      continue
    }
    for (const older of lockNumbers(folder)) if (older < mine) rmSync(lockPath(folder, older), { force: true })
    return mine
  }
}

/** Creates the lock with its content in one step (a hard link refuses to replace), so nobody ever reads half of it. */
function createLock(folder: string, number: number): boolean {
  const draft = mkdtempSync(join(folder, '.lock-'))
  try {
    writeFileSync(join(draft, 'lock'), JSON.stringify(newHolder(folder)), { mode: 0o600 })
    linkSync(join(draft, 'lock'), lockPath(folder, number))
    return true
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** A folder that was moved or removed under its holder ends nothing: what the database makes of it, it says itself. */
function whileThere(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Error && Reflect.get(error, 'code') === 'ENOENT')) throw error
  }
}

function newHolder(folder: string): FolderHolder {
  return { ...describeThisProcess(), folder: describeFolder(folder), since: new Date().toISOString(), url: undefined, released: false }
}

function lockedRefusal(folder: string, holder: FolderHolder): Refusal {
  const where = holder.url === undefined ? '' : `，它的地址是 ${holder.url}`
  const advice = holder.url === undefined ? '请先停止那个进程' : '请在那里操作，或先停止它'
  return new Refusal(
    'locked',
    `数据文件夹 ${resolve(folder)} 正被另一个铅笔进程使用（进程号 ${holder.pid}，${beijingTime(holder.since)} 起${where}）。${advice}。`,
  )
}

/** An instant as the office's clock shows it: 2020-03-01 08:30. */
function beijingTime(since: string): string {
  const time = Date.parse(since)
  return Number.isNaN(time) ? since : new Date(time + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

function readHolder(path: string): FolderHolder | undefined {
  try {
    const found: unknown = parseJson(readFileSync(path, 'utf8'))
    return isHolder(found) ? found : undefined
  } catch (error) {
    // Removed between listing and reading: a newer lock has taken its place, or it is unreadable after a power cut and holds nothing.
    if (error instanceof SyntaxError || (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT')) return undefined
    throw error
  }
}

function isHolder(value: unknown): value is FolderHolder {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'pid') === 'number' &&
    typeof Reflect.get(value, 'since') === 'string' &&
    isFolderDescription(Reflect.get(value, 'folder'))
  )
}

function isFolderDescription(value: unknown): boolean {
  if (value === undefined) return true
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'path') === 'string' &&
    typeof Reflect.get(value, 'number') === 'string'
  )
}

function lockPath(folder: string, number: number): string {
  return join(folder, `lock.${number}`)
}

function lockNumbers(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => {
    const number = /^lock\.(\d+)$/.exec(name)?.[1]
    return number === undefined ? [] : [wholeNumber(number)]
  })
}

function highestNumber(folder: string): number {
  return Math.max(0, ...lockNumbers(folder))
}
