import { gridFields, villageFields } from '../../../definition/duty/duty-ledgers.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'

export interface PlaceFields {
  /** Field ids; `id` where the object is itself the place. */
  readonly village: string | undefined
  readonly grid: string | undefined
}

/** Where an object lies: its village field and its grid field, or itself. */
export function placeOf({ id, fields }: ResolvedLedger): PlaceFields {
  const first = (kind: string) => fields.find(({ field }) => field.kind === kind)?.id
  if (id === villageFields.id) return { village: 'id', grid: undefined }
  if (id === gridFields.id) return { village: first('village'), grid: 'id' }
  return { village: first('village'), grid: first('grid') }
}
