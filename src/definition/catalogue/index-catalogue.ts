import type { CheckDefinition } from '../check/types.ts'
import { claimFinder, type FoundClaim } from '../claim/find-claim.ts'
import type { ClaimDefinition } from '../claim/types.ts'
import type { ResolvedDuty } from '../duty/types.ts'
import { groupBy } from '../group-by.ts'
import { operandsOf } from '../indicator/operands.ts'
import type { Dimension, ResolvedIndicator, ResolvedMeasure } from '../indicator/types.ts'
import { findLedgerByName, findLedgerField, getLedgerField } from '../ledger/find-field.ts'
import type { ResolvedField, ResolvedLedger } from '../ledger/types.ts'
import type { ResolvedLoop } from '../loop/types.ts'
import { nearestNames } from '../name/nearest-names.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { SettingDefinition } from '../setting/types.ts'
import type { Catalogue } from './types.ts'

/** A catalogue with its look-ups. `getX` throws a bug for what is not there, `findX` gives undefined or an empty list. */
export interface CatalogueIndex {
  readonly catalogue: Catalogue
  readonly claims: readonly ClaimDefinition[]
  readonly checks: readonly CheckDefinition[]
  readonly settings: readonly SettingDefinition[]
  readonly duties: readonly ResolvedDuty[]
  readonly loops: readonly ResolvedLoop[]
  getLedger(id: string): ResolvedLedger
  /** By id, label or alias. */
  findLedger(nameOrId: string): ResolvedLedger | undefined
  getIndicator(id: string): ResolvedIndicator
  /** By id (then it is the only one), else all that have the label or alias: more than one is ambiguous. */
  findIndicators(nameOrId: string): readonly ResolvedIndicator[]
  getField(ledgerId: string, fieldId: string): ResolvedField
  /** By id, label or alias. */
  findField(ledgerId: string, nameLabelOrAlias: string): ResolvedField | undefined
  getSetting(id: string): SettingDefinition
  getLoop(id: string): ResolvedLoop
  /** By id, else by label. */
  findLoop(nameOrId: string): ResolvedLoop | undefined
  /** The loops over the records of a ledger, in the packs' order. */
  loopsOf(ledgerId: string): readonly ResolvedLoop[]
  /** A slice by its label or alias. A computed indicator has a dimension when all measures that it is made from have it; given is the first one's. */
  findDimension(indicator: ResolvedIndicator, label: string): Dimension | undefined
  /** The claim that a phrase makes: exact phrase or alias first, then patterns with `…`. */
  findClaim(phrase: string): FoundClaim | undefined
  /** Names of indicators and ledgers most like a misspelt one, for hints. */
  candidates(name: string): readonly string[]
}

const indexes = new WeakMap<Catalogue, CatalogueIndex>()

/** The look-ups of a catalogue, made once for it. */
export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  const index = indexes.get(catalogue) ?? makeIndex(catalogue)
  indexes.set(catalogue, index)
  return index
}

function makeIndex(catalogue: Catalogue): CatalogueIndex {
  const ledgers = new Map(catalogue.ledgers.map((ledger) => [ledger.id, ledger]))
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]))
  const settings = new Map(catalogue.settings.map((setting) => [setting.id, setting]))
  const loops = new Map(catalogue.loops.map((loop) => [loop.id, loop]))
  const byLabel = groupByLabel(catalogue.indicators)
  const names = [...catalogue.indicators, ...catalogue.ledgers].map(({ label }) => label)
  const getLedger = (id: string): ResolvedLedger => getOf(ledgers, id, 'ledger')
  let findClaim: CatalogueIndex['findClaim'] | undefined
  return {
    catalogue,
    claims: catalogue.claims,
    checks: catalogue.checks,
    settings: catalogue.settings,
    duties: catalogue.duties,
    loops: catalogue.loops,
    getLedger,
    findLedger: (name) => findLedgerByName(catalogue.ledgers, name),
    getIndicator: (id) => getOf(indicators, id, 'indicator'),
    findIndicators: (name) => {
      const byId = indicators.get(name)
      return byId === undefined ? (byLabel.get(normaliseName(name)) ?? []) : [byId]
    },
    getField: (ledgerId, fieldId) => getLedgerField(getLedger(ledgerId), fieldId),
    findField: (ledgerId, name) => findLedgerField(getLedger(ledgerId), name),
    getSetting: (id) => getOf(settings, id, 'setting'),
    getLoop: (id) => getOf(loops, id, 'loop'),
    findLoop: (name) => loops.get(name) ?? catalogue.loops.find(({ label }) => normaliseName(label) === normaliseName(name)),
    loopsOf: (ledgerId) => catalogue.loops.filter(({ ledger }) => ledger === ledgerId),
    findDimension: (indicator, label) => {
      const found = measuresOf(indicator, indicators).map((measure) => findOwnDimension(measure, label))
      return found.includes(undefined) ? undefined : found[0]
    },
    // Their conditions are read with the first phrase: most commands ask for none.
    findClaim: (phrase) => {
      findClaim ??= claimFinder(catalogue.claims)
      return findClaim(phrase)
    },
    candidates: (name) => nearestNames(name, names),
  }
}

function findOwnDimension({ dimensions }: ResolvedMeasure, label: string): Dimension | undefined {
  const wanted = normaliseName(label)
  return (
    dimensions.find((dimension) => normaliseName(dimension.label) === wanted) ??
    dimensions.find((dimension) => dimension.aliases.some((alias) => normaliseName(alias) === wanted)) ??
    dimensions.find((dimension) => dimension.value.through.length === 0 && dimension.value.field === label)
  )
}

/** Resolved indicators have no cycles, so the walk ends. */
function measuresOf(indicator: ResolvedIndicator, indicators: ReadonlyMap<string, ResolvedIndicator>): ResolvedMeasure[] {
  if ('ledger' in indicator) return [indicator]
  return operandsOf(indicator).flatMap((id) => measuresOf(getOf(indicators, id, 'indicator'), indicators))
}

function groupByLabel(indicators: readonly ResolvedIndicator[]): ReadonlyMap<string, readonly ResolvedIndicator[]> {
  const named = indicators.flatMap((indicator) =>
    [...new Set([indicator.label, ...indicator.aliases].map(normaliseName))].map((name) => ({ name, indicator })),
  )
  const groups = groupBy(named, ({ name }) => name)
  return new Map([...groups].map(([name, found]) => [name, found.map(({ indicator }) => indicator)]))
}

function getOf<Item>(items: ReadonlyMap<string, Item>, id: string, kind: string): Item {
  const item = items.get(id)
  if (item === undefined) throw new Error(`the catalogue has no ${kind} ${id}`)
  return item
}
