import { sql } from 'kysely'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { Kernel } from '../../context.ts'
import { sealedAs } from '../../ledger/record/kept-as.ts'
import { plainSealer, type Sealer } from '../../storage/sealing/sealer.ts'

export interface SampleRecord {
  readonly id: string
  readonly values: FieldValues
  readonly version?: number
  readonly recordedAt?: string
  readonly replacedAt?: string | null
}

export interface SampleRecords {
  readonly town: string
  readonly ledger: string
  readonly records: Iterable<SampleRecord>
}

const firstInstant = '2021-01-01T00:00:00.000000Z'

/** Puts generated records straight into a ledger's table, as an import would leave them, and moves its change mark. */
export function storeRecords(kernel: Kernel, { town, ledger: ledgerId, records }: SampleRecords): Promise<number> {
  const ledger = kernel.catalogue.getLedger(ledgerId)
  const system = ['town', 'id', 'version', 'recorded_at', 'replaced_at', 'actor', 'entry', 'digest', 'grams']
  function* rows(sealer: Sealer): Generator<(string | null)[]> {
    for (const { id, values, version = 1, recordedAt = firstInstant, replacedAt = null } of records) {
      const own = [town, id, String(version), recordedAt, replacedAt, 'sample', '1', '', '']
      yield [...own, ...ledger.fields.map(({ id: own, field }) => sealedAs(field, textOf(values[own]), sealer))]
    }
  }
  return kernel.engine.inTown(town).write(async (session) => {
    const count = await session.copyIn(
      ledger.table,
      [...system, ...ledger.fields.map(({ column }) => column)],
      rows(session.sealer ?? plainSealer),
    )
    await session.query(sql`
      insert into change_mark (town, ledger, mark, at) values (${town}, ${ledgerId}, 1, ${firstInstant})
      on conflict (town, ledger) do update set mark = change_mark.mark + 1`)
    return count
  })
}

function textOf(value: FieldValues[string] | undefined): string | null {
  return value === undefined || value === null ? null : String(value)
}

/** The n-th id of a ledger, the same in every run. */
export function sampleId(series: number, n: number): string {
  return `00000000-0000-7000-${String(8000 + series).padStart(4, '0')}-${String(n).padStart(12, '0')}`
}
