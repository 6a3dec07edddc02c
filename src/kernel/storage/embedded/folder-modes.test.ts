import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeToOthers } from './folder-modes.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qianbi-modes-'))
  mkdirSync(join(folder, 'database'))
  writeFileSync(join(folder, 'database', 'PG_VERSION'), '18')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const mode = (...path: string[]) => (statSync(join(folder, ...path)).mode & 0o777).toString(8)

describe.skipIf(process.platform === 'win32')('the modes of a data folder', () => {
  it('are mended, and it is said that others could have written', () => {
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'database'), 0o755)
    chmodSync(join(folder, 'database', 'PG_VERSION'), 0o666)
    expect(closeToOthers(folder)).toMatch(/别的用户也能改.*qianbi verify/)
    expect([mode(), mode('database'), mode('database', 'PG_VERSION')]).toEqual(['700', '700', '600'])
  })

  it('are mended without a word when others could only read', () => {
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'database', 'PG_VERSION'), 0o644)
    expect(closeToOthers(folder)).toBeUndefined()
    expect([mode(), mode('database', 'PG_VERSION')]).toEqual(['700', '600'])
  })
})
