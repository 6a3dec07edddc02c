import {
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '../../src/kernel/index.ts'
import { copyFolder } from '../../src/kernel/storage/testing/copy-folder.ts'
import { rounds } from '../rounds.ts'
import { prepareStore, readFacts, runHere, type StoreFacts, template, temporaryFolder, traceOf, villages } from './prepared-store.ts'

const folder = temporaryFolder()
const data = join(folder, 'data')
const aside = join(folder, 'aside')
const [table, report] = [join(folder, '村.csv'), join(folder, '报告.md')]

const relations = {
  'a catalogue of tables': 'pg_class',
  'a catalogue of columns': 'pg_attribute',
  'the list of databases': 'pg_database',
  'the users': 'pg_authid',
  "a ledger's table": 'ledger_village',
  "a ledger's index": 'ledger_village_pkey',
  'the entries of the chain': 'audit_entry',
  'the head of the chain': 'audit_head',
  'the book of shapes': 'stored_shape',
  'stored definitions': 'definition_version',
} as const

/** One file of each kind that a store is made of. */
const fixed = {
  'the version': 'PG_VERSION',
  'the control file': 'global/pg_control',
  'the map of shared files': 'global/pg_filenode.map',
  "a database's version": 'base/5/PG_VERSION',
  "a database's map": 'base/5/pg_filenode.map',
  "a template's version": 'base/1/PG_VERSION',
  'the settings': 'postgresql.conf',
  'the rights of connections': 'pg_hba.conf',
  'the names of users': 'pg_ident.conf',
  'the states of transactions': 'pg_xact/0000',
  'the offsets of shared locks': 'pg_multixact/offsets/0000',
  'the members of shared locks': 'pg_multixact/members/0000',
} as const

const damages = {
  missing: (path: string) => rmSync(path),
  empty: (path: string) => truncateSync(path, 0),
  'cut in half': (path: string) => {
    const descriptor = openSync(path, 'r+')
    ftruncateSync(descriptor, Math.floor(statSync(path).size / 2))
    closeSync(descriptor)
  },
} as const

const commands = {
  verify: ['verify'],
  export: ['export', '村', '-o', join(folder, 'out.csv')],
  indicator: ['indicator', '行政村数', '--period', '2020'],
  compile: ['report', 'compile', report],
  trace: ['report', 'trace', report, '1'],
  import: ['import', '村', table],
  serve: ['serve', '--port', '0'],
  init: ['init', '--town', '999901103', '--name', '柳溪镇'],
  demo: ['demo'],
} as const

/** Of the commands one for each file and damage, in turn, so that each meets every damage; all of them in a whole run. */
function takenAt(place: number): readonly (readonly [name: string, args: readonly string[]])[] {
  const all = Object.entries(commands)
  const taken = rounds({ sample: 1, whole: all.length })
  const first = place * taken
  return all.filter((_, index) => (index + all.length - (first % all.length)) % all.length < taken)
}

let facts: StoreFacts
let kinds: readonly (readonly [kind: string, path: string])[]
let whole: string

beforeAll(async () => {
  writeFileSync(table, `${villages}\r\n999901102203,石桥村,100,300`)
  writeFileSync(report, template)
  await prepareStore(data)
  facts = await readFacts(data, Object.values(relations))
  const first = (pattern: RegExp) => {
    const name = readdirSync(join(data, 'database', 'base', '5')).find((one) => pattern.test(one)) ?? ''
    return `base/5/${name}`
  }
  const log = readdirSync(join(data, 'database', 'pg_wal'))
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort()
  kinds = [
    ...Object.entries(fixed),
    ...Object.entries(relations).map(([kind, name]) => [kind, facts.files.get(name) ?? ''] as const),
    ['a map of free space', first(/_fsm$/)],
    ['a map of what is visible', first(/_vm$/)],
    ['a segment of the log', `pg_wal/${log.at(-1)}`],
  ]
  whole = await verified(data)
})

async function verified(store: string): Promise<string> {
  const { status, result, notes } = await runHere('verify', '--data', store, '--json')
  expect(status, notes).toBe(0)
  return result
}

/** Damages a file, does the work, and puts the file back. */
async function withDamage(store: string, path: string, damage: keyof typeof damages, work: () => Promise<void>): Promise<void> {
  const file = join(store, 'database', path)
  const { atime, mtime } = statSync(file)
  copyFileSync(file, aside)
  damages[damage](file)
  try {
    await work()
  } finally {
    copyFileSync(aside, file)
    utimesSync(file, atime, mtime)
  }
}

describe('a store that was closed in order', () => {
  for (const [turn, damage] of (['missing', 'empty', 'cut in half'] as const).entries())
    it(`is opened by no command and touched by none while one of its files is ${damage}`, async () => {
      for (const [place, [kind, path]] of kinds.entries()) {
        if (statSync(join(data, 'database', path)).size === 0) throw new Error(`${kind} (${path}) is empty to begin with`)
        await withDamage(data, path, damage, async () => {
          const before = traceOf(data)
          for (const [name, args] of takenAt(place + turn)) {
            const { status, notes } = await runHere(...args, '--data', data)
            const said = `${name} while ${kind} (${path}) is ${damage}: ${notes}`
            expect(status, said).toBe(1)
            expect(notes, said).toContain(`database/${path}`)
            expect(notes, said).toContain('备份')
          }
          expect(traceOf(data), `${kind} ${damage}`).toEqual(before)
        })
      }
      expect(await verified(data)).toBe(whole)
      expect((await readFacts(data, [])).head).toBe(facts.head)
    })

  it('opens without the marker and without the lock, whatever was left of them', async () => {
    const lock = readdirSync(data).find((one) => one.startsWith('lock.')) ?? 'lock'
    for (const [name, damage] of [
      ['store.json', 'empty'],
      ['store.json', 'cut in half'],
      [lock, 'missing'],
      [lock, 'cut in half'],
    ] as const) {
      const store = copyFolder(data, join(folder, 'marked'))
      damages[damage](join(store, name))
      expect(await verified(store), `${name} ${damage}`).toBe(whole)
      rmSync(store, { recursive: true })
    }
  })
})

describe('a store whose process was ended', () => {
  // What every database needs is looked at before it is opened, and its tables right after.
  const chosen = [
    ['the version', 'missing'],
    ['the version', 'empty'],
    ['the control file', 'missing'],
    ['the control file', 'cut in half'],
    ["a database's map", 'missing'],
    ['a segment of the log', 'cut in half'],
    ['the states of transactions', 'missing'],
    ['a catalogue of tables', 'missing'],
    ["a ledger's table", 'missing'],
    ["a ledger's table", 'empty'],
    ["a ledger's index", 'empty'],
  ] as const
  for (const [kind, damage] of chosen)
    it(`is not opened while ${kind} is ${damage}, and is the same with the file back`, async () => {
      const store = copyFolder(data, join(folder, 'ended'))
      rmSync(join(store, 'store.json'))
      const path = kinds.find(([one]) => one === kind)?.[1] ?? ''
      await withDamage(store, path, damage, async () => {
        const { status, notes } = await runHere('verify', '--data', store)
        expect(status, notes).toBe(1)
        expect(notes).toMatch(/已损坏|打不开/)
        expect(notes).toContain('备份')
        expect(notes).not.toContain('程序自身出错了')
      })
      expect(await verified(store)).toBe(whole)
      rmSync(store, { recursive: true })
    })

  // It knows how long its tables were when it was opened: half a table is no table, for any command.
  it.each(["a ledger's table", "a ledger's index", 'the entries of the chain', 'stored definitions'])(
    'is not opened while %s is cut in half, however often it is tried',
    async (kind) => {
      const [live, store] = [copyFolder(data, join(folder, 'live')), join(folder, 'ended')]
      const engine = await openEngine({ data: live })
      copyFolder(live, store)
      await engine.close()
      const path = kinds.find(([one]) => one === kind)?.[1] ?? ''
      await withDamage(store, path, 'cut in half', async () => {
        for (const name of ['export', 'indicator', 'compile', 'import', 'verify'] as const) {
          const { status, notes } = await runHere(...commands[name], '--data', store)
          expect([name, status], notes).toEqual([name, 1])
          expect(notes).toContain(`database/${path}`)
        }
      })
      expect(await verified(store)).toBe(whole)
      for (const one of [live, store]) rmSync(one, { recursive: true })
    },
  )
})

describe('a folder that is no store', () => {
  it('is left alone by every command but init and demo, which want it empty', async () => {
    const store = join(folder, 'other')
    for (const [name, args] of Object.entries(commands).filter(([name]) => name !== 'init' && name !== 'demo')) {
      const { status, notes } = await runHere(...args, '--data', store)
      expect(status, `${name}: ${notes}`).toBe(1)
      expect(notes).toContain('qianbi init')
      expect(existsSync(store)).toBe(false)
    }
  })

  it('is refused by init when other things lie in it', async () => {
    const { status, notes } = await runHere(...commands.init, '--data', folder)
    expect(status).toBe(1)
    expect(notes).toContain('里已有别的东西')
    expect(existsSync(join(folder, 'database'))).toBe(false)
  })

  it('is refused by name while its database is a link, and left as it is', async () => {
    const store = copyFolder(data, join(folder, 'linked'))
    const [place, elsewhere] = [join(store, 'database'), join(folder, 'elsewhere')]
    renameSync(place, elsewhere)
    symlinkSync(elsewhere, place)
    const before = traceOf(store)
    for (const args of [commands.verify, commands.serve, commands.init]) {
      const { status, notes } = await runHere(...args, '--data', store)
      expect(status, notes).toBe(1)
      expect(notes).not.toContain('已损坏')
    }
    expect((await runHere(...commands.verify, '--data', store)).notes).toContain('是一个链接')
    expect(before.size).toBeGreaterThan(100)
    expect(traceOf(store)).toEqual(before)
  })

  it('is refused by init when the database of a store has gone from it', async () => {
    const store = copyFolder(data, join(folder, 'gone'))
    rmSync(join(store, 'database'), { recursive: true })
    const { status, notes } = await runHere(...commands.init, '--data', store)
    expect(status).toBe(1)
    expect(notes).toContain('已损坏')
    expect(existsSync(join(store, 'database'))).toBe(false)
  })
})
