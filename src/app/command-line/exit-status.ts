/** What a command's end means to whoever called it. */
export const exit = {
  done: 0,
  /** The input has problems; they are printed. */
  problems: 1,
  /** The command was not used as it is meant. */
  usage: 2,
  /** Our own fault. */
  bug: 3,
} as const

export type ExitStatus = (typeof exit)[keyof typeof exit]

/** The command was called in a way it does not know: exit 2, with its usage. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
