import { columnLabel, fieldColumns } from '../../../definition/field/column-label.ts'
import { matchHeader } from '../../../definition/ledger/match-header.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { UnitId } from '../../../definition/unit/unit.ts'
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

/** Matches a file's header to the ledger's fields by label. Unknown columns are left out with a warning; two columns for one field are an error. */
export function matchColumns(ledger: ResolvedLedger, labels: readonly string[]): ColumnPlan {
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
    const column = { label, target: match.field, part: match.part, unit: match.unit }
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
