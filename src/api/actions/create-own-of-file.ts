import type { FieldKind } from '../../definition/field/types.ts'
import type { OwnFieldDraft, OwnLedgerDraft } from '../../definition/own/draft.ts'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { count, flag, listOf, mapOf, object, text } from '../../definition/shape/shape.ts'
import { isUnit } from '../../definition/unit/unit.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { createOwnLedger, isFieldKind } from '../../kernel/index.ts'
import type { PlainPercents } from '../../kernel/ledger/types.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CreatedOwnLedger, OwnFieldBody, OwnLedgerBody } from '../contract/own-ledger.ts'
import { definedOf } from '../views/defined-of.ts'
import { type OwnSheet, readOwnSheet } from './read-own-sheet.ts'

const field = object(
  { label: text, kind: text },
  { required: flag, long: flag, unit: text, scale: count, adds: flag, options: listOf(text), to: text },
)
const draftShape = object(
  { label: text, fields: listOf(field), title: listOf(text), key: listOf(text) },
  { purpose: text, date: text, processing: object({ purpose: text, basis: text, years: count }), columns: mapOf(text) },
)

/** The draft as a form brings it: a text beside the file. Refuses with `invalid` what is none. */
export function readDraft(said: string | undefined) {
  try {
    return parseShape(draftShape, said ?? '', 'the draft of a ledger')
  } catch (cause) {
    throw new Refusal('invalid', '台账的栏目读不懂，请从页面上重新选一次。', { cause })
  }
}

/** As the kernel takes it. Refuses with `invalid` a kind or a unit that there is not. */
export function draftOf({ label, purpose, fields, title, key, date, processing }: OwnLedgerBody): OwnLedgerDraft {
  return { label, fields: fields.map(fieldDraftOf), title, key, ...definedOf({ purpose, date, processing }) }
}

/** The same of one column. */
export function fieldDraftOf({ label, kind, unit, ...rest }: OwnFieldBody): OwnFieldDraft {
  if (unit !== undefined && unit !== '' && !isUnit(unit)) throw new Refusal('invalid', `“${label}”的单位“${unit}”不认识。`)
  return { label, kind: kindOf(label, kind), ...definedOf({ ...rest, unit: unit !== undefined && isUnit(unit) ? unit : undefined }) }
}

function kindOf(label: string, kind: string): FieldKind {
  if (isFieldKind(kind)) return kind
  throw new Refusal('invalid', `“${label}”填的内容“${kind}”不认识。`)
}

export interface OwnFile extends OwnSheet {
  readonly said: string | undefined
  readonly plainPercents?: PlainPercents | undefined
}

/** A sheet that becomes a ledger with its rows, or neither. */
export async function createOwnOfFile(kernel: Kernel, actor: Actor, file: OwnFile): Promise<CreatedOwnLedger> {
  const { columns = {}, ...body } = readDraft(file.said)
  const { table, villages } = await readOwnSheet(kernel, actor, file)
  const broken = table.problems.filter(({ severity }) => severity === 'error')
  if (broken.length > 0)
    return { rows: 0, added: 0, rejected: [], problems: broken.map(({ code, severity, at, message }) => ({ code, severity, at, message })) }
  const said = Object.fromEntries(table.columns.map((label) => [label, Object.hasOwn(columns, label) ? (columns[label] ?? '') : '']))
  const { titles, units, samples, headerRow } = table
  const { ledger, imported } = await createOwnLedger(kernel, actor, {
    draft: draftOf(body),
    rows: {
      rows: table.rows,
      columns: table.columns,
      hints: { said, villages, headerRow, ...definedOf({ titles, units, samples }) },
      source: { file: file.fileName, sheet: table.sheet },
      ...definedOf({ plainPercents: file.plainPercents }),
    },
  })
  return {
    ...definedOf({ ledger }),
    rows: imported?.rows ?? 0,
    added: ledger === undefined ? 0 : (imported?.added ?? 0),
    rejected: [...(imported?.rejected ?? [])].map(({ row, column, value, why }) => ({ row, column, value, why })),
    problems: [...(imported?.problems ?? [])].map(({ code, severity, at, message }) => ({ code, severity, at, message })),
  }
}
