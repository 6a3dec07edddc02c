import type { Diagnostic, Severity, SourcePlace } from './diagnostic.ts'

/** What is said at a place: Chinese text in which `<name>` stands for a parameter. */
export interface Wording {
  readonly message: string
  readonly hint: string
  /** Where these words are graver, or less grave, than the code is otherwise. */
  readonly severity?: Severity
}

/** A code: what it stands for (Chinese, for the page that lists them), how grave it is, and what is said, in one wording or in several by name. */
export type CodeMeaning = { readonly about: string; readonly severity: Severity } & (
  | Omit<Wording, 'severity'>
  | { readonly says: Readonly<Record<string, Wording>> }
)

/** The codes of one family. A code that does not stand in the table of its family cannot be reported. */
export type CodeTable = Readonly<Record<string, CodeMeaning>>

/** `code`, or `code.wording` where a code has several wordings. */
export type WordingPath<Table extends CodeTable> = {
  [Code in keyof Table & string]: Table[Code] extends { readonly says: infer Says } ? `${Code}.${keyof Says & string}` : Code
}[keyof Table & string]

type WordingAt<Table extends CodeTable, Path extends string> = Path extends `${infer Code}.${infer Name}`
  ? Table[Code] extends { readonly says: infer Says }
    ? Name extends keyof Says
      ? Says[Name]
      : never
    : never
  : Table[Path]

type Names<Text> = Text extends `${string}<${infer Name}>${infer Rest}` ? Name | Names<Rest> : never

/** The parameters that a wording names, each as the text or the number that is put in its place. */
export type WordingParameters<Table extends CodeTable, Path extends string> =
  WordingAt<Table, Path> extends Wording
    ? Readonly<Record<Names<WordingAt<Table, Path>['message'] | WordingAt<Table, Path>['hint']>, string | number>>
    : never

/** A problem that has no place yet. */
export type Finding = Pick<Diagnostic, 'code' | 'severity' | 'message' | 'hint'>

/** The only way to words of a family: a path that is not in its table, or a parameter that is missing, does not compile. */
export function findingsOf<const Table extends CodeTable>(table: Table) {
  return <Path extends WordingPath<Table>>(path: Path, parameters: WordingParameters<Table, Path>): Finding =>
    fillWording(table, path, new Map<string, string | number>(Object.entries(parameters)))
}

/** The same at a place: a finished diagnostic. */
export function problemsOf<const Table extends CodeTable>(table: Table) {
  const find = findingsOf(table)
  return <Path extends WordingPath<Table>>(at: SourcePlace, path: Path, parameters: WordingParameters<Table, Path>): Diagnostic => {
    const { code, severity, ...words } = find(path, parameters)
    return { code, severity, at, ...words }
  }
}

/** All wordings of a code with their paths. */
export function wordingsOf(code: string, meaning: CodeMeaning): readonly (Wording & { readonly path: string })[] {
  return 'says' in meaning
    ? Object.entries(meaning.says).map(([name, wording]) => ({ path: `${code}.${name}`, ...wording }))
    : [{ path: code, message: meaning.message, hint: meaning.hint }]
}

function fillWording(table: CodeTable, path: string, parameters: ReadonlyMap<string, string | number>): Finding {
  const code = path.split('.')[0] ?? ''
  const meaning = table[code]
  const wording = meaning === undefined ? undefined : wordingsOf(code, meaning).find((one) => one.path === path)
  if (meaning === undefined || wording === undefined) throw new Error(`no wording ${path}`)
  const fill = (text: string) => text.replace(/<([A-Za-z]+)>/g, (_, name: string) => String(parameters.get(name) ?? ''))
  return { code, severity: wording.severity ?? meaning.severity, message: fill(wording.message), hint: fill(wording.hint) }
}
