import { DiagnosticList } from '../catalogue/diagnostics.ts'
import { resolveIndicators } from '../catalogue/resolve-indicators.ts'
import { resolveLedgers } from '../catalogue/resolve-ledgers.ts'
import type { Catalogue, Resolution } from '../catalogue/types.ts'
import { calendarGrain, hasDay, referredLedger } from '../field/field-type.ts'
import type { Field } from '../field/types.ts'
import type { IndicatorDefinition, MeasureSpec } from '../indicator/types.ts'
import type { LedgerDefinition, ResolvedLedger } from '../ledger/types.ts'
import type { PackDefinition } from '../pack/types.ts'
import { addsUp, retiredField, totalUnit } from './own-field.ts'
import type { OwnDefinition, OwnLedger } from './types.ts'
import { widenDimensions } from './widen-dimensions.ts'
import { totalsOf, widenLedgers } from './widen-ledgers.ts'

/** The domain under which a town's own ledgers stand. */
export const ownPackId = 'own'
export const ownPackLabel = '自建台账'

/**
 * The catalogue of a town that has made ledgers of its own: they are resolved like those of packs, beside which they stand, and with them their count and the
 * totals of their columns that add up; without those that were removed. Everything wrong is collected as `resolveCatalogue` does. The catalogue that is given is not touched.
 */
export function extendCatalogue(base: Catalogue, town: string, { ledgers: made, columns }: OwnDefinition): Resolution {
  const own = made.filter(({ removed }) => removed !== true)
  const list = new DiagnosticList()
  const widened = widenLedgers(base.ledgers, columns, { list, beside: own.map(({ id }) => id) })
  const defined = own.map((ledger) => ({ ledger, definition: definitionOf(ledger) }))
  const pack: PackDefinition = {
    id: ownPackId,
    label: ownPackLabel,
    office: '',
    ledgers: defined.map(({ definition }) => definition),
    indicators: [...defined.flatMap(({ ledger, definition }) => indicatorsOf(ledger, definition)), ...totalsOf(widened, columns)],
  }
  const resolved = resolveLedgers([pack], list, widened)
  const known = new Set([...widened, ...resolved].map(({ id }) => id))
  const ledgers = resolved.map((ledger) => asKept(ledger, own, { town, known }))
  const all = [...widened, ...ledgers]
  const indicators = resolveIndicators([pack], { ledgers: all, settings: base.settings, list })
  const packs = base.packs.some(({ id }) => id === ownPackId)
    ? base.packs
    : [...base.packs, { id: ownPackId, label: ownPackLabel, office: '', sections: undefined }]
  return {
    catalogue: { ...base, packs, ledgers: all, indicators: [...widenDimensions(base.indicators, all), ...indicators] },
    diagnostics: list.diagnostics,
  }
}

/** The table of a ledger of a town's own: no other town has rows in it, for theirs of the same number has other columns. */
function tableOf(id: string, town: string): string {
  return `ledger_${id.replaceAll('-', '_')}_of_${town}`
}

/** With its retired fields apart, and those that refer to what is no longer there, in the town's own table. */
function asKept(
  ledger: ResolvedLedger,
  own: readonly OwnLedger[],
  { town, known }: { readonly town: string; readonly known: ReadonlySet<string> },
): ResolvedLedger {
  const retired = own.find(({ id }) => id === ledger.id)?.fields.flatMap((field) => (field.retired === true ? [field.id] : []))
  const away = ledger.fields.flatMap(({ id, field }) => (known.has(referredLedger(field) ?? ledger.id) ? [] : [id]))
  const gone = new Set([...(retired ?? []), ...away])
  const table = tableOf(ledger.id, town)
  if (gone.size === 0) return { ...ledger, table }
  return {
    ...ledger,
    table,
    fields: ledger.fields.filter(({ id }) => !gone.has(id)),
    retired: ledger.fields.filter(({ id }) => gone.has(id)),
  }
}

function definitionOf(own: OwnLedger): LedgerDefinition {
  const fields = Object.fromEntries(own.fields.map((field): [string, Field] => [field.id, retiredField(field)]))
  const date = own.date === undefined ? undefined : fields[own.date]
  const numbers = own.fields.filter(({ kind, retired }) => kind === 'nationalId' && retired !== true)
  return {
    id: own.id,
    label: own.label,
    kind: date === undefined ? 'register' : 'journal',
    purpose: own.purpose,
    fields,
    title: own.title,
    ...(own.date === undefined ? {} : { date: own.date }),
    ...(date === undefined || !isReturned(date) ? {} : { returns: true }),
    unique: own.key.length === 0 ? [] : [own.key],
    ...(liesSomewhere(own) ? {} : { scope: 'office' }),
    ...(numbers.length === 0 ? {} : { persons: numbers.map(({ id }) => ({ number: id })) }),
    ...(own.processing === undefined
      ? {}
      : { processing: { purpose: own.processing.purpose, basis: own.processing.basis, kept: { years: own.processing.years } } }),
  }
}

/** What is kept by month or year is a return: one that did not come is not known, and no zero. */
function isReturned(date: Field): boolean {
  return calendarGrain(date) !== undefined && !hasDay(date)
}

/** By its own village or grid; what lies nowhere is the office's alone. */
function liesSomewhere({ fields }: OwnLedger): boolean {
  return fields.some(({ kind, retired }) => (kind === 'village' || kind === 'grid') && retired !== true)
}

function indicatorsOf(own: OwnLedger, ledger: LedgerDefinition): readonly IndicatorDefinition[] {
  const place = own.date === undefined ? ({ flow: 'stock', date: null } as const) : ({ flow: 'flow' } as const)
  const count: MeasureSpec = { id: `${own.id}-count`, label: `${own.label}条数`, unit: '条', type: 'count', ledger, ...place }
  const sums = own.fields
    .filter((field) => field.retired !== true && addsUp(field))
    .map(
      (field): MeasureSpec => ({
        id: `${own.id}-${field.id}`,
        label: `${own.label}${field.label}合计`,
        unit: totalUnit(field),
        type: 'sum',
        of: field.id,
        ledger,
        ...place,
      }),
    )
  return [count, ...sums]
}
