import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listSources } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')

/** Who goes by the owner's door, past the wall between the towns (docs/adr/0036), and why no town's door would do. */
const owners: Readonly<Record<string, string>> = {
  'src/app/backup/backup-file.ts': 'a backup holds all towns',
  'src/app/commands/doctor.ts': 'asks the server for its version, about no town',
  'src/kernel/access/town/get-town.ts': 'which towns there are is asked before one is known: at sign-in, on the command line, by the jobs',
  'src/kernel/audit/anchor.ts': 'an anchor is taken of all chains at once',
  'src/kernel/audit/assert-newest.ts': 'the ends of all chains are held against what was kept beside the store, before it is opened',
  'src/kernel/backup/dump-store.ts': 'a backup holds all towns',
  'src/kernel/backup/open-for-dump.ts': 'looks whether there is anything to back up, of whatever edition',
  'src/kernel/backup/restore-store.ts': 'lays all towns into an empty database',
  'src/kernel/backup/unfinished.ts': 'says of a restored database as a whole that it may not be opened yet',
  'src/kernel/destruction/again/read-destroyed.ts': 'the list beside a backup is of all towns, as the backup is',
  'src/kernel/ledger/definitions.ts': 'the catalogue is the program’s, the same for all towns',
  'src/kernel/ledger/table/rebuild-words.ts': 'words are made anew in whole tables when a definition changes, at the opening',
  'src/kernel/loop/notice/outbox.ts': 'which webhooks have something to send, of all towns; each message is then claimed as its town’s',
  'src/kernel/open-kernel.ts': 'hands the door on, without the writing, to a store that is opened for reading',
  'src/kernel/storage/migrate/migrate.ts': 'changes tables, and raises the wall',
  'src/kernel/storage/types.ts': 'is the door',
  'src/kernel/storage/wall/create-doors.ts': 'is the door',
}

it('nobody goes by the owner’s door who is not known to need it', () => {
  const files = listSources(root, 'src').filter((file) => !/\.test\.tsx?$|\/testing(?:\.ts$|\/)/.test(file))
  const found = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('asOwner'))
  expect(found.sort()).toEqual(Object.keys(owners).sort())
})
