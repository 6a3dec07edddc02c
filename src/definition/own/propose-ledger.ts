import { normaliseName } from '../name/normalise-name.ts'
import { ownValue } from '../name/own-value.ts'
import { labelOfHeader, type OwnFieldDraft, type OwnLedgerDraft } from './draft.ts'
import { isSerial, type ProposalHints, proposeField, type SheetColumn } from './propose-field.ts'

/** A sheet that is to become a ledger. */
export interface SheetSurvey {
  readonly columns: readonly SheetColumn[]
  readonly titles: readonly string[]
  readonly sheet: string
  readonly file: string
}

export interface LedgerProposal {
  readonly draft: OwnLedgerDraft
  /** Of each column of the sheet what it becomes, by the label of the draft's field; empty where it becomes nothing. */
  readonly columns: readonly { readonly label: string; readonly field: string; readonly samples: readonly string[] }[]
}

/** Different values that are held of a column: more than any choice has, and enough to tell its kind. */
const mostValues = 300
const longestValue = 2_000
const mostSamples = 4

/** Notes what stands in the columns of a sheet, row by row. */
export function surveyColumns(labels: readonly string[]) {
  const notes = labels.map((label) => ({ label, filled: 0, values: new Set<string>(), all: new Set<string>(), unique: true }))
  let rows = 0
  return {
    add: (cells: Readonly<Record<string, string>>): void => {
      rows += 1
      for (const note of notes) {
        const value = (ownValue(cells, note.label) ?? '').trim().slice(0, longestValue)
        if (value === '') continue
        note.filled += 1
        if (note.unique && note.all.has(value)) note.unique = false
        if (note.unique) note.all.add(value)
        if (note.values.size < mostValues) note.values.add(value)
      }
    },
    columns: (): readonly SheetColumn[] =>
      notes.map(({ label, filled, values, unique }) => ({ label, rows, filled, values: [...values], unique })),
  }
}

/** What a sheet may become as a ledger: its columns with their kinds, what names and tells apart its records, and when they happened. A person looks at all of it. */
export function proposeLedger({ columns, titles, sheet, file }: SheetSurvey, hints: ProposalHints): LedgerProposal {
  const taken = new Set<string>()
  const made = columns.map((column) => {
    if (isSerial(column) || (column.filled === 0 && column.rows > 0 && column.label.trim() === '')) return { column, field: undefined }
    const field = proposeField(column, hints)
    const label = free(field.label === '' ? '栏目' : field.label, taken)
    return { column, field: { ...field, label } }
  })
  const fields = made.flatMap(({ column, field }) => (field === undefined ? [] : [{ column, field }]))
  const key = keyOf(fields)
  const title = titleOf(fields, key)
  const date = key.length === 1 ? undefined : fields.find(({ field }) => isDated(field))?.field.label
  const named = new Set([...key, ...title, ...(date === undefined ? [] : [date])])
  const draft: OwnLedgerDraft = {
    label: nameOf({ titles, sheet, file }),
    fields: fields.map(({ column, field }) =>
      named.has(field.label) && column.filled === column.rows ? { ...field, required: true } : field,
    ),
    title,
    key,
    ...(date === undefined ? {} : { date }),
  }
  return {
    draft,
    columns: made.map(({ column, field }) => ({
      label: column.label,
      field: field?.label ?? '',
      samples: column.values.slice(0, mostSamples),
    })),
  }
}

interface Made {
  readonly column: SheetColumn
  readonly field: OwnFieldDraft
}

/** A number of identity, else a number or name that stands in no two rows, else two columns that a row is known by. */
function keyOf(fields: readonly Made[]): readonly string[] {
  const single = fields.filter(
    ({ column, field }) => column.rows > 1 && column.unique && column.filled === column.rows && field.kind !== 'personName',
  )
  const best =
    single.find(({ field }) => field.kind === 'nationalId' || field.kind === 'creditCode') ??
    single.find(({ field }) => field.kind === 'text' && field.long !== true && /[编证文案]号|号$|代码|名称|名$/.test(field.label))
  return best === undefined ? [] : [best.field.label]
}

function titleOf(fields: readonly Made[], key: readonly string[]): readonly string[] {
  const named =
    // A well is called by its number and not by who looks after it; a person by the name and not by the number.
    fields.find(({ field }) => field.kind === 'text' && key.includes(field.label)) ??
    fields.find(({ field }) => field.kind === 'personName') ??
    fields.find(({ field }) => field.kind === 'text' && /名称|名$|项目|事项|标题/.test(field.label)) ??
    fields.find(({ field }) => key.includes(field.label)) ??
    fields.find(({ field }) => field.kind === 'text' && field.long !== true) ??
    fields[0]
  return named === undefined ? [] : [named.field.label]
}

function isDated({ kind, label }: OwnFieldDraft): boolean {
  return (kind === 'date' || kind === 'month' || kind === 'period') && !/出生|入党|计划|截止|到期|拟/.test(label)
}

function nameOf({ titles, sheet, file }: Pick<SheetSurvey, 'titles' | 'sheet' | 'file'>): string {
  const [title = ''] = titles
  const said = title
    .replace(/^.{0,12}?[镇乡](?=.{2})/u, '')
    .replace(/(?:19|20)\d{2}\s*[-—至]?\s*(?:(?:19|20)\d{2})?\s*年?度?/g, '')
    .replace(/\d{1,2}月份?/g, '')
    .replace(/[（(].*?[)）]/g, '')
    .trim()
  const names = [said, /^sheet\d*$|^工作表\d*$/i.test(sheet.trim()) ? '' : sheet, file.replace(/\.[^.]*$/, '')]
  return labelOfHeader(names.find((name) => name.trim() !== '') ?? '') || '新台账'
}

/** A name that no other column has. */
function free(label: string, taken: Set<string>): string {
  let name = label
  for (let number = 2; taken.has(normaliseName(name)); number += 1) name = `${[...label].slice(0, 36).join('')}${number}`
  taken.add(normaliseName(name))
  return name
}
