import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { unpackDatabase } from './empty-database.ts'
import { packFolder } from './pack-empty-database.ts'

it('comes out of its pack with every file and empty folder, for its owner alone', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'qianbi-empty-'))
  try {
    const [from, file, to] = [join(scratch, 'from'), join(scratch, 'empty.zip'), join(scratch, 'to')]
    mkdirSync(join(from, 'base', '5'), { recursive: true })
    mkdirSync(join(from, 'pg_notify'))
    writeFileSync(join(from, 'PG_VERSION'), '18\n', { mode: 0o644 })
    writeFileSync(join(from, 'base', '5', '1259'), Buffer.alloc(8192, 7))
    writeFileSync(file, packFolder(from))
    unpackDatabase(file, to)
    expect(readFileSync(join(to, 'PG_VERSION'), 'utf8')).toBe('18\n')
    expect(readFileSync(join(to, 'base', '5', '1259'))).toEqual(Buffer.alloc(8192, 7))
    expect(statSync(join(to, 'pg_notify')).isDirectory()).toBe(true)
    if (process.platform === 'win32') return
    const modes = ['.', 'base', 'base/5', 'pg_notify', 'PG_VERSION', 'base/5/1259'].map((name) => statSync(join(to, name)).mode & 0o777)
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o700, 0o600, 0o600])
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
})
