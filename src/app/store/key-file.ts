import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { Refusal } from '../../kernel/refusal.ts'
import type { Suite } from '../../kernel/storage/sealing/cipher-suite.ts'
import { makeStoreKey, readStoreKey, type StoreKey, writeStoreKey } from '../../kernel/storage/sealing/store-key.ts'
import { explainFileError } from './explain-file-error.ts'

const form = /^qianbi-key-1 ([A-Za-z0-9+/]{43}=)\s*$/

/** The key of a file: the one that was named, else the one that lies beside the backup. */
export function keyPathOf(file: string, named: string | undefined): string {
  return named ?? `${file}.key`
}

/** Refuses with `not-found` or `invalid`. */
export function readKey(path: string): Uint8Array {
  if (!existsSync(path)) throw new Refusal('not-found', `没有密钥文件 ${path}。请用 --key 写明密钥文件在哪里。`)
  const [, key] = form.exec(readText(path)) ?? []
  if (key === undefined) throw new Refusal('invalid', `${path} 不是铅笔的密钥文件。`)
  return Buffer.from(key, 'base64')
}

/** The key in the file, which is made when there is none, for its owner alone. */
export function ensureKey(path: string): { readonly key: Uint8Array; readonly isNew: boolean } {
  if (existsSync(path)) return { key: readKey(path), isNew: false }
  const key = randomBytes(32)
  try {
    writeFileSync(path, `qianbi-key-1 ${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw explainFileError(error, `写不了密钥文件 ${path}`)
  }
  return { key, isNew: true }
}

const sealingForm = /^qianbi-key-1 (\S+(?: \S+)?)\s*$/

/**
 * The keys of a file, a line each, the newest first; `sm4` behind a key says that it seals by SM4 and SM3. Refuses with `not-found` or `invalid`.
 */
export function readKeys(path: string): readonly StoreKey[] {
  if (!existsSync(path)) throw new Refusal('not-found', `没有密钥文件 ${path}（QIANBI_SECRET_KEY）。`)
  const keys = readText(path)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => readStoreKey(sealingForm.exec(line)?.[1] ?? ''))
  const known = keys.flatMap((key) => key ?? [])
  if (known.length === 0 || known.length < keys.length) throw new Refusal('invalid', `${path} 不是铅笔的密钥文件。`)
  return known
}

/** Puts a new key for these ciphers before those of the file, which is made when there is none; the file is whole at every moment. Older keys stay: what they sealed is in backups. */
export function addKey(path: string, suite: Suite = 'aes'): void {
  const older = existsSync(path) ? readKeys(path) : []
  const lines = [makeStoreKey(suite), ...older].map((key) => `qianbi-key-1 ${writeStoreKey(key)}\n`)
  try {
    writeFileSync(`${path}.new`, lines.join(''), { mode: 0o600, flag: 'wx', flush: true })
    renameSync(`${path}.new`, path)
  } catch (error) {
    throw explainFileError(error, `写不了密钥文件 ${path}`)
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw explainFileError(error, `读不了密钥文件 ${path}`)
  }
}
