/** Days of a duty, half-open; without an end it goes on. */
export interface Span {
  readonly from: string
  readonly to: string | undefined
}

export interface CutSpan {
  /** What stays before the cut, and after it. */
  readonly before: Span | undefined
  readonly within: Span | undefined
  readonly after: Span | undefined
}

/** Parts a span by another one; empty parts are left out. */
export function cutSpan(span: Span, by: Span): CutSpan {
  const within = some({ from: later(span.from, by.from), to: earlierEnd(span.to, by.to) })
  if (within === undefined) return { before: span, within, after: undefined }
  return {
    before: some({ from: span.from, to: within.from }),
    within,
    after: within.to === undefined ? undefined : some({ from: within.to, to: span.to }),
  }
}

/** Whether a day lies before an end; before an open end it always does. */
export function isBefore(day: string, end: string | undefined): boolean {
  return end === undefined || day < end
}

/** The later of two ends; an open one is the latest. */
export function laterEnd(left: string | undefined, right: string | undefined): string | undefined {
  return left === undefined || right === undefined ? undefined : later(left, right)
}

/** The earlier of two ends; an open one is the latest. */
export function earlierEnd(left: string | undefined, right: string | undefined): string | undefined {
  if (left === undefined) return right
  return right === undefined || left < right ? left : right
}

function some(span: Span): Span | undefined {
  return isBefore(span.from, span.to) ? span : undefined
}

function later(left: string, right: string): string {
  return left < right ? right : left
}

/** What of a span no other one covers, in order. */
export function freeSpans(span: Span, taken: readonly Span[]): readonly Span[] {
  return taken
    .reduce<readonly Span[]>(
      (free, other) =>
        free.flatMap((part) => {
          const { before, within, after } = cutSpan(part, other)
          return within === undefined ? [part] : [before, after].flatMap((one) => one ?? [])
        }),
      [span],
    )
    .toSorted((left, right) => (left.from < right.from ? -1 : 1))
}
