import { type Static, Type } from 'typebox'
import { fieldValues, id, literals, nameOf, periodKey, slice } from './common.ts'
import type { Received } from './sides.ts'

const text = Type.String()
const place = { sheet: text, cell: Type.String({ description: '如 C7' }) }
const optionalText = Type.Optional(text)
const confidence = Type.Number({ minimum: 0, maximum: 1 })
const figureForm = literals(['value', 'growth', 'change'])
const cellTime = literals(['said', 'period', 'lastYear', 'toDate', 'lastYearToDate'])
const order = Type.Object({ field: Type.String({ maxLength: 100 }), descending: Type.Boolean() })

const sheetCell = Type.Object({ row: Type.Integer(), column: Type.Integer(), text, formula: Type.Optional(Type.Literal(true)) })
const area = Type.Object({ firstRow: Type.Integer(), lastRow: Type.Integer(), firstColumn: Type.Integer(), lastColumn: Type.Integer() })
export const sheetView = Type.Object({
  name: text,
  rows: Type.Integer(),
  columns: Type.Integer(),
  cells: Type.Array(sheetCell, { description: '有内容的格；列从 0 数，行从 1 数' }),
  merges: Type.Array(area),
  cut: Type.Optional(Type.Literal(true, { description: '表太大，只给出前面的行' })),
})
export type SheetView = Received<Static<typeof sheetView>>

const binding = Type.Union([
  Type.Object({
    type: Type.Literal('indicator'),
    indicator: text,
    label: text,
    form: figureForm,
    period: text,
    unit: text,
    slices: Type.Array(slice),
  }),
  Type.Object({
    type: Type.Literal('column'),
    name: Type.String({ description: '填的哪一栏' }),
    ledger: text,
    label: text,
    field: optionalText,
    part: optionalText,
    line: Type.Integer(),
  }),
  Type.Object({ type: Type.Literal('town') }),
])

const boundCell = Type.Object({ ...place, label: text, binding, confidence, kept: Type.Optional(Type.Literal(true)) })
const openCell = Type.Object({ ...place, label: text, why: text, candidates: Type.Array(text) })
const leftCell = Type.Object({ ...place, label: text, why: text, byHand: Type.Boolean() })
const head = Type.Object({ column: Type.Integer(), label: text })
const block = Type.Object({
  sheet: text,
  firstRow: Type.Integer(),
  lastRow: Type.Integer(),
  ledger: text,
  label: text,
  filters: Type.Array(Type.Object({ field: text, value: text })),
  order: Type.Optional(order),
  kept: Type.Optional(Type.Literal(true)),
})
const rowArea = Type.Object({ sheet: text, firstRow: Type.Integer(), lastRow: Type.Integer(), heads: Type.Array(head) })

export const formView = Type.Object(
  {
    id,
    version: Type.Integer(),
    name: text,
    period: text,
    listed: optionalText,
    sheets: Type.Array(sheetView),
    cells: Type.Array(boundCell),
    open: Type.Array(openCell),
    left: Type.Array(leftCell),
    blocks: Type.Array(block),
    areas: Type.Array(rowArea),
  },
  { title: '一张报表' },
)
export type FormView = Received<Static<typeof formView>>

const filledCell = Type.Object({
  ...place,
  value: text,
  records: Type.Integer(),
  binding,
  record: optionalText,
})
export const filledForm = Type.Object(
  {
    period: text,
    sheets: Type.Array(sheetView),
    filled: Type.Array(filledCell),
    empty: Type.Array(Type.Object({ ...place, why: text, left: Type.Optional(Type.Literal(true)) })),
  },
  { title: '填好的样子' },
)
export type FilledFormView = Received<Static<typeof filledForm>>

const listing = Type.Object({
  id,
  name: text,
  department: text,
  basis: optionalText,
  frequency: text,
  frequencyWord: text,
  dueDays: Type.Integer(),
  office: optionalText,
  since: text,
  until: optionalText,
  holder: Type.Optional(Type.Object({ id, name: text }, { description: '负责人：这张表每一期由谁办' })),
})
const openReturn = Type.Object({ id, period: text, dueOn: text, status: text, statusWord: text, late: Type.Boolean() })
export const formSummary = Type.Object({
  id,
  version: Type.Integer(),
  name: text,
  period: text,
  hasFile: Type.Boolean(),
  listing: Type.Optional(listing),
  returns: Type.Array(openReturn, { description: '还没有报出的各期' }),
})
export const formList = Type.Object(
  { forms: Type.Array(formSummary), unbound: Type.Array(Type.Object({ ...listing.properties, returns: Type.Array(openReturn) })) },
  { title: '上报表格一览' },
)
export type FormSummary = Received<Static<typeof formSummary>>
export type FormListView = Received<Static<typeof formList>>

