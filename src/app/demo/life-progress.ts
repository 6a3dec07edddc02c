import type { HandedIn } from '../../../demo/life/types.ts'
import { type Actor, caseLedgerId, type Kernel, listAudit, listRecords } from '../../kernel/index.ts'

/** How far the demo had come when the loading began: nothing the first time, something when it was broken off. */
export class Progress {
  readonly #handedIn: ReadonlySet<string>
  readonly #taken: ReadonlyMap<string, number>
  readonly #planned = new Map<string, number>()

  private constructor(handedIn: ReadonlySet<string>, taken: ReadonlyMap<string, number>) {
    this.#handedIn = handedIn
    this.#taken = taken
  }

  static async read(kernel: Kernel, actor: Actor): Promise<Progress> {
    const taken = new Map<string, number>()
    let after: string | undefined
    do {
      const page = await listRecords(kernel, actor, {
        ledger: caseLedgerId,
        query: { limit: 500, ...(after === undefined ? {} : { after }) },
      })
      for (const { values } of page.records) {
        // The opening is the first line of the log.
        const steps = typeof values.steps === 'number' ? values.steps - 1 : 0
        taken.set(`${values.loop}|${values.subject}`, steps)
      }
      after = page.next
    } while (after !== undefined)
    return new Progress(await readFiles(kernel, actor), taken)
  }

  /** What the file is called: the second of a ledger on a day has another name than the first. */
  nameFile({ on, sheet: { ledger } }: HandedIn): string {
    const name = `${ledger}${on}`
    const ordinal = this.#count(name)
    return `${name}${ordinal === 0 ? '' : `（${ordinal + 1}）`}.xlsx`
  }

  /** Whether the file has been handed in: its rows may have moved on since, and handing them in again would set them back. */
  wasHandedIn(fileName: string): boolean {
    return this.#handedIn.has(fileName)
  }

  hasCase(loop: string, subject: string): boolean {
    return this.#taken.has(`${loop}|${subject}`)
  }

  /** Whether the next planned step of this case is still to be taken; counts the plan on. */
  isNext(loop: string, subject: string): boolean {
    const name = `${loop}|${subject}`
    return this.#count(name) >= (this.#taken.get(name) ?? 0)
  }

  /** How often the plan came by this before. */
  #count(name: string): number {
    const ordinal = this.#planned.get(name) ?? 0
    this.#planned.set(name, ordinal + 1)
    return ordinal
  }
}

/** Names of the files that the chain says were imported. */
async function readFiles(kernel: Kernel, actor: Actor): Promise<ReadonlySet<string>> {
  const files = new Set<string>()
  let before: number | undefined
  for (;;) {
    const entries = await listAudit(kernel, actor, { before, limit: 500 })
    for (const { action, detail } of entries) if (action === 'import' && typeof detail.file === 'string') files.add(detail.file)
    before = entries.at(-1)?.seq
    if (before === undefined) return files
  }
}
