/** Asks the person for the reason; undefined when they leave it. */
export type AskCorrection = (refusal: string) => Promise<string | undefined>

let ask: AskCorrection | undefined

/** The frame says how somebody is asked; gives how to stop. */
export function onYearClosed(asked: AskCorrection): () => void {
  ask = asked
  return () => {
    if (ask === asked) ask = undefined
  }
}

/**
 * Does something that may write into a closed year: refused for that, it is done once more with the reason that the person states. Left without one, it stays
 * refused.
 */
export async function withCorrection<Result>(work: (correction?: string) => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (ask === undefined || !(error instanceof Error) || !('code' in error) || error.code !== 'year-closed') throw error
    const reason = await ask(error.message)
    if (reason === undefined) throw error
    return work(reason)
  }
}