export const uploadQuery = Type.Object({
  of: Type.Optional(id),
  period: Type.Optional(periodKey),
})
export const keptForm = Type.Object({ id, isNext: Type.Boolean({ description: '认作已有那张表的新一期' }) }, { title: '收下的报表' })

const choice = Type.Union([
  Type.Object({
    type: Type.Literal('indicator'),
    indicator: nameOf('indicator'),
    form: figureForm,
    at: cellTime,
    unit: Type.Optional(Type.String({ maxLength: 20 })),
    slices: Type.Array(slice, { maxItems: 10 }),
  }),
  Type.Object({ type: Type.Literal('empty'), why: Type.String({ minLength: 1, maxLength: 300 }), byHand: Type.Boolean() }),
  Type.Object({ type: Type.Literal('open') }),
  Type.Object({ type: Type.Literal('proposal') }),
])
const rowNumber = Type.Integer({ minimum: 1, maximum: 1_048_576 })
const rowsChoice = Type.Object({
  sheet: Type.String({ maxLength: 100 }),
  firstRow: rowNumber,
  lastRow: rowNumber,
  ledger: Type.Optional(nameOf('ledger')),
  filters: Type.Array(Type.Object({ field: Type.String({ maxLength: 100 }), value: Type.String({ maxLength: 200 }) }), { maxItems: 10 }),
  order: Type.Optional(order),
  columns: Type.Array(
    Type.Object({
      column: Type.Integer({ minimum: 0, maximum: 16_383 }),
      label: Type.String({ maxLength: 300 }),
      field: Type.Optional(Type.String({ maxLength: 100 })),
      part: Type.Optional(Type.String({ maxLength: 100 })),
      number: Type.Optional(Type.Boolean()),
    }),
    { maxItems: 200 },
  ),
})
export const bindCellsBody = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  cells: Type.Optional(
    Type.Array(Type.Object({ sheet: Type.String({ maxLength: 100 }), cell: Type.String({ maxLength: 10 }), choice }), { maxItems: 500 }),
  ),
  rows: Type.Optional(Type.Array(rowsChoice, { maxItems: 20 })),
  confirm: Type.Optional(Type.Boolean({ description: '认可全部够准的建议' })),
})
export type BindCellsBody = Static<typeof bindCellsBody>
export type CellChoice = Static<typeof choice>
export type RowsChoice = Static<typeof rowsChoice>

export const listFormBody = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  listed: Type.Optional(id),
  values: fieldValues,
  /** null: nobody answers for it any more. */
  holder: Type.Optional(Type.Union([id, Type.Null()])),
})
export const withdrawFormBody = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
})

const decision = literals(['keep', 'stop', 'merge'])
export const formBurden = Type.Object(
  {
    overlaps: Type.Array(
      Type.Object({
        fact: text,
        label: text,
        cells: Type.Array(Type.Object({ form: id, name: text, ...place })),
        decision: Type.Optional(decision),
        reason: optionalText,
      }),
    ),
    forms: Type.Array(
      Type.Object({
        form: id,
        name: text,
        bound: Type.Integer({ description: '由台账填的格' }),
        typed: Type.Integer({ description: '每次要人手填的格' }),
        own: Type.Array(Type.Object({ ledger: text, label: text, records: Type.Integer() }), { description: '只有它用到的台账' }),
        facts: Type.Integer({ description: '只为这张表登的：手填的格加上这些台账这一期的记录' }),
      }),
    ),
    unreadable: Type.Array(text, { description: '没有存空白表、算不了的' }),
  },
  { title: '重复与负担' },
)
export type FormBurden = Received<Static<typeof formBurden>>
export const decideBody = Type.Object({
  fact: Type.String({ minLength: 1, maxLength: 500 }),
  label: Type.String({ minLength: 1, maxLength: 300 }),
  decision,
  reason: Type.String({ minLength: 1, maxLength: 1000 }),
})
