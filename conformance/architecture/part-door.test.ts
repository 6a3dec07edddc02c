import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listSources } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')

/**
 * Who reads in the whole town, where somebody's part of it is not held by the database but by the gateway alone, or is none at all (docs/adr/0043). Whole
 * folders in which nobody reads records for a bound person, and files beside those that do.
 */
const readers: Readonly<Record<string, string>> = {
  'src/api/routes/catalogue-answers.ts': 'which domains are on',
  'src/api/views/audit-view.ts': 'the chain, for who oversees',
  'src/api/views/read-figures.ts': 'figures are the whole town’s',
  'src/kernel/access/': 'users, rules and sessions: no records',
  'src/kernel/assert-in-domains.ts': 'which domains are on',
  'src/kernel/audit/': 'the chain and what it proves',
  'src/kernel/board/': 'boards rank projects, and are the whole town’s',
  'src/kernel/compliance/': 'for who oversees',
  'src/kernel/destroyed/': 'proves what was destroyed',
  'src/kernel/destruction/': 'for who destroys',
  'src/kernel/grid/': 'coverage and loads are the whole town’s; findings and proposals ask the gateway',
  'src/kernel/indicator/': 'figures are the whole town’s; traces ask the gateway',
  'src/kernel/intake/': 'for nobody who is known, and for the office’s desk',
  'src/kernel/ledger/agreement/list-pending.ts': 'for who may agree, and of their own changes',
  'src/kernel/ledger/comment/mentionable.ts': 'asks of others what they may read',
  'src/kernel/ledger/file/read-file.ts': 'a file lies nowhere: asks the gateway whether a record names it',
  'src/kernel/ledger/import/': 'for who imports',
  'src/kernel/ledger/kept/list-kept.ts': 'which ledgers are kept, no records',
  'src/kernel/ledger/query/summarise-ledgers.ts': 'how many records there are stays open',
  'src/kernel/ledger/verify/': 'for who verifies',
  'src/kernel/ledger/view/table-views.ts': 'ways to look at a table, no records',
  'src/kernel/ledger/year/': 'which years are closed, and the corrections in them',
  'src/kernel/loop/': 'cases and work lists ask the gateway',
  'src/kernel/own/': 'what the town has made, no records',
  'src/kernel/person/': 'a person’s page leaves out those of ended responses wherever they lie; asks the gateway',
  'src/kernel/public-page/': 'what everybody reads',
  'src/kernel/report/': 'reports are the whole town’s',
  'src/kernel/secret-ballot/': 'asks for slips and sums',
  'src/kernel/storage/': 'is the door',
  'src/kernel/town-session.ts': 'is the door',
}

const isTest = /\.test\.tsx?$|\/testing(?:\.ts$|\/)/
const readsWhole = /\breadInTown\(|\binTown\([^)]*\)\s*\.read\(|\binTown\([^)]*\)\s*$/m
const find = (says: (text: string) => boolean) =>
  listSources(root, 'src').filter((file) => !isTest.test(file) && says(readFileSync(join(root, file), 'utf8')))

it('nobody reads in the whole town who is not known to', () => {
  const found = find((text) => readsWhole.test(text))
  const known = Object.keys(readers)
  expect(found.filter((file) => !known.some((one) => file.startsWith(one)))).toEqual([])
  expect(known.filter((one) => !one.startsWith('src/kernel/storage/') && !found.some((file) => file.startsWith(one)))).toEqual([])
})

it('within a part of the town asks of the whole of it who is known to, and writes past it what follows by rule', () => {
  expect(find((text) => text.includes('wholeTown('))).toEqual([
    'src/kernel/ledger/query/list-versions.ts',
    'src/kernel/ledger/query/read-record.ts',
    'src/kernel/ledger/query/read-titles.ts',
    'src/kernel/town-session.ts',
  ])
  expect(find((text) => /by: 'machine'/.test(text))).toEqual(['src/kernel/ledger/record/write-records-audited.ts'])
})
