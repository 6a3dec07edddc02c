import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson } from '../../../definition/shape/parse-json.ts'
import { isSealedFile, type SealedFile } from './sealed-files.ts'

/**
 * What Qianbi keeps beside the database: that a store was finished here, and, as long as nobody has it open, which files it was closed with. A store of
 * an older edition, or one whose process was ended, has no such list; a store without the marker was never finished or is older than the marker.
 */
export interface StoreMarker {
  /** Closed in order: what every file of the database was like. */
  readonly files: readonly SealedFile[] | undefined
  /**
   * Open, or ended: how long its tables and indexes were when it was opened, on the disk by then. As long as one keeps its file it never becomes shorter.
   */
  readonly least?: readonly SealedFile[] | undefined
}

const name = 'store.json'

/** The marker; undefined where there is none, or none that can be read: nothing is lost with it. */
export function readMarker(folder: string): StoreMarker | undefined {
  try {
    const found: unknown = parseJson(readFileSync(join(folder, name), 'utf8'))
    if (typeof found !== 'object' || found === null || Reflect.get(found, 'format') !== 1) return undefined
    return { files: filesOf(found, 'files'), least: filesOf(found, 'least') }
  } catch {
    return undefined
  }
}

function filesOf(marker: object, name: string): readonly SealedFile[] | undefined {
  const files: unknown = Reflect.get(marker, name)
  return Array.isArray(files) && files.every(isSealedFile) ? files : undefined
}

/** The marker by its name, readable or not: a store was finished where it lies. */
export function isMarker(file: string): boolean {
  return file === name
}

/** A marker that a full disk or a power cut did not let be finished. */
export function isMarkerDraft(file: string): boolean {
  return file === `${name}.new`
}

/** On the disk before it returns: what is changed next in the database must never be held against an older list. */
export function writeMarker(folder: string, marker: StoreMarker): void {
  const draft = join(folder, `${name}.new`)
  writeFileSync(draft, JSON.stringify({ format: 1, ...marker }), { mode: 0o600 })
  flush(draft)
  renameSync(draft, join(folder, name))
  flush(folder)
}

function flush(path: string): void {
  // Windows opens no folders, and keeps their entries without being asked.
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
