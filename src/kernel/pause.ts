/** Lets everything go first that waits for the processor: long work is done in pieces with this between them. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
