import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Refusal } from '../../refusal.ts'
import { findFolderHolder, lockFolder } from './folder-lock.ts'
import { describeThisProcess } from './holder-process.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qianbi-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const holding = (changes: object) =>
  writeFileSync(
    join(folder, 'lock.3'),
    JSON.stringify({ ...describeThisProcess(), since: '2021-01-04T00:00:00Z', released: false, ...changes }),
  )
const held = () => readdirSync(folder).filter((name) => name.startsWith('lock.'))

it('refuses a folder that is held, naming process, time and address', () => {
  const lock = lockFolder(folder)
  lock.announce('http://127.0.0.1:8080')
  expect(() => lockFolder(folder)).toThrow(Refusal)
  expect(() => lockFolder(folder)).toThrow(new RegExp(`进程号 ${process.pid}.*http://127.0.0.1:8080`))
  expect(findFolderHolder(folder)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:8080' })
  lock.release()
  expect(findFolderHolder(folder)).toBeUndefined()
  lockFolder(folder).release()
})

it('takes over from a process that is gone, from another boot, and from one whose number was given out again', () => {
  for (const changes of [{ pid: 2 ** 22 + 1 }, { boot: 'another' }, { startTicks: '1' }]) {
    holding(changes)
    expect(findFolderHolder(folder)).toBeUndefined()
    lockFolder(folder).release()
    expect(held()).toEqual(['lock.4'])
    rmSync(join(folder, 'lock.4'))
  }
})

it('believes the heartbeat of a holder in another container', () => {
  holding({ namespace: 'pid:[1]', pid: 1 })
  expect(() => lockFolder(folder)).toThrow(Refusal)
})

it('takes over a lock that a power cut left empty', () => {
  writeFileSync(join(folder, 'lock.3'), '')
  lockFolder(folder).release()
  expect(held()).toEqual(['lock.4'])
})

it('leaves one file, and no draft', () => {
  lockFolder(folder).release()
  const lock = lockFolder(folder)
  expect(readdirSync(folder)).toEqual(['lock.2'])
  expect(JSON.parse(readFileSync(join(folder, 'lock.2'), 'utf8'))).toMatchObject({ pid: process.pid, released: false })
  lock.release()
})

it('holds the folder by whatever path it is reached, and wherever it is moved', () => {
  const [original, link, moved] = ['original', 'link', 'moved'].map((name) => join(folder, name))
  mkdirSync(original ?? '')
  symlinkSync(original ?? '', link ?? '')
  const lock = lockFolder(original ?? '')
  expect(() => lockFolder(link ?? '')).toThrow(Refusal)
  renameSync(original ?? '', moved ?? '')
  expect(() => lockFolder(moved ?? '')).toThrow(Refusal)
  lock.announce('http://127.0.0.1:8080')
  lock.release()
})

it('does not hold a copy of the folder that it was made in', () => {
  const [original, copy] = [join(folder, 'original'), join(folder, 'copy')]
  mkdirSync(original)
  const lock = lockFolder(original)
  cpSync(original, copy, { recursive: true, preserveTimestamps: true })
  expect(findFolderHolder(copy)).toBeUndefined()
  const own = lockFolder(copy)
  expect(() => lockFolder(copy)).toThrow(Refusal)
  expect(() => lockFolder(original)).toThrow(Refusal)
  own.release()
  lock.release()
  expect(readdirSync(copy).every((name) => name.startsWith('lock.'))).toBe(true)
})
