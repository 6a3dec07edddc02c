import { type Diagnostic, presentPlace } from '../../definition/diagnostic/diagnostic.ts'

/** `file:line:col 级别 code message`, and the hint on a line of its own: the form editors jump from. */
export function presentDiagnostic({ at, severity, code, message, hint }: Diagnostic): string {
  const head = `${at.source}:${presentPlace(at)} ${severity === 'error' ? '错误' : '提醒'} ${code} ${message}`
  return hint === undefined ? head : `${head}\n    ${hint}`
}

/** The form of a problem in every `--json`. */
export function diagnosticToJson({ at, severity, code, message }: Diagnostic) {
  return { code, severity, at: presentPlace(at), message }
}
