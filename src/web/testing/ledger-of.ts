import type { LedgerRecord } from '../../api/contract/ledger.ts'
import type { Field, FieldValues } from '../../definition/field/types.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'

/** A ledger of these fields, as a catalogue brings it. */
export function ledgerOf(fields: Readonly<Record<string, Field>>, part: Partial<ResolvedLedger> = {}): ResolvedLedger {
  const names = Object.keys(fields)
  return {
    id: 'road-work',
    label: '修路',
    aliases: [],
    kind: 'journal',
    purpose: '',
    pack: 'test',
    table: 'ledger_road_work',
    fields: Object.entries(fields).map(([id, field]) => ({ id, field, column: id })),
    title: names.slice(0, 1),
    date: undefined,
    unique: [],
    effective: { from: undefined, to: undefined },
    exclusive: [],
    ...part,
  }
}

/** A record as the server gives it. */
export function recordOf(id: string, values: FieldValues, part: Partial<LedgerRecord> = {}): LedgerRecord {
  return {
    id,
    version: 1,
    recordedAt: '2021-01-20T01:00:00.000Z',
    actor: 'user',
    values,
    shown: {},
    title: String(values.name ?? id),
    ...part,
  }
}
