/** Where a command writes: its result to stdout, everything said along the way to stderr. */
export interface Terminal {
  /** A line, or several, of the result. */
  result(text: string): void
  /** A line for the person who waits. */
  note(text: string): void
  /** Draws how far a long work is; into a file or a log it writes a line for each tenth. */
  progress(label: string, state: { readonly done: number; readonly total: number }): void
}

const barWidth = 24

export function processTerminal(): Terminal {
  let drawn = false
  let tenth = 0
  const clear = () => {
    if (drawn) process.stderr.write('\r\x1b[K')
    drawn = false
  }
  return {
    result: (text) => {
      clear()
      process.stdout.write(`${text}\n`)
    },
    note: (text) => {
      clear()
      process.stderr.write(`${text}\n`)
    },
    progress: (label, { done, total }) => {
      if (!process.stderr.isTTY) {
        const reached = total === 0 ? 0 : Math.floor((done / total) * 10)
        if (reached > tenth) process.stderr.write(`${label} ${reached}0%\n`)
        tenth = reached
        return
      }
      const filled = total === 0 ? 0 : Math.min(barWidth, Math.floor((done / total) * barWidth))
      process.stderr.write(`\r\x1b[K${label} ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done}/${total}`)
      drawn = true
    },
  }
}
