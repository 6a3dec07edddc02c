import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { addKey, readKeys } from './key-file.ts'
import { secretsOf } from './secrets-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'qianbi-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
const place = { town: '999901101', table: 'second_factor', row: 'a', column: 'secret' }

it('a new key stands before the older ones, for its owner alone, and what was open knows it when it is met', () => {
  const path = join(folder, 'secret.key')
  addKey(path)
  const [first] = readKeys(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const running = secretsOf({ QIANBI_SECRET_KEY: path })
  addKey(path)
  expect(readKeys(path)[1]).toEqual(first)
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3)
  const kept = secretsOf({ QIANBI_SECRET_KEY: path })?.seal('秘密', place) ?? ''
  expect(running?.open(kept, place)).toBe('秘密')
})

it('a key for SM4 says so in its line, stands beside others, and seals by those ciphers', () => {
  const path = join(folder, 'sm.key')
  addKey(path)
  const older = secretsOf({ QIANBI_SECRET_KEY: path })?.seal('秘密', place) ?? ''
  addKey(path, 'sm4')
  expect(readKeys(path).map(({ suite }) => suite)).toEqual(['sm4', 'aes'])
  expect(readFileSync(path, 'utf8').split('\n')[0]).toMatch(/^qianbi-key-1 \S{44} sm4$/)
  const box = secretsOf({ QIANBI_SECRET_KEY: path })
  expect([box?.open(older, place), box?.isCurrent(older)]).toEqual(['秘密', false])
  expect(box?.open(box.seal('新的', place), place)).toBe('新的')
  writeFileSync(path, readFileSync(path, 'utf8').replace(' sm4', ' sm5'))
  expect(() => readKeys(path)).toThrow(expect.objectContaining({ code: 'invalid' }))
})

it('what is no file of keys is refused, and no name is no box', () => {
  const path = join(folder, 'other')
  expect(() => readKeys(path)).toThrow(expect.objectContaining({ code: 'not-found' }))
  writeFileSync(path, 'qianbi-key-1 short\n')
  expect(() => readKeys(path)).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(secretsOf({})).toBeUndefined()
  expect(secretsOf({ QIANBI_SECRET_KEY: '' })).toBeUndefined()
})
