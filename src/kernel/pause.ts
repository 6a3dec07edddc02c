/** How long others may be kept waiting: a page is there before anybody feels it. */
const longest = 50

/** Takes the steps of pure work, and lets others in whenever they have waited for long. `gone`: nobody wants the result any more, the rest is not done. */
export async function inPieces<Result>(steps: Iterator<void, Result>, gone?: AbortSignal): Promise<Result> {
  await pause()
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    gone?.throwIfAborted()
    if (performance.now() - since < longest) continue
    await pause()
    since = performance.now()
  }
}

/** Lets everything go first that waits for the processor: long work is done in pieces with this between them. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
