import type { Kernel } from '../../kernel/context.ts'
import { compileReport, getTemplate, listTemplates, listTowns, townKernel } from '../../kernel/index.ts'
import { commandLineActor } from '../store/choose-town.ts'

export interface WarmUp {
  /** When it has read what it reads, or left it. */
  readonly done: Promise<void>
  /** Leaves what is not done yet; comes back when nothing goes on. */
  stop(): Promise<void>
}

/** Who opens the first page comes before it, in milliseconds. */
const patience = 1_500
/** A longer report warms nothing that a part of it would not. */
const longest = 100_000
const mostTowns = 3

/**
 * Reads the newest report of a town once, in pieces and behind whatever is asked, so that whoever opens one first does not wait for a program that has
 * never read any: its first reading costs ten times what the next one does. Nothing is written, and what fails is left to whoever asks for it.
 */
export function warmUp(kernel: Kernel, { after = patience }: { readonly after?: number } = {}): WarmUp {
  const ending = new AbortController()
  const done = wait(after, ending.signal)
    .then(() => readNewest(kernel, ending.signal))
    .catch(() => undefined)
  return {
    done,
    stop: async () => {
      ending.abort()
      await done
    },
  }
}

async function readNewest(whole: Kernel, gone: AbortSignal): Promise<void> {
  for (const { town } of (await listTowns(whole)).slice(0, mostTowns)) {
    gone.throwIfAborted()
    const actor = commandLineActor(town)
    const kernel = await townKernel(whole, town)
    const [newest] = (await listTemplates(kernel, actor)).toSorted((left, right) => (left.updatedAt < right.updatedAt ? 1 : -1))
    if (newest === undefined) continue
    gone.throwIfAborted()
    const { source } = await getTemplate(kernel, actor, newest)
    if (source.length <= longest) await compileReport(kernel, actor, { source, name: newest.title, gone })
    return
  }
}

function wait(milliseconds: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    gone.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(gone.reason)
    })
  })
}
