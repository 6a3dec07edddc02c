/** Where an author's mistake stands: a named source and a 1-based line and column (characters). */
export interface SourcePlace {
  readonly source: string
  readonly line: number
  readonly column: number
}

export type Severity = 'error' | 'warning'

/** An author's mistake (a pack, a template, a file): collected, never thrown. `message` and `hint` are Chinese. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly at: SourcePlace
  readonly message: string
  readonly hint?: string
  /** The ledger in which it can be made good. */
  readonly ledger?: string
}

/** Warnings alone are no errors. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/** `12:34`, the form every command line and JSON output uses. */
export function presentPlace(place: SourcePlace): string {
  return `${place.line}:${place.column}`
}
