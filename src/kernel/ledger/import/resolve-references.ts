import { mayReferTo, referredLedger } from '../../../definition/field/field-type.ts'
import { villageLedger } from '../../../definition/field/kinds.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { readTown } from '../../access/town/get-town.ts'
import type { TownReading } from '../../town-session.ts'
import type { RejectedCell } from '../types.ts'
import { loadTargets, namingFields } from './load-targets.ts'
import { type NamedPart, namedIn, type ReadRow } from './read-row.ts'
import { TargetIndex } from './target-index.ts'
import { VillageNames } from './village-names.ts'

export interface ReferenceContext extends TownReading {
  readonly ledger: ResolvedLedger
}

/** The indexes of the referred ledgers, loaded once each, when a row first needs them. */
export class ReferenceBook {
  readonly #context: ReferenceContext
  readonly #indexes = new Map<string, Promise<TargetIndex>>()
  #villages: Promise<VillageNames> | undefined

  constructor(context: ReferenceContext) {
    this.#context = context
  }

  index(ledgerId: string): Promise<TargetIndex> {
    const known = this.#indexes.get(ledgerId)
    if (known !== undefined) return known
    const loaded = this.#load(ledgerId)
    this.#indexes.set(ledgerId, loaded)
    return loaded
  }

  async #load(ledgerId: string): Promise<TargetIndex> {
    const { kernel, session, town } = this.#context
    const { catalogue } = kernel
    const target = catalogue.getLedger(ledgerId)
    const targets = await loadTargets(session, catalogue, { town, ledger: target, fields: this.fields(ledgerId) })
    return new TargetIndex(target, targets, await this.#villageNames())
  }

  #villageNames(): Promise<VillageNames> {
    this.#villages ??= this.#readVillageNames()
    return this.#villages
  }

  async #readVillageNames(): Promise<VillageNames> {
    const { kernel, session, town } = this.#context
    const ledger = kernel.catalogue.findLedger(villageLedger)
    const found = ledger === undefined ? [] : await loadTargets(session, kernel.catalogue, { town, ledger, fields: [] })
    const titles = found.map(({ title }) => title)
    return new VillageNames(titles, titles.length === 0 ? '' : (await readTown(session, town)).name)
  }

  /** The fields by which rows may name records of a ledger. */
  fields(ledgerId: string): readonly string[] {
    const { kernel, ledger } = this.#context
    const asked = ledger.fields.flatMap(({ field }) => (field.kind === 'ref' && field.to === ledgerId ? Object.values(field.by ?? {}) : []))
    return namingFields(kernel.catalogue.getLedger(ledgerId), asked)
  }
}

/** Whether a field points, or may point, into the ledger itself (a small grid to its big one): such rows may name each other. */
export function pointsHome(ledger: ResolvedLedger, field: Field): boolean {
  return mayReferTo(field, ledger.id)
}

/** Looks up the records that the rows name, for the given fields; fills `stored` with ids and collects the cells that name nobody, or too many. */
export async function resolveReferences(
  context: ReferenceContext,
  book: ReferenceBook,
  { rows, fields }: { readonly rows: readonly ReadRow[]; readonly fields: readonly ResolvedField[] },
): Promise<RejectedCell[]> {
  const rejected: RejectedCell[] = []
  const villageField = context.ledger.fields.find(({ field }) => field.kind === 'village')?.id
  const villages =
    villageField !== undefined && context.kernel.catalogue.findLedger(villageLedger) !== undefined
      ? await book.index(villageLedger)
      : undefined
  for (const row of rows) {
    const village = (): string | undefined => {
      const named = namedIn(row, villageField ?? '')
      return named === undefined ? undefined : villages?.findTitle(named)
    }
    for (const target of fields) {
      const named = namedIn(row, target.id)
      if (named === undefined || (target.field.kind === 'anyRef' && row.broken.has(target.field.choose))) continue
      const found = await resolveOne(context, book, { row, target, named, village })
      if (found.ok) row.stored[target.id] = found.id
      else rejected.push({ row: row.row, column: found.column, value: found.value, why: found.why })
    }
  }
  return rejected
}

interface Lookup {
  readonly row: ReadRow
  readonly target: ResolvedField
  readonly named: readonly NamedPart[]
  readonly village: () => string | undefined
}

type Resolved =
  | { readonly ok: true; readonly id: string | null }
  | { readonly ok: false; readonly column: string; readonly value: string; readonly why: string }

async function resolveOne(
  { kernel: { catalogue } }: ReferenceContext,
  book: ReferenceBook,
  { row, target, named, village }: Lookup,
): Promise<Resolved> {
  const { field } = target
  const column = named[0]?.column ?? field.label
  if (named.every((part) => part.text === '')) {
    return field.required === true ? { ok: false, column, value: '', why: `“${column}”不能为空` } : { ok: true, id: null }
  }
  const chosen = field.kind === 'anyRef' ? (row.stored[field.choose] ?? null) : undefined
  const value = named.map((part) => part.text).join(' ')
  if (chosen === null) return { ok: false, column, value, why: '先填好对象的类别，才知道到哪本台账里找。' }
  const ledgerId = field.kind === 'anyRef' ? field.to[chosen ?? ''] : referredLedger(field)
  if (ledgerId === undefined || catalogue.findLedger(ledgerId) === undefined)
    return { ok: false, column, value, why: '这一类对象的台账没有启用。' }
  const index = await book.index(ledgerId)
  return index.find(named, field.kind === 'village' ? () => undefined : village)
}
