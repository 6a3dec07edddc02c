/** A township's code as it is kept: nine digits. The twelve-digit form of the division codes ends in 000 for the township itself. */
export function townCode(written: string): string {
  const text = written.trim()
  return /^\d{9}000$/.test(text) ? text.slice(0, 9) : text
}

/** Whether a code, in either form, is that of the township. */
export function isTownCode(written: string, town: string): boolean {
  return written === town || townCode(written) === townCode(town)
}
