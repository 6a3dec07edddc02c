import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts'
import type { ExpressionProblem } from '../expression/tokens.ts'

/**
 * Every code that resolving packs may report. An error leaves the part it is about out of the catalogue; a warning leaves it in.
 */
export type ResolveCode =
  /** An id is not in kebab-case (packs, ledgers, indicators, claims, checks) or camelCase (fields), or is a word of the expression grammar. */
  | 'bad-id'
  | 'duplicate-pack'
  | 'duplicate-ledger'
  | 'duplicate-ledger-label'
  | 'duplicate-field-label'
  | 'duplicate-column'
  | 'duplicate-option-label'
  | 'duplicate-indicator'
  /** Two indicators share a label or alias: naming it in a report is ambiguous (warning). */
  | 'ambiguous-label'
  | 'duplicate-claim'
  | 'duplicate-check'
  /** Two settings share an id or a label. */
  | 'duplicate-setting'
  /** A setting whose value is no number, or that names no source. */
  | 'bad-setting'
  | 'unknown-setting'
  | 'duplicate-duty'
  /** Two loops share an id, a label or the field that shows their state. */
  | 'duplicate-loop'
  /** Two states of a loop, or two steps out of one state, have the same name. */
  | 'duplicate-label'
  | 'unknown-loop'
  | 'unknown-state'
  | 'unknown-step'
  /** Somebody who may take a step is neither a role nor a person by what they are to the record, or nobody may. */
  | 'unknown-taker'
  | 'unreachable-state'
  /** A state from which no end can be reached, or a loop that begins at an end. */
  | 'dead-end'
  | 'step-after-end'
  /** A state with neither a deadline nor a reason to have none, with both, or an end with one. */
  | 'bad-deadline'
  /** The loop has a field that shows the state, and this state shows nothing there (or the other way round). */
  | 'state-not-shown'
  /** A step that cannot be meant: a return that ends, a field filled twice, two persons required of one step. */
  | 'bad-step'
  /** What a step writes does not fit the field, or a new record lacks a required one. */
  | 'bad-value'
  /** Suspension, return limit or escalation of a loop. */
  | 'bad-loop'
  | 'unknown-ledger'
  | 'unknown-field'
  | 'unknown-option'
  | 'unknown-indicator'
  | 'unknown-unit'
  /** Scale outside 0–10, least above most, an empty choice, a bound that is no number. */
  | 'bad-field'
  /** title, date, effective or a key uses a field of a kind that cannot serve there. */
  | 'wrong-kind'
  /** `exclusive` in a ledger without effective dates: nothing can be in force at the same time. */
  | 'undated-exclusive'
  /** Records that must be destroyed with a response, but that nothing ties to one. */
  | 'loose-retention'
  /** Why a ledger holds what belongs to people is said without a purpose, a basis or a term. */
  | 'processing-unsaid'
  | 'expression-syntax'
  | 'expression-type'
  | 'formula'
  /** A flow measure without a field that places its records in time. */
  | 'undated-flow'
  /** `latest` without a date to order by. */
  | 'unordered'
  /** A sum over what is kept by month, quarter or year, and nobody says whether those are returns or events. */
  | 'returns-unstated'
  /** A sum of stocks placed by day or month, or a cumulative of a stock. */
  | 'stock-summed'
  | 'measure-type'
  | 'unit-mismatch'
  | 'ratio-unit'
  | 'rate-growth-unit'
  /** Arithmetic on a picked name, or a target for something that has none. */
  | 'not-a-number'
  | 'circular-indicator'
  | 'claim-condition'
  | 'duplicate-board'
  | 'duplicate-criterion'
  /** A board over persons, cadres, villages or grids. */
  | 'board-ranks-persons'
  /** Weights that do not sum to 100, or a weight or cap that is no number above zero. */
  | 'board-weights'
  | 'board-empty'
  | 'duplicate-annex'
  /** A column that names neither a field nor a number, or a number that nothing tells of. */
  | 'annex-column'
  | 'duplicate-public-page'
  /** A stage of a public page that does not say which records belong to an item. */
  | 'public-stage'
  | 'duplicate-screen'
  /** A screen without a sound address or a place in the menu. */
  | 'bad-screen'

/** Collects what is wrong with packs. The source of a place is `pack/definition.part`; line 1 unless the part is text of several lines. */
export class DiagnosticList {
  readonly diagnostics: Diagnostic[] = []

  error(code: ResolveCode, source: string, message: string, hint?: string): void {
    this.#add({ code, severity: 'error', source, message, hint })
  }

  warning(code: ResolveCode, source: string, message: string, hint?: string): void {
    this.#add({ code, severity: 'warning', source, message, hint })
  }

  /** Problems of an expression's text, each at its own line and column. */
  expression(
    code: 'expression-syntax' | 'expression-type' | 'formula' | 'claim-condition',
    source: string,
    text: string,
    problems: readonly ExpressionProblem[],
  ): void {
    for (const { offset, message } of problems) {
      const before = text.slice(0, offset).split('\n')
      const at = { source, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
      this.diagnostics.push({ code, severity: 'error', at, message: `${message}（${text}）` })
    }
  }

  #add({
    code,
    severity,
    source,
    message,
    hint,
  }: {
    code: ResolveCode
    severity: Severity
    source: string
    message: string
    hint: string | undefined
  }): void {
    this.diagnostics.push({ code, severity, at: { source, line: 1, column: 1 }, message, ...(hint === undefined ? {} : { hint }) })
  }
}
