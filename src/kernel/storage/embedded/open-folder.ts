import { existsSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refusal } from '../../refusal.ts'
import type { StoreAccess } from '../types.ts'
import { isDiskFull } from './disk-space.ts'
import { damagedRefusal, type FileFault, unopenedRefusal } from './file-fault.ts'
import { type FolderLock, isLockFile, lockFolder } from './folder-lock.ts'
import { closeToOthers } from './folder-modes.ts'
import { findMissingTable, sizesOf } from './missing-table.ts'
import { findLostLog, keepNewest, readNewest } from './newest-state.ts'
import { findChangedFile, isRelationFile, listRelationFiles, listSealedFiles } from './sealed-files.ts'
import { findNoLog, findSkeletonFault } from './skeleton.ts'
import { isMarker, isMarkerDraft, readMarker, writeMarker } from './store-marker.ts'
import type { EmbeddedDatabase, EmbeddedOptions } from './types.ts'

export interface FolderOptions {
  readonly folder: string
  readonly access: StoreAccess
  /** Told what the person at the machine should know of the folder. */
  readonly onNote?: ((message: string) => void) | undefined
  readonly open: (options: EmbeddedOptions) => Promise<EmbeddedDatabase>
}

export interface OpenFolder {
  readonly database: EmbeddedDatabase
  readonly lock: FolderLock
  /** What was kept of its newest state when it was opened. */
  readonly told: ReadonlyMap<string, number>
  /** Keeps what a committed write has told. */
  keepTold(told: ReadonlyMap<string, number>): void
  /** Keeps how long tables and indexes are, behind a checkpoint: the log no longer tells what they held before it. */
  keepLengths(): void
  isFull(): boolean
  /** Closes the database and leaves the list of its files; `trusted` is false when it is not known whether all of it was written. */
  close(trusted: boolean): Promise<void>
}

/**
 * Opens the database of a data folder, for this process alone. Only `create` makes one, and only where nothing lies; anything else opens what is there
 * and whole, or refuses: `not-found` where there is no store, `damaged` with the file that is missing or cut, `locked`, `not-permitted`.
 */
export async function openFolder(options: FolderOptions): Promise<OpenFolder> {
  const { folder, access } = options
  if (isLink(databaseOf(folder))) throw linkRefusal(databaseOf(folder))
  const creates = prepare(folder, access)
  const lock = lockFolder(folder)
  try {
    const note = closeToOthers(folder)
    if (note !== undefined) options.onNote?.(note)
    const { told } = readNewest(folder)
    const database = await openChecked(options, creates)
    const newest = keepNewest(folder, databaseOf(folder))
    return {
      database,
      lock,
      told,
      keepTold: newest.keep,
      keepLengths: () => writeMarker(folder, { files: undefined, least: listRelationFiles(databaseOf(folder)) }),
      isFull: () => isDiskFull(folder),
      close: async (trusted) => {
        try {
          await database.close()
          newest.close()
          closeToOthers(folder)
          if (trusted) writeMarker(folder, { files: listSealedFiles(databaseOf(folder)) })
        } catch (error) {
          // Whatever was acknowledged is in the log already, and is taken from there at the next start.
          throw isDiskFull(folder) ? fullRefusal(folder, error) : error
        } finally {
          lock.release()
        }
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Whether a database is to be made; the folder is there afterwards. */
function prepare(folder: string, access: StoreAccess): boolean {
  if (existsSync(databaseOf(folder))) return false
  const names = existsSync(folder) ? readdirSync(folder) : []
  if (names.some(isMarker)) throw damagedRefusal(folder, { path: '', fault: 'missing' })
  if (access !== 'create')
    throw new Refusal('not-found', `${resolve(folder)} 里还没有数据。先用 qianbi init 建一个乡镇，或用 qianbi demo 装入演示数据。`)
  const others = names.filter((name) => !isNothing(name))
  if (others.length > 0) {
    const some = `${others.slice(0, 3).join('、')}${others.length > 3 ? ' 等' : ''}`
    throw new Refusal('invalid', `${resolve(folder)} 里已有别的东西（${some}），不是铅笔的数据文件夹。请换一个空的或还没有的文件夹。`)
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return true
}

/** What a system lays into an empty folder by itself, or a creation that was broken off has left. */
function isNothing(name: string): boolean {
  return isLockFile(name) || isMarkerDraft(name) || ['database.new', 'lost+found', '.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(name)
}

async function openChecked({ folder, access, open }: FolderOptions, creates: boolean): Promise<EmbeddedDatabase> {
  const place = databaseOf(folder)
  // Before us somebody else may have made it.
  const isNew = creates && !existsSync(place)
  const marker = isNew ? undefined : readMarker(folder)
  const sealed = marker?.files
  const fault = isNew
    ? undefined
    : (findFault(place, sealed) ?? (sealed === undefined ? findLostLog(place, readNewest(folder)) : undefined) ?? findNoLog(place))
  if (fault !== undefined) throw damagedRefusal(folder, fault)
  // From here on the files change, also for a reader: the database writes its log and its control file.
  const least = sealed?.filter(isRelationFile) ?? marker?.least ?? []
  if (!isNew) writeMarker(folder, { files: undefined, least })
  // The recovery may make a file as long as it was, with nothing in what was cut. Whose list of files was held against them has been looked at already.
  const before = sealed === undefined ? sizesOf(place, least) : undefined
  const database = await openIn(folder, () => open({ folder: place, create: isNew, readOnly: access === 'read' }))
  if (isNew) writeMarker(folder, { files: undefined })
  if (isNew || before === undefined) return database
  const missing = await findMissingTable(database, place, { least, before })
  if (missing === undefined) {
    // The recovery has put all of it on the disk: what was written by the process that ended counts from now on.
    writeMarker(folder, { files: undefined, least: listRelationFiles(place) })
    return database
  }
  await database.close()
  throw damagedRefusal(folder, missing)
}

async function openIn(folder: string, open: () => Promise<EmbeddedDatabase>): Promise<EmbeddedDatabase> {
  try {
    return await open()
  } catch (error) {
    // What the disk says (full, read-only, no right) is explained by whoever called; the rest is the database's own word.
    if (isDiskFull(folder)) throw fullRefusal(folder, error)
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
    throw typeof code === 'string' && /^E[A-Z]+$/.test(code) ? error : unopenedRefusal(folder, error)
  }
}

/** The lock and the marker lie beside the database: one that two folders point to would be open twice. */
function isLink(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

function linkRefusal(place: string): Refusal {
  return new Refusal(
    'wrong-state',
    `${resolve(place)} 是一个链接，铅笔不从链接里打开数据库。要换一块磁盘，请把整个数据文件夹移过去，再用 --data 指明新的地方。`,
  )
}

function fullRefusal(folder: string, cause: unknown): Refusal {
  return new Refusal('unavailable', `数据文件夹 ${resolve(folder)} 所在的磁盘满了；以前保存的都在。请腾出空间以后再运行铅笔。`, { cause })
}

function findFault(place: string, sealed: ReturnType<typeof listSealedFiles> | undefined): FileFault | undefined {
  if (!statSync(place).isDirectory()) return { path: '', fault: 'changed' }
  return findSkeletonFault(place) ?? (sealed === undefined ? undefined : findChangedFile(place, sealed))
}

function databaseOf(folder: string): string {
  return join(folder, 'database')
}
