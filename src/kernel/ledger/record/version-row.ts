import { keptFields } from '../../../definition/ledger/kept-fields.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Change } from '../../audit/types.ts'
import { plainSealer } from '../../storage/sealing/sealer.ts'
import type { CopyRow } from '../../storage/types.ts'
import { recordGrams } from '../table/grams.ts'
import { titleKey } from '../table/title-key.ts'
import { sealedAs } from './kept-as.ts'
import { digestVersion } from './record-digest.ts'
import type { StoredValues } from './types.ts'

export interface NewVersion {
  readonly id: string
  readonly version: number
  readonly values: StoredValues
}

/** The columns of `versionRow`, in its order. */
export function versionColumns(ledger: ResolvedLedger): readonly string[] {
  return [
    'town',
    'id',
    'version',
    'recorded_at',
    'actor',
    'entry',
    'digest',
    'grams',
    '_title_key',
    ...keptFields(ledger).map(({ column }) => column),
  ]
}

/** A version as a row of its table, with its digest. */
export function versionRow(
  ledger: ResolvedLedger,
  change: Change,
  { id, version, values }: NewVersion,
): { readonly row: CopyRow; readonly digest: string } {
  const { town, actor, at, seq } = change
  const { sealer = plainSealer } = change.session
  const digest = digestVersion(change.algorithm, { town, ledger: ledger.id, id, version, recordedAt: at, actor, entry: seq, values })
  const own = [
    town,
    id,
    String(version),
    at,
    actor,
    String(seq),
    digest,
    sealer.blind(recordGrams(ledger, values)),
    titleKey(ledger, values),
  ]
  return { row: [...own, ...keptFields(ledger).map(({ id: own, field }) => sealedAs(field, values[own] ?? null, sealer))], digest }
}
