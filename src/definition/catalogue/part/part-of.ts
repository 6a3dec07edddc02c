import { dutyLedger } from '../../duty/duty-ledgers.ts'
import { expressionNodes } from '../../expression/expression-nodes.ts'
import type { TypedExpression } from '../../expression/types.ts'
import { mayReferTo, referredLedger } from '../../field/field-type.ts'
import { operandsOf } from '../../indicator/operands.ts'
import type { ResolvedIndicator } from '../../indicator/types.ts'
import type { ResolvedLedger } from '../../ledger/types.ts'
import type { ResolvedLoop } from '../../loop/types.ts'
import type { Catalogue } from '../types.ts'
import type { CataloguePart, PartKind } from './types.ts'

const nothing: CataloguePart = { packs: [], ledgers: [], loops: [], indicators: [], boards: [], settings: [] }

/** One definition and what a page about it has to know beside it; undefined when the catalogue has none of that id. */
export function partOf(catalogue: Catalogue, { kind, id }: { readonly kind: PartKind; readonly id: string }): CataloguePart | undefined {
  return parts[kind](catalogue, id)
}

const parts: Readonly<Record<PartKind, (catalogue: Catalogue, id: string) => CataloguePart | undefined>> = {
  pack: (catalogue, id) =>
    withFound(catalogue.packs, id, (pack) => ({
      packs: [pack],
      indicators: catalogue.indicators.filter((indicator) => indicator.pack === id),
    })),
  ledger: (catalogue, id) =>
    withFound(catalogue.ledgers, id, (ledger) => ({
      ledgers: pick(catalogue.ledgers, ledgersBeside(catalogue, ledger)),
      loops: catalogue.loops.filter((loop) => loop.ledger === id),
    })),
  loop: (catalogue, id) =>
    withFound(catalogue.loops, id, (loop) => ({
      loops: [loop],
      ledgers: pick(catalogue.ledgers, new Set([loop.ledger])),
      settings: pick(catalogue.settings, settingsOfTerms(loop)),
    })),
  indicator: (catalogue, id) =>
    withFound(catalogue.indicators, id, (indicator) => ({
      indicators: pick(catalogue.indicators, new Set([id, ...operands(indicator)])),
      ledgers: pick(catalogue.ledgers, ledgersSpokenOf(indicator)),
    })),
  board: (catalogue, id) => withFound(catalogue.boards, id, (board) => ({ boards: [board] })),
  setting: (catalogue, id) => withFound(catalogue.settings, id, (setting) => ({ settings: [setting] })),
}

function withFound<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  make: (item: Item) => Partial<CataloguePart>,
): CataloguePart | undefined {
  const found = items.find((item) => item.id === id)
  return found === undefined ? undefined : { ...nothing, ...make(found) }
}

function pick<Item extends { readonly id: string }>(items: readonly Item[], ids: ReadonlySet<string>): readonly Item[] {
  return items.filter(({ id }) => ids.has(id))
}

/** The ledger, those its references lead to, by whose fields it is filtered, and that of the duties where somebody answers for its records. */
function ledgersBeside(catalogue: Catalogue, { id, fields }: ResolvedLedger): ReadonlySet<string> {
  const referred = fields.flatMap(({ field }) => referredLedger(field) ?? [])
  const duties = catalogue.ledgers.find((ledger) => ledger.id === dutyLedger.id)
  const answered = duties?.fields.some(({ field }) => field.kind === 'anyRef' && mayReferTo(field, id)) === true
  return new Set([id, ...referred, ...(answered ? [dutyLedger.id] : [])])
}

function settingsOfTerms({ states }: ResolvedLoop): ReadonlySet<string> {
  const terms = states.flatMap(({ deadline, hold }) => [deadline, hold].filter((term) => term !== undefined))
  return new Set(terms.flatMap(({ days }) => (days.type === 'setting' ? [days.setting] : [])))
}

function operands(indicator: ResolvedIndicator): readonly string[] {
  return 'ledger' in indicator ? [] : operandsOf(indicator)
}

/** The ledgers whose names and fields stand in the words of an indicator's definition. */
function ledgersSpokenOf(indicator: ResolvedIndicator): ReadonlySet<string> {
  if (!('ledger' in indicator)) return new Set()
  const expressions = [indicator.condition, indicator.of].filter((one) => one !== undefined)
  return new Set([indicator.ledger, ...expressions.flatMap(expressionNodes).flatMap(ledgersOfNode)])
}

function ledgersOfNode(node: TypedExpression): readonly string[] {
  if (node.type === 'field') return [node.from, ...node.through.map(({ to }) => to)]
  return 'ledger' in node ? [node.ledger] : []
}
