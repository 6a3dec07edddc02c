import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { DestroyedSpans, Destruction } from './types.ts'

export interface DestructionRow {
  readonly entry: string
  readonly at: string
  readonly certificate: string
  readonly responses: string
  readonly response: string
  readonly spans: string
}

/** Every destruction of a town, in the order of the chain. */
export function destructionsOf(town: string): RawBuilder<DestructionRow> {
  return sql<DestructionRow>`select entry, at, certificate, responses, response, spans from destruction where town = ${town} order by entry`
}

/** A destruction as the chain noted it, from its stored row. */
export function destructionOfRow({ entry, spans, ...rest }: DestructionRow): Destruction {
  const read: DestroyedSpans = JSON.parse(spans)
  return { ...rest, entry: wholeNumber(entry), spans: read }
}
