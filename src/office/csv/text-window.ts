/** The part of a text that a reader stands in: what lies behind it is let go, what lies ahead comes when it is asked for. */
export interface TextWindow {
  /** From the last `forget` on, as far as it has come. */
  readonly text: string
  /** Whether nothing comes behind `text`. */
  readonly isLast: boolean
  /** Adds a piece to `text`; false when there was none. */
  grow(): boolean
  /** Lets go of the first characters of `text`. */
  forget(count: number): void
}

/** A window over pieces; empty ones do not count. */
export function openWindow(pieces: Iterable<string>): TextWindow {
  const iterator = pieces[Symbol.iterator]()
  const take = (): string | undefined => {
    for (;;) {
      const next = iterator.next()
      if (next.done === true) return undefined
      if (next.value !== '') return next.value
    }
  }
  let text = take() ?? ''
  // One ahead, so that the last is known for it.
  let ahead = take()
  return {
    get text() {
      return text
    },
    get isLast() {
      return ahead === undefined
    },
    grow: () => {
      if (ahead === undefined) return false
      text += ahead
      ahead = take()
      return true
    },
    forget: (count) => {
      text = text.slice(count)
    },
  }
}
