/** A saved version of a report, by who saved it. */
export interface SavedVersion {
  readonly version: number
  readonly source: string
  readonly by: string
  readonly at: string
}

/** A stretch of lines that became another between two versions. */
export interface ChangedStretch {
  readonly base: readonly string[]
  readonly theirs: readonly string[]
}

/** Who made the other edit: whoever saved first what stands there now, among what was saved since one began; undefined where no version is known. */
export function authorOf({ base, theirs }: ChangedStretch, saved: readonly SavedVersion[]): SavedVersion | undefined {
  const ordered = [...saved].sort((one, two) => one.version - two.version)
  const says = (source: string, lines: readonly string[]) => `\n${source}\n`.includes(`\n${lines.join('\n')}\n`)
  // Of what was deleted: whoever saved first without it.
  const isTheirs = ({ source }: SavedVersion) => (theirs.join('').trim() === '' ? !says(source, base) : says(source, theirs))
  const last = ordered.findLastIndex((one) => !isTheirs(one))
  return ordered[last + 1] ?? ordered.at(-1)
}
