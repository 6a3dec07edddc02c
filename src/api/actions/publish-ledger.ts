import { columnLabel, headsUnit } from '../../definition/field/column-label.ts'
import { fieldScale } from '../../definition/field/field-type.ts'
import { presentFieldValue } from '../../definition/field/present-field-value.ts'
import type { Field } from '../../definition/field/types.ts'
import { presentDay } from '../../definition/period/present-day.ts'
import type { CompiledReport } from '../../definition/report/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { noteExport, type PublicList, publishRecords } from '../../kernel/index.ts'
import type { LedgerFilter } from '../../kernel/ledger/types.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { renderDocx, writeWorkbook } from '../../office/index.ts'
import { paragraphOf, tableOf, writeDocument } from './write-document.ts'

export const publicFormats = ['docx', 'xlsx'] as const
export type PublicFormat = (typeof publicFormats)[number]

export interface PublishLedger {
  readonly ledger: string
  readonly format: PublicFormat
  readonly filters?: readonly LedgerFilter[]
  /** What stands before the title: 青竹镇2020年第一批产业帮扶资金. */
  readonly about: string
  /** First and last day of the notice. */
  readonly from?: string
  readonly to?: string
  /** The office and its telephone, where the public objects. */
  readonly contact?: string
}

export interface PublishedFile {
  readonly name: string
  readonly content: Uint8Array
}

/**
 * A list for the notice board as .docx or .xlsx. Whatever the records hold, no number of identity, card or phone leaves in it: the columns are
 * those of the ledger's publication, and the finished text is searched once more, refused when a free text carried such a number in.
 */
export async function publishLedger(kernel: Kernel, actor: Actor, request: PublishLedger): Promise<PublishedFile> {
  const list = await publishRecords(kernel, actor, { ledger: request.ledger, filters: request.filters })
  const name = `${request.about}${list.title}`
  assertNoIdentifier([name, ...list.rows.flat()])
  const { ledger, format, filters } = request
  await noteExport(kernel, actor, { ledger, format, rows: list.rows.length, also: ['publication'], filters })
  if (format === 'xlsx') return { name, content: writeSheet(name, list) }
  return { name, content: await renderDocx(writeNotice(actor, name, list, request)) }
}

/** Eleven digits in a row are a telephone, an identity or a card; no name, place, item or amount of a notice has them. */
const longNumber = /\d(?:[ -]?\d){10,}/

function assertNoIdentifier(texts: readonly string[]): void {
  const found = texts.find((words) => longNumber.test(words.normalize('NFKC')))
  if (found === undefined) return
  const kept = found.normalize('NFKC').replace(longNumber, (digits) => `${digits.slice(0, 3)}…${digits.slice(-2)}`)
  throw new Refusal('invalid', `名单里有像证件号、账号或电话的数字（${kept}），不得公示，请先改正记录里的文字。`)
}

function writeSheet(name: string, list: PublicList): Uint8Array {
  const columns = [
    { label: '序号', type: 'text' as const },
    ...list.columns.map(({ label, field }) => ({
      label: headsUnit(field) ? columnLabel(field) : label,
      type: fieldScale(field) === undefined ? ('text' as const) : ('number' as const),
    })),
  ]
  const rows = list.rows.map((row, index) => [String(index + 1), ...row])
  return writeWorkbook({ sheets: [{ name, columns, rows: [...rows, ['合计', ...list.totals]] }] })
}

function writeNotice(actor: Actor, title: string, list: PublicList, { from, to, contact }: PublishLedger): CompiledReport {
  const head = ['序号', ...list.columns.map(({ label, field }) => (headsUnit(field) ? columnLabel(field) : label))]
  const read = (cells: readonly string[]) => cells.map((cell, at) => readable(cell, list.columns[at]?.field))
  const foot = list.totals.every((sum) => sum === '') ? [] : [['合计', ...read(list.totals)]]
  const rows = [head, ...list.rows.map((row, index) => [String(index + 1), ...read(row)]), ...foot]
  const days = from === undefined || to === undefined ? '' : `公示期：${presentDay(from)}至${presentDay(to)}。`
  const objection =
    contact === undefined ? '对名单有异议的，请在公示期内向村民委员会或镇人民政府反映。' : `对名单有异议的，请在公示期内向${contact}反映。`
  const lead = list.lead ?? `现将名单公示如下，共${list.rows.length}户。${days}${objection}`
  // A fixed instant: equal lists give equal bytes.
  return writeDocument({
    title,
    town: actor.town,
    period: '',
    asOf: '2000-01-01T00:00:00.000000Z',
    blocks: [paragraphOf(lead), tableOf(rows, sharesOf(rows))],
  })
}

/** A number as people read it on a board: 2.5, 1,250.00. */
function readable(cell: string, field: Field | undefined): string {
  if (cell === '' || field === undefined || fieldScale(field) === undefined) return cell
  const [whole = '', fraction] = presentFieldValue(field, cell).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Each column as wide as its longest cell asks for: a Han character counts twice a digit, nothing less than four nor more than sixteen digits. */
function sharesOf(rows: readonly (readonly string[])[]): readonly number[] {
  const widthOf = (cell: string): number => [...cell].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0)
  const widest = (at: number) => rows.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), 4)
  return (rows[0] ?? []).map((_, at) => Math.min(16, widest(at)) + 2)
}
