import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../refusal.ts'
import { isLockFile } from './folder-lock.ts'

const mostTries = 5

/**
 * Copies the folder of a store that its process goes on writing to. The database makes no checkpoint by itself while it runs: its tables as they are copied, one
 * after another, and its log, which is copied last and holds whole pages, come to the state at the end. Where a checkpoint fell in between, it is done
 * again. What is known of the newest state is copied first: it must not be ahead of the log. Refuses with `unavailable` when it never comes to a whole copy.
 */
export function copyLiveStore(data: string, to: string): void {
  for (let tries = 0; tries < mostTries; tries += 1) {
    rmSync(to, { recursive: true, force: true })
    mkdirSync(to, { recursive: true, mode: 0o700 })
    const [control, own] = [join('database', 'global', 'pg_control'), join('database', 'pg_wal')]
    const before = readFileSync(join(data, control))
    copyIn(data, to, (name) => !isLockFile(name) && name !== 'database')
    copyIn(join(data, 'database'), join(to, 'database'), (name) => name !== 'pg_wal')
    copyAll(join(data, own), join(to, own))
    if (before.equals(readFileSync(join(data, control))) && before.equals(readFileSync(join(to, control)))) return
  }
  throw new Refusal('unavailable', `${data} 一直在大量整理数据，没能复制出完整的一份。请过几分钟再备份。`)
}

function copyIn(from: string, to: string, isWanted: (name: string) => boolean): void {
  cpSync(from, to, { recursive: true, filter: (path) => path === from || isWanted(nameIn(from, path)) })
}

/** The first part of a path below a folder. */
function nameIn(folder: string, path: string): string {
  return path.slice(folder.length + 1).split(/[\\/]/)[0] ?? ''
}

function copyAll(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true })
}
