import { columnLabel, fieldColumns } from '../../../definition/field/column-label.ts'
import { fieldUnit, isNumeric } from '../../../definition/field/field-type.ts'
import type { Field } from '../../../definition/field/types.ts'
import { matchHeader } from '../../../definition/ledger/match-header.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { isUnit, type UnitId, unitsConvert } from '../../../definition/unit/unit.ts'
import type { ImportProblem } from '../types.ts'

/** A column of the file and the field it fills; `part` names the field of the referred ledger where several columns name one record. */
export interface MatchedColumn {
  readonly label: string
  readonly target: ResolvedField
  readonly part: string | undefined
  /** The unit that the header names, when it is not the field's own. */
  readonly unit: UnitId | undefined
}

export interface ColumnPlan {
  readonly ledger: ResolvedLedger
  readonly columns: readonly MatchedColumn[]
  /** Fields that at least one column of the file fills. */
  readonly present: ReadonlySet<string>
  /** Required fields that no column fills: only changes of existing records can be read from such a file. */
  readonly missing: readonly ResolvedField[]
  readonly problems: readonly ImportProblem[]
}

/**
 * Matches a file's header to the ledger's fields by label. Unknown columns are left out with a warning; two columns for one field are an error. `units`
 * stand above the table (单位：万元) and hold for the columns that name none.
 */
export function matchColumns(ledger: ResolvedLedger, labels: readonly string[], units: readonly string[] = []): ColumnPlan {
  const columns: MatchedColumn[] = []
  const problems: ImportProblem[] = []
  for (const label of labels) {
    if (label.trim() === '') continue
    const match = matchHeader(ledger, label)
    if (match === undefined) {
      problems.push(problem('unknown-column', 'warning', label, `“${label}”不是「${ledger.label}」的列，没有导入。`))
      continue
    }
    if (match.problem !== undefined) {
      problems.push(problem('column-unit', 'error', label, `${match.problem}。`))
      continue
    }
    const unit = match.unit ?? unitAbove({ label, field: match.field.field }, units)
    if (unit !== match.unit) problems.push(problem('sheet-unit', 'warning', label, `表头上方写着单位“${unit}”，“${label}”按${unit}读。`))
    const column = { label, target: match.field, part: match.part, unit }
    const twin = columns.find((other) => other.target.id === column.target.id && other.part === column.part)
    if (twin === undefined) columns.push(column)
    else
      problems.push(
        problem('double-column', 'error', label, `“${twin.label}”和“${label}”都是「${column.target.field.label}」，请只留一列。`),
      )
  }
  const present = new Set(columns.map((column) => column.target.id))
  const missing = ledger.fields.filter(({ id, field }) => field.required === true && !present.has(id))
  if (columns.length === 0) {
    const wanted = ledger.fields.flatMap(({ field }) => fieldColumns(field).map((column) => column.label))
    problems.push(problem('no-columns', 'error', labels.join('、'), `没有一列认得出来。「${ledger.label}」的列是：${wanted.join('、')}。`))
  }
  return { ledger, columns, present, missing, problems }
}

/** The unit above a table, for a column of figures that names none itself and is kept in another. */
function unitAbove({ label, field }: { readonly label: string; readonly field: Field }, units: readonly string[]): UnitId | undefined {
  const own = fieldUnit(field)
  if (own === undefined || !isNumeric(field) || /[)）]\s*$/.test(label)) return undefined
  return units.find((unit): unit is UnitId => isUnit(unit) && unit !== own && unitsConvert(unit, own))
}

/** The missing columns as problems, for a file that would add records. */
export function missingColumnProblems(plan: ColumnPlan): ImportProblem[] {
  return plan.missing.map(({ field }) => {
    const labels = fieldColumns(field).map((column) => column.label)
    return problem('missing-column', 'error', columnLabel(field), `缺少必填的列“${labels.join('、')}”，请在表头补上。`)
  })
}

function problem(code: string, severity: ImportProblem['severity'], at: string, message: string): ImportProblem {
  return { code, severity, at, message }
}
