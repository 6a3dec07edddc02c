import { headerNames } from '../../definition/ledger/match-header.ts'
import { proposeLedger, surveyColumns } from '../../definition/own/propose-ledger.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { readTargetNames, readVillages } from '../../kernel/index.ts'
import { readTableAside } from '../../office/index.ts'
import { definedOf } from '../views/defined-of.ts'
import { type FittingLedger, findFitting } from '../views/find-fitting.ts'

export interface OwnSheet {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly sheet?: string | undefined
  readonly headerRow?: number | undefined
  readonly hidden?: 'include' | 'skip' | undefined
}

/** What a column of villages is called where their names stand over the rows. */
const villageColumns = ['村', '村名', '行政村', '所在村', '村别', '村（社区）', '村居']

/** A sheet that is to become a ledger, as its rows are read twice: for the proposal, and to be written. Its header is known by the words of all ledgers. */
export async function readOwnSheet(kernel: Kernel, actor: Actor, { bytes, fileName, sheet, headerRow, hidden }: OwnSheet) {
  const villages = await readVillages(kernel, actor)
  const known = [...new Set(kernel.catalogue.catalogue.ledgers.flatMap(headerNames))]
  const groups = [{ label: '村', names: villages, columns: villageColumns, isPlace: true }]
  const table = await readTableAside(bytes, fileName, { known, ...definedOf({ sheet, headerRow, hidden, groups }) })
  return { table, villages }
}

/** The ledger that a sheet may become, and the one that it fits where there is one. */
export async function proposeOwnLedger(kernel: Kernel, actor: Actor, file: OwnSheet) {
  const { table, villages } = await readOwnSheet(kernel, actor, file)
  const labels = table.columns.filter((label) => label.trim() !== '')
  const survey = surveyColumns(labels)
  let rows = 0
  for (const { cells } of table.rows) {
    survey.add(cells)
    rows += 1
  }
  const columns = survey.columns()
  const targets = await readTargetNames(kernel, actor, labels)
  const hints = { units: table.units ?? [], villages, targets }
  const found = proposeLedger({ columns, titles: table.titles ?? [], sheet: table.sheet, file: file.fileName }, hints)
  const fits: FittingLedger | undefined = findFitting(kernel, labels)
  const isTaken = kernel.catalogue.findLedger(found.draft.label) !== undefined
  return {
    ...found.draft,
    fields: found.draft.fields.map((field) => ({ ...field, ...definedOf({ options: field.options && [...field.options] }) })),
    title: [...found.draft.title],
    key: [...found.draft.key],
    ...(isTaken ? { label: `${found.draft.label}（自建）` } : {}),
    columns: found.columns.map(({ samples, ...column }) => ({ ...column, samples: samples.map((value) => value.slice(0, 60)) })),
    rows,
    headerRow: table.headerRow,
    sheet: table.sheet,
    sheets: [...(table.sheets ?? [])],
    ...definedOf({ fits }),
    problems: table.problems.map(({ code, severity, at, message }) => ({ code, severity, at, message })),
  }
}
