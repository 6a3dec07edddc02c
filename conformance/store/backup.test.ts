import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { dumpStore, type EngineOptions, openEngine } from '../../src/kernel/index.ts'
import { createTestDatabase } from '../../src/kernel/storage/testing.ts'
import { prepareStore, runHere, runIn, temporaryFolder } from './prepared-store.ts'

const folder = temporaryFolder()
const data = join(folder, 'data')
const kept = join(folder, 'kept', '备份.qianbi')
let whole: string

beforeAll(async () => {
  for (const name of ['kept', 'others']) mkdirSync(join(folder, name))
  await prepareStore(data)
  whole = await verified({}, '--data', data)
  const { status, notes } = await runHere('backup', kept, '--data', data)
  expect(status, notes).toBe(0)
})

async function verified(environment: Readonly<Record<string, string>>, ...place: string[]): Promise<string> {
  const { status, result, notes } = await runIn(environment, 'verify', ...place, '--json')
  expect(status, notes).toBe(0)
  return result
}

/** The digest of all that a store holds. */
async function digestOf(place: EngineOptions): Promise<string> {
  const engine = await openEngine(place)
  try {
    return (await dumpStore(engine, async () => {})).digest
  } finally {
    await engine.close()
  }
}

describe('a backup', () => {
  it('is a file for its owner alone that tells nothing without its key', () => {
    const bytes = readFileSync(kept)
    for (const word of ['竹溪镇', '瓦窑山村', 'ledger_village', 'admin']) expect(bytes.includes(Buffer.from(word)), word).toBe(false)
    for (const file of [kept, `${kept}.key`]) expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'kept')).sort()).toEqual(['备份.qianbi', '备份.qianbi.key'])
  })

  it('comes back as it was, and without anybody signed in', async () => {
    const back = join(folder, 'back')
    const { status, result, notes } = await runHere('restore', kept, '--data', back)
    expect(status, notes).toBe(0)
    expect(result).toContain('竹溪镇')
    expect(await verified({}, '--data', back)).toBe(whole)
    expect(await digestOf({ data: back, access: 'read' })).toBe(await digestOf({ data, access: 'read' }))
    const { result: found } = await runHere('indicator', '户籍人口数', '--period', '2020', '--data', back, '--json')
    expect(JSON.parse(found).value).toBe('1800')
  })

  it('is made of a store that somebody has open, by a key that lies elsewhere', async () => {
    const open = join(folder, 'open')
    const [key, file] = [join(folder, '钥匙'), join(folder, 'others', '开着.qianbi')]
    await prepareStore(open)
    const engine = await openEngine({ data: open })
    try {
      const { status, notes } = await runHere('backup', file, '--key', key, '--data', open)
      expect(status, notes).toBe(0)
      expect(notes).toContain('铅笔正在运行')
    } finally {
      await engine.close()
    }
    expect(existsSync(`${file}.key`)).toBe(false)
    const without = await runHere('restore', file, '--data', join(folder, 'no-key'))
    expect([without.status, without.notes]).toEqual([1, expect.stringContaining('没有密钥文件')])
    expect((await runIn({ QIANBI_BACKUP_KEY: key }, 'restore', file, '--data', join(folder, 'open-back'))).status).toBe(0)
    expect(await verified({}, '--data', join(folder, 'open-back'))).toBe(whole)
    for (const place of [folder, join(folder, 'others')]) expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it.runIf(inject('testServer') !== '')('goes to the other engine and back with equal digests', async () => {
    const { url } = await createTestDatabase(inject('testServer'))
    const there = { DATABASE_URL: url }
    const { status, notes } = await runIn(there, 'restore', kept)
    expect(status, notes).toBe(0)
    expect(await verified(there)).toBe(whole)
    const digest = await digestOf({ data, access: 'read' })
    expect(await digestOf({ url })).toBe(digest)
    const file = join(folder, 'others', '彼.qianbi')
    expect((await runIn(there, 'backup', file)).status).toBe(0)
    expect((await runHere('restore', file, '--data', join(folder, 'again'))).status).toBe(0)
    expect(await digestOf({ data: join(folder, 'again'), access: 'read' })).toBe(digest)
    const twice = await runIn(there, 'restore', kept)
    expect([twice.status, twice.notes]).toEqual([1, expect.stringContaining('已经有铅笔的数据')])
    expect(await verified(there)).toBe(whole)
  })
})

describe('what is no whole backup', () => {
  const damages: readonly (readonly [what: string, damage: (file: string) => void, said: string])[] = [
    ['a byte in the middle', (file) => flip(file, Math.floor(statSync(file).size / 2)), '被改动过'],
    ['its last byte', (file) => flip(file, statSync(file).size - 1), '被改动过'],
    ['half of it gone', (file) => truncateSync(file, Math.floor(statSync(file).size / 2)), '不完整'],
    ['its last byte gone', (file) => truncateSync(file, statSync(file).size - 1), '不完整'],
    ['something behind its end', (file) => writeFileSync(file, 'x', { flag: 'a' }), '末尾之后'],
    ['nothing in it', (file) => truncateSync(file, 0), '不是铅笔的备份文件'],
    ['another kind of file', (file) => writeFileSync(file, 'PK\u0003\u0004'), '不是铅笔的备份文件'],
    ['another key', (file) => writeFileSync(`${file}.key`, `qianbi-key-1 ${'A'.repeat(43)}=\n`), '密钥不对'],
    ['a key that is none', (file) => writeFileSync(`${file}.key`, 'secret'), '不是铅笔的密钥文件'],
  ]

  it.each(damages)('is refused and leaves nothing behind: %s', async (what, damage, said) => {
    const file = join(folder, 'others', `坏 ${damages.findIndex(([one]) => one === what)}.qianbi`)
    copyFileSync(kept, file)
    copyFileSync(`${kept}.key`, `${file}.key`)
    damage(file)
    const to = join(folder, 'nowhere')
    const { status, notes } = await runHere('restore', file, '--data', to)
    expect(status, notes).toBe(1)
    expect(notes).toContain(said)
    expect(existsSync(to)).toBe(false)
  })

  it('is refused where something lies already, and written over nothing', async () => {
    const again = await runHere('backup', kept, '--data', data)
    expect([again.status, again.notes]).toEqual([1, expect.stringContaining('没有覆盖')])
    const over = await runHere('restore', kept, '--data', data)
    expect([over.status, over.notes]).toEqual([1, expect.stringContaining('已有别的东西')])
    expect(await verified({}, '--data', data)).toBe(whole)
    const nowhere = await runHere('backup', join(folder, 'none', 'x.qianbi'), '--data', data)
    expect([nowhere.status, nowhere.notes]).toEqual([1, expect.stringContaining('没有文件夹')])
    const empty = await runHere('backup', join(folder, 'others', '空.qianbi'), '--data', join(folder, 'empty'))
    expect(empty.status).toBe(1)
    expect(existsSync(join(folder, 'others', '空.qianbi.key'))).toBe(false)
  })
})

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(file, bytes)
}
