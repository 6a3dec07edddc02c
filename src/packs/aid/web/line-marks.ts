/** A rule that speaks against some lines of a batch. */
export interface LineMark {
  readonly id: string
  readonly label: string
  /** Record ids. */
  readonly lines: ReadonlySet<string>
}

/** Record id → the labels of the rules that speak against it, in the order of the rules. */
export function marksByLine(marks: readonly LineMark[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { label, lines } of marks) {
    for (const line of lines) found.set(line, [...(found.get(line) ?? []), label])
  }
  return found
}
