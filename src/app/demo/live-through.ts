import { type HandedIn, inOrder, type LifeEvent, type Taken } from '../../../demo/life/types.ts'
import { importFile, wasRefused } from '../../api/actions/import-file.ts'
import { type Actor, type Kernel, openCase, Refusal, takeSteps } from '../../kernel/index.ts'
import { writeWorkbook } from '../../office/index.ts'
import { CaseBook } from './case-book.ts'

export interface LifeRequest {
  readonly events: readonly LifeEvent[]
  /** By account. */
  readonly people: ReadonlyMap<string, Actor>
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
}

/**
 * Leads the demo township through its year: files are handed in, cases opened and steps taken by the people who take them, each on its own day. The
 * chain keeps the instants of the loading; the days are those of the cases' own logs.
 */
export async function liveThrough(kernel: Kernel, { events, people, onProgress }: LifeRequest): Promise<void> {
  const ordered = inOrder(events)
  const book = new CaseBook()
  for (const [done, event] of ordered.entries()) {
    onProgress?.({ done, total: ordered.length })
    const actor = people.get(event.by)
    if (actor === undefined) throw new Error(`the demo has no account ${event.by}`)
    await live({ ...kernel, clock: () => morningOf(event.on) }, actor, event, book)
  }
}

/** Nine o'clock of the township's day. */
function morningOf(day: string): Date {
  return new Date(`${day}T09:00:00+08:00`)
}

async function live(kernel: Kernel, actor: Actor, event: LifeEvent, book: CaseBook): Promise<void> {
  if (event.type === 'file') return handIn(kernel, actor, event, book)
  const loop = kernel.catalogue.getLoop(event.loop)
  const subjects = await book.subjects(kernel, actor, { ledger: loop.ledger, rows: event.rows })
  const opinion = event.opinion === undefined ? {} : { opinion: event.opinion }
  if (event.type === 'open') {
    for (const subject of subjects) await openCase(kernel, actor, { loop: loop.id, subject, ...opinion })
    return
  }
  const values = event.values === undefined ? {} : { values: event.values }
  const take = async () =>
    takeSteps(kernel, actor, {
      loop: loop.id,
      step: event.step,
      cases: await book.cases(kernel, actor, { loop: loop.id, subjects }),
      ...values,
      ...opinion,
    })
  try {
    await take()
  } catch (error) {
    // Another loop's effect may have written to these cases meanwhile.
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw placed(error, event)
    book.refresh(loop.id)
    await take().catch((again: unknown) => {
      throw placed(again, event)
    })
  }
  book.moved({ loop: loop.id, subjects })
}

async function handIn(kernel: Kernel, actor: Actor, { on, sheet }: HandedIn, book: CaseBook): Promise<void> {
  const { ledger, columns, rows } = sheet
  const bytes = writeWorkbook({ sheets: [{ name: ledger, columns, rows }] })
  const outcome = await importFile(kernel, actor, { ledger, bytes, fileName: `${ledger}${on}.xlsx` })
  if (wasRefused(outcome)) throw new Error(`${ledger} of ${on}: ${JSON.stringify(outcome.rejected[0] ?? outcome.problems[0])}`)
  book.forget(kernel.catalogue.findLedger(ledger)?.id ?? ledger)
}

function placed(error: unknown, { loop, step, on, rows }: Taken): Error {
  const why = error instanceof Error ? error.message : String(error)
  return new Error(`the demo's ${loop}/${step} on ${on} for ${JSON.stringify(rows[0])}: ${why}`, { cause: error })
}
