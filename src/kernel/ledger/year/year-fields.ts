import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'

/** Which fields place a record of a ledger in years, as its definition and the indicators over it say. */
export interface YearFields {
  /** All of them: none is set to a closed year, moved within one or taken out of it. */
  readonly dates: readonly string[]
  /** The one whose year the whole record belongs to; undefined for what goes on from year to year. */
  readonly whole: string | undefined
}

const known = new WeakMap<CatalogueIndex, Map<string, YearFields>>()

/** The fields of a ledger by which indicators place its records in periods: its `date`, its effective dates, and those that an indicator names itself. */
export function yearFieldsOf(catalogue: CatalogueIndex, ledger: ResolvedLedger): YearFields {
  const found = known.get(catalogue) ?? readAll(catalogue)
  known.set(catalogue, found)
  return found.get(ledger.id) ?? fieldsOf(ledger, [])
}

function readAll({ catalogue }: CatalogueIndex): Map<string, YearFields> {
  const named = new Map<string, string[]>()
  for (const indicator of catalogue.indicators) {
    if (!('placing' in indicator) || !('field' in indicator.placing)) continue
    named.set(indicator.ledger, [...(named.get(indicator.ledger) ?? []), indicator.placing.field])
  }
  return new Map(catalogue.ledgers.map((ledger) => [ledger.id, fieldsOf(ledger, named.get(ledger.id) ?? [])]))
}

function fieldsOf({ date, effective: { from, to }, goesOn }: ResolvedLedger, named: readonly string[]): YearFields {
  const dates = [...new Set([date, from, to, ...named].flatMap((name) => name ?? []))]
  const isOfOneYear = goesOn !== true && from === undefined && to === undefined
  return { dates, whole: isOfOneYear ? date : undefined }
}
