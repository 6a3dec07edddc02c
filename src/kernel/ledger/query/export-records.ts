import { type RawBuilder, sql } from 'kysely'
import { fieldColumns } from '../../../definition/field/column-label.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import { maskFieldValue } from '../../../definition/field/mask-field-value.ts'
import { readsField } from '../../../definition/field/reads-field.ts'
import type { Field } from '../../../definition/field/types.ts'
import { authorize, seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { readLatestInstant } from '../../audit/read-chain.ts'
import type { Kernel } from '../../context.ts'
import { printedRow } from '../../storage/row.ts'
import { partOfTown } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { readReach } from '../reach/read-reach.ts'
import { compilePrinted, type LedgerSource, openLedgerSource, openStatement } from '../sql/index.ts'
import type { Instant, LedgerFilter } from '../types.ts'
import { compileAnyTitle } from './compile-any-title.ts'
import { compileFilter } from './compile-filter.ts'
import { compileSearch } from './compile-search.ts'

export interface ExportColumn {
  readonly label: string
  readonly field: Field
}

export interface LedgerExport {
  readonly label: string
  readonly columns: readonly ExportColumn[]
  /** Cells as office files write them, in the order of `columns`; empty text where there is nothing. */
  readonly rows: AsyncIterable<readonly string[]>
  /** The same with their ids, for whoever leads from a cell to its record. */
  readonly records: AsyncIterable<ExportedRecord>
}

export interface ExportedRecord {
  readonly id: string
  readonly cells: readonly string[]
}

export interface ExportRequest {
  readonly ledger: string
  readonly asOf?: Instant | undefined
  readonly filters?: readonly LedgerFilter[] | undefined
  readonly search?: string | undefined
}

const page = 500

/** A ledger under the labels that an import reads, so that an exported file can be imported again. Personal values are masked for those who may not see them. */
export function exportRecords(kernel: Kernel, actor: Actor, request: ExportRequest): LedgerExport {
  authorize(actor, 'read')
  const ledger = requireLedger(kernel.catalogue, request.ledger)
  const columns = ledger.fields.flatMap(({ field }) => fieldColumns(field).map(({ label }) => ({ label, field })))
  const named = { ...request, ledger: ledger.id }
  return { label: ledger.label, columns, rows: cellsOfAll(readAll(kernel, actor, named)), records: readAll(kernel, actor, named) }
}

async function* cellsOfAll(records: AsyncIterable<ExportedRecord>): AsyncGenerator<readonly string[]> {
  for await (const { cells } of records) yield cells
}

async function* readAll(kernel: Kernel, actor: Actor, request: ExportRequest): AsyncGenerator<ExportedRecord> {
  // One state of the ledger from the first page to the last, whatever is written while it is being read.
  const asOf = request.asOf ?? (await partOfTown(kernel, actor).read((session) => readLatestInstant(session, actor.town)))
  let after: string | undefined
  do {
    const rows = await readSome(kernel, actor, { ...request, asOf }, after)
    yield* rows
    after = rows.length < page ? undefined : rows.at(-1)?.id
  } while (after !== undefined)
}

async function readSome(
  kernel: Kernel,
  actor: Actor,
  request: ExportRequest,
  after: string | undefined,
): Promise<readonly ExportedRecord[]> {
  const full = seesFullValues(actor)
  return partOfTown(kernel, actor).read(async (session) => {
    const source = openLedgerSource(
      openStatement({
        catalogue: kernel.catalogue,
        town: actor.town,
        asOf: request.asOf,
        masks: !full,
        reach: await readReach(session, kernel, actor),
        reader: actor.id,
      }),
      request.ledger,
    )
    const parts = source.ledger.fields.flatMap(({ id, field }) => cellsOf(kernel, source, { id, field }))
    const selected = parts.map((part, index) => sql`${part.text} as ${sql.id(`cell_${index}`)}`)
    const conditions = [source.where(), ...(request.filters ?? []).map((filter) => compileFilter(source, filter, { full }))]
    const search = request.search === undefined ? undefined : await compileSearch(session, source, request.search, { full })
    if (search !== undefined) conditions.push(search)
    if (after !== undefined) conditions.push(sql`${source.system('id')} > ${after}::uuid`)
    const statement = sql`
      select ${source.system('id')} as id, ${sql.join(selected)} from ${source.from()}
      where ${sql.join(conditions, sql` and `)} order by ${source.system('id')} limit ${page}::integer
    `
    const rows = printedRow.all(await session.query(statement))
    return rows.map((row) => ({
      id: row.id ?? '',
      cells: parts.map((part, index) => cellText(part.field, row[`cell_${index}`] ?? null, full)),
    }))
  })
}

interface Cell {
  readonly field: Field
  readonly text: RawBuilder<string | null>
}

function cellsOf(kernel: Kernel, source: LedgerSource, { id, field }: { readonly id: string; readonly field: Field }): Cell[] {
  if (field.kind === 'anyRef') return [{ field, text: compileAnyTitle(source, { id, definition: field }) }]
  const target = referredLedger(field)
  return fieldColumns(field).map(({ part }) => {
    if (part === undefined || target === undefined) return { field, text: compilePrinted(source, { through: [], field: id }) }
    return {
      field: kernel.catalogue.getField(target, part).field,
      text: compilePrinted(source, { through: [{ field: id, to: target }], field: part }),
    }
  })
}

function cellText(field: Field, text: string | null, full: boolean): string {
  if (text === null) return ''
  return readsField(field, { full }) ? text : (maskFieldValue(field, text) ?? '')
}
