import type { ValueType } from '../field/value-type.ts'

/**
 * Expression trees: what conditions and measures of a definition are. Written as text, kept as data.
 *
 * Grammar (lowest binding first):
 *   or   := and { ('or' | '或') and }
 *   and  := not { ('and' | '且') not }
 *   not  := ['not' | '非'] comparison
 *   comparison := sum [ ('=' | '!=' | '≠' | '<' | '<=' | '≤' | '>' | '>=' | '≥') sum | 'in' '(' literal {',' literal} ')' | 'is' ['not'] 'empty' ]
 *   sum  := product { ('+' | '-') product }
 *   product := unary { ('*' | '/') unary }
 *   unary := ['-'] primary
 *   primary := number | 'text' | true | false | name {'.' name} | function '(' args ')' | '(' or ')' | lookup
 *   lookup := 'exists' '(' ledger ',' or ')' | 'find' '(' ledger ',' or ',' or ')' | 'total' '(' ledger ',' or ',' or ')' | 'tally' '(' ledger ',' or ')'
 *           | 'setting' '(' 'text' ')'
 *
 * Names are field ids, or field labels; a path goes through refs (`enterprise.scale`, `企业.类别`). A choice is compared with its
 * option id or its label, as text. Inside `exists(other-ledger, condition)` and the other look-ups names are fields of that ledger, `outer.x` is a field
 * of the record outside, `outer.id` its id. `find(ledger, value, condition)` gives the value of the last matching record (by the ledger's date, then by
 * id), empty when there is none; `total` sums a number over all that match, 0 when none does; `tally` counts them. `setting('id')` is the town's value of
 * a setting, else the one its pack starts with. Special names: `id`, `periodStart`, `periodEnd`, `today` (dates), `measured` (boards: the figure of the
 * indicator that the record names); `village` etc. are ordinary fields.
 * Dates are written as text: `since >= '2020-03-01'`. A name in [brackets] may hold anything but `]`. A text beside a reference means the title of what it
 * refers to: `village = '石桥村'`.
 */
export type Expression =
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'path'; readonly names: readonly string[]; readonly at: number }
  | { readonly type: 'not'; readonly operand: Expression }
  | { readonly type: 'negate'; readonly operand: Expression }
  | { readonly type: 'logic'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly type: 'compare'
      readonly operator: CompareOperator
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | {
      readonly type: 'arithmetic'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | { readonly type: 'in'; readonly operand: Expression; readonly options: readonly Expression[]; readonly at: number }
  | { readonly type: 'empty'; readonly operand: Expression; readonly negated: boolean }
  | { readonly type: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[]; readonly at: number }
  | { readonly type: 'exists' | 'tally'; readonly ledger: string; readonly condition: Expression; readonly at: number }
  | {
      readonly type: 'find' | 'total'
      readonly ledger: string
      readonly value: Expression
      readonly condition: Expression
      readonly at: number
    }
  | { readonly type: 'setting'; readonly setting: string; readonly at: number }

/** Days that an expression is given from outside: the ends of a reporting period (indicators), or the town's day (loops, duties). */
export type ParameterName = 'periodStart' | 'periodEnd' | 'today'

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

/**
 * if(condition, a, b) a where the condition holds, else b (also where it is unknown); daysBetween(a, b) whole days from a to b (b − a); addDays(d, n) the day n calendar days after d (a fraction of a day is dropped); year(d), month(d); contains(text, part), startsWith, endsWith;
 * trimSuffix(text, suffix); coalesce(a, b, …); min(a, b), max(a, b); length(text); concat(a, b, …).
 * An unknown argument makes the result unknown, but for coalesce and if. So does a division by zero; a quotient keeps 40 decimals, rounded half up.
 */
export type FunctionName =
  | 'if'
  | 'daysBetween'
  | 'addDays'
  | 'year'
  | 'month'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'trimSuffix'
  | 'coalesce'
  | 'min'
  | 'max'
  | 'length'
  | 'concat'

/** A checked tree: each path says how to walk to its column. The kernel turns it into SQL, the evaluator runs it in memory. */
export type TypedExpression =
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | {
      readonly type: 'field'
      /** 0 = the record itself, 1 = the record outside an `exists`, … */
      readonly depth: number
      /** Ledger where the path starts, then one entry per ref followed. */
      readonly from: string
      readonly through: readonly { readonly field: string; readonly to: string }[]
      /** The last field's id; `id` for the record's own id. */
      readonly field: string
      readonly valueType: ValueType
    }
  | { readonly type: 'parameter'; readonly name: ParameterName }
  | { readonly type: 'not'; readonly operand: TypedExpression }
  | { readonly type: 'negate'; readonly operand: TypedExpression }
  | { readonly type: 'logic'; readonly operator: 'and' | 'or'; readonly left: TypedExpression; readonly right: TypedExpression }
  | {
      readonly type: 'compare'
      readonly operator: CompareOperator
      readonly left: TypedExpression
      readonly right: TypedExpression
      readonly operandType: ValueType
    }
  | {
      readonly type: 'arithmetic'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: TypedExpression
      readonly right: TypedExpression
    }
  | { readonly type: 'in'; readonly operand: TypedExpression; readonly options: readonly TypedExpression[] }
  | { readonly type: 'empty'; readonly operand: TypedExpression; readonly negated: boolean }
  | {
      readonly type: 'call'
      readonly name: FunctionName
      readonly arguments: readonly TypedExpression[]
      readonly valueType: ValueType
    }
  | { readonly type: 'exists' | 'tally'; readonly ledger: string; readonly condition: TypedExpression }
  | {
      readonly type: 'find'
      readonly ledger: string
      readonly value: TypedExpression
      readonly condition: TypedExpression
      /** The ledger's date: of several matching records the last one counts, then the one with the greatest id. */
      readonly latestBy: string | undefined
      readonly valueType: ValueType
    }
  | { readonly type: 'total'; readonly ledger: string; readonly value: TypedExpression; readonly condition: TypedExpression }
  /** What the indicator that a record of a board names comes to, from January to the end of the period, in the record's own unit. */
  | { readonly type: 'measured' }
  /** A town's own value stands in the ledger 参数 under the id or the label; without one, `fallback` counts. */
  | { readonly type: 'setting'; readonly setting: string; readonly label: string; readonly fallback: string }
