import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileFault } from './file-fault.ts'

/** A page of every file that the database keeps in pages. */
const page = 8_192
const segment = 16 * 1024 * 1024

/**
 * The first of the files no database can be without that is missing or cut, of a store that was not closed in order and so has no list of its files.
 * Without `PG_VERSION` the embedded database would make a new one over what is there; without the others it ends, or takes transactions for undone.
 */
export function findSkeletonFault(database: string): FileFault | undefined {
  const size = (path: string): number | undefined => statSync(join(database, path), { throwIfNoEntry: false })?.size
  const least = (path: string, bytes: number): FileFault | undefined => {
    const found = size(path)
    if (found === undefined) return { path, fault: 'missing' }
    if (found === 0) return { path, fault: 'empty' }
    return found < bytes ? { path, fault: 'short' } : undefined
  }
  const pages = (path: string): FileFault | undefined =>
    least(path, page) ?? ((size(path) ?? 0) % page === 0 ? undefined : { path, fault: 'short' })
  const databases = listNames(join(database, 'base')).filter((name) => /^\d+$/.test(name))
  const checks: (() => FileFault | undefined)[] = [
    () => least('PG_VERSION', 3),
    () => versionFault(database, 'PG_VERSION'),
    ...['postgresql.conf', 'pg_hba.conf', 'pg_ident.conf'].map((path) => () => least(path, 1_000)),
    () => pages('global/pg_control'),
    () => controlFault(database),
    () => least('global/pg_filenode.map', 512),
    ...['1', '4', '5'].map((oid) => () => (databases.includes(oid) ? undefined : missingFolder(`base/${oid}`))),
    ...databases.flatMap((oid) => [
      () => least(`base/${oid}/PG_VERSION`, 3),
      () => versionFault(database, `base/${oid}/PG_VERSION`),
      () => least(`base/${oid}/pg_filenode.map`, 512),
    ]),
    () => logFault(database),
    () => (listNames(join(database, 'pg_xact')).length === 0 ? { path: 'pg_xact/0000', fault: 'missing' } : undefined),
    ...['pg_xact', 'pg_multixact/offsets', 'pg_multixact/members'].flatMap((folder) => {
      const names = listNames(join(database, folder))
      return (names.length === 0 ? ['0000'] : names).map((name) => () => pages(`${folder}/${name}`))
    }),
  ]
  for (const check of checks) {
    const fault = check()
    if (fault !== undefined) return fault
  }
  return undefined
}

function missingFolder(path: string): FileFault {
  return { path: `${path}/PG_VERSION`, fault: 'missing' }
}

function versionFault(database: string, path: string): FileFault | undefined {
  return /^\d+\n?$/.test(readFileSync(join(database, path), 'utf8')) ? undefined : { path, fault: 'changed' }
}

/** It begins with the number of the cluster, and the version of itself; the database checks the rest by a sum. */
function controlFault(database: string): FileFault | undefined {
  const path = 'global/pg_control'
  const begin = Buffer.alloc(12)
  const descriptor = openSync(join(database, path), 'r')
  try {
    readSync(descriptor, begin, 0, begin.length, 0)
  } finally {
    closeSync(descriptor)
  }
  return begin.readBigUInt64LE(0) === 0n || begin.readUInt32LE(8) === 0 ? { path, fault: 'changed' } : undefined
}

/** That there is no log at all, where neither a list of files nor what was kept of the newest says which one is missing. */
export function findNoLog(database: string): FileFault | undefined {
  return listSegments(database).length === 0 ? { path: 'pg_wal/…', fault: 'missing' } : undefined
}

function listSegments(database: string): readonly string[] {
  return listNames(join(database, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name))
}

function logFault(database: string): FileFault | undefined {
  for (const name of listSegments(database)) {
    const { size } = statSync(join(database, 'pg_wal', name))
    if (size !== segment) return { path: `pg_wal/${name}`, fault: size === 0 ? 'empty' : 'short' }
  }
  return undefined
}

function listNames(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
