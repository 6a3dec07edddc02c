import { describe, expect, it } from 'vitest'
import type { CaseLogEntry } from '../../../api/contract/loop.ts'
import type { HistoryVersion } from '../../../api/contract/record.ts'
import { indexCatalogue } from '../../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { packs } from '../../../packs/index.ts'
import { listFilledFields } from './filled-fields.ts'

const { catalogue } = resolveCatalogue(packs)
const ledger = indexCatalogue(catalogue).getLedger('low-income-household')
const loop = catalogue.loops.find(({ id }) => id === 'household-review')
if (loop === undefined) throw new Error('the loop is gone')

function version(number: number, recordedAt: string, leaveReason: string | null, shown: Record<string, string> = {}): HistoryVersion {
  const values = { leaveReason, reviewedOn: '2021-01-13' }
  return { id: 'a', version: number, recordedAt, replacedAt: null, actor: 'x', actorName: '甲', action: 'amend', values, shown } as never
}

function line(kind: CaseLogEntry['kind'], recordedAt: string): CaseLogEntry {
  return { kind, step: 'proposeLeave', recordedAt } as CaseLogEntry
}

const versions = [
  version(3, '2021-01-20T00:00:00Z', '改过的原因'),
  version(2, '2021-01-13T00:00:00Z', '子女就业'),
  version(1, '2020-01-01T00:00:00Z', null),
]
const filled = (entry: CaseLogEntry, of = versions) =>
  listFilledFields(entry, { loop, ledger, versions: of }).map(({ item, text }) => [item.field.label, text])

describe('what a step filled in', () => {
  it('is what the record said when the line was written, whatever it says since', () => {
    expect(filled(line('take', '2021-01-13T00:00:01Z'))).toEqual([['退出原因', '子女就业']])
  })

  it('is shown as masked as the record is', () => {
    expect(filled(line('take', '2021-01-13T00:00:01Z'), [version(2, '2021-01-13T00:00:00Z', '子女就业', { leaveReason: '＊＊' })])).toEqual(
      [['退出原因', '＊＊']],
    )
  })

  it('is nothing where nothing was filled in', () => {
    expect(filled(line('suspend', '2021-01-13T00:00:01Z'))).toEqual([])
    expect(filled(line('take', '2020-06-01T00:00:00Z'))).toEqual([])
  })
})
