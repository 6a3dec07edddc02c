import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { copyFolder } from './copy-folder.ts'

it('copies every file with its mode, an empty folder and one over another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-copy-'))
  try {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')]
    mkdirSync(join(from, 'base', 'empty'), { recursive: true })
    writeFileSync(join(from, 'base', '1'), 'one')
    chmodSync(join(from, 'base', '1'), 0o600)
    expect(copyFolder(from, to)).toBe(to)
    writeFileSync(join(to, 'base', '1'), 'own')
    expect(readFileSync(join(from, 'base', '1'), 'utf8')).toBe('one')
    copyFolder(from, to)
    expect(readFileSync(join(to, 'base', '1'), 'utf8')).toBe('one')
    expect(statSync(join(to, 'base', 'empty')).isDirectory()).toBe(true)
    if (process.platform !== 'win32') expect(statSync(join(to, 'base', '1')).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
