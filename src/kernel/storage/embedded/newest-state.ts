import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { count, mapOf, object, text } from '../../../definition/shape/shape.ts'
import type { FileFault } from './file-fault.ts'

/**
 * How far a store has come, kept beside its database: written behind each commit and never ahead of one, without waiting for the disk. The database takes the
 * end of a log that has lost its last part for the end of all; what is known here tells that something acknowledged is gone.
 */
export interface NewestState {
  /** What whoever wrote has told of the state that it left, by name. */
  readonly told: ReadonlyMap<string, number>
  /** The newest file of the write-ahead log. */
  readonly log: string
}

const name = 'newest.json'
const kept = object({ told: mapOf(count), log: text })

/** What was kept; nothing where there is nothing, or nothing that can be read after a power cut. */
export function readNewest(folder: string): NewestState {
  try {
    const { told, log } = parseShape(kept, readFileSync(join(folder, name), 'utf8'), name)
    return { told: new Map(Object.entries(told)), log }
  } catch {
    return { told: new Map(), log: '' }
  }
}

/** The fault of a log whose newest file is older than the newest that there was. Looked at before the database takes the log for whole. */
export function findLostLog(database: string, { log }: NewestState): FileFault | undefined {
  return newestLog(database) < log ? { path: `pg_wal/${log}`, fault: 'missing' } : undefined
}

export interface NewestKeeper {
  /** Adds what was told; a full disk keeps nothing, and loses nothing by that. */
  keep(told: ReadonlyMap<string, number>): void
  close(): void
}

/** Keeps the newest state from now on. */
export function keepNewest(folder: string, database: string): NewestKeeper {
  const told = new Map(readNewest(folder).told)
  let descriptor: number | undefined
  let longest = 0
  const open = (): number => {
    const path = join(folder, name)
    // Never emptied first: whoever is ended between would have kept nothing.
    descriptor ??= openSync(path, existsSync(path) ? 'r+' : 'w', 0o600)
    return descriptor
  }
  const write = (): void => {
    const line = JSON.stringify({ told: Object.fromEntries(told), log: newestLog(database) })
    // In its place: what was longer before ends in spaces.
    longest = Math.max(longest, line.length, fstatSync(open()).size)
    writeSync(open(), line.padEnd(longest), 0)
  }
  const tryToWrite = (): void => {
    try {
      write()
    } catch {
      // What is acknowledged is in the log.
    }
  }
  tryToWrite()
  return {
    keep(more) {
      for (const [one, mark] of more) told.set(one, mark)
      tryToWrite()
    },
    close() {
      tryToWrite()
      if (descriptor !== undefined) closeSync(descriptor)
    },
  }
}

function newestLog(database: string): string {
  const place = join(database, 'pg_wal')
  const files = existsSync(place) ? readdirSync(place).filter((file) => /^[0-9A-F]{24}$/.test(file)) : []
  return files.sort().at(-1) ?? ''
}
