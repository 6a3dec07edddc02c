import { type HandedIn, inOrder, type LifeEvent, minuteOf, morning, type Opening, type Taken } from '../../../demo/life/types.ts'
import { importFile, wasRefused } from '../../api/actions/import-file.ts'
import { type Actor, atClock, type Kernel, openCase, seesFullValues, takeSteps } from '../../kernel/index.ts'
import { writeWorkbook } from '../../office/index.ts'
import { CaseBook } from './case-book.ts'
import { freeze, object, publish } from './lead-board.ts'
import { Progress } from './life-progress.ts'

export interface LifeRequest {
  readonly events: readonly LifeEvent[]
  /** By account. */
  readonly people: ReadonlyMap<string, Actor>
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
}

/**
 * Leads the demo township through its year: files are handed in, cases opened and steps taken by the people who take them, each on its own day: by
 * that day's clock, so that the chain, the logs and the numbers of the cases tell of that day. A loading that was broken off goes on where it stopped.
 */
export async function liveThrough(kernel: Kernel, { events, people, onProgress }: LifeRequest): Promise<void> {
  const ordered = inOrder(events)
  const reader = [...people.values()].find(seesFullValues)
  if (reader === undefined) throw new Error('the demo has nobody who sees names as they are')
  const book = new CaseBook(reader)
  const progress = await Progress.read(kernel, reader)
  for (const [done, event] of ordered.entries()) {
    onProgress?.({ done, total: ordered.length })
    const person = people.get(event.by)
    if (person === undefined) throw new Error(`the demo has no account ${event.by}`)
    // One cadre of a village and one grid worker are told of; the others did the same in theirs.
    const actor: Actor = { ...person, everywhere: true }
    const then = atClock(kernel, () => instantOf(event.on, minuteOf(event)))
    await happen(then, actor, { event, book, progress })
  }
}

/** The morning of the township's day. */
export function morningOf(day: string): Date {
  return instantOf(day, morning)
}

function instantOf(day: string, minute: string): Date {
  return new Date(`${day}T${minute}:00+08:00`)
}

function happen(kernel: Kernel, actor: Actor, { event, ...known }: Happening<LifeEvent>): Promise<void> {
  switch (event.type) {
    case 'file':
      return handIn(kernel, actor, { event, ...known })
    case 'open':
      return open(kernel, actor, { event, ...known })
    case 'step':
      return take(kernel, actor, { event, ...known })
    case 'publish':
      return publish(kernel, actor, event)
    case 'object':
      return object(kernel, actor, event)
    case 'freeze':
      return freeze(kernel, actor, event)
  }
}

interface Happening<Event> {
  readonly event: Event
  readonly book: CaseBook
  readonly progress: Progress
}

async function handIn(kernel: Kernel, actor: Actor, { event, progress }: Happening<HandedIn>): Promise<void> {
  const { ledger, columns, rows } = event.sheet
  const fileName = progress.nameFile(event)
  if (progress.wasHandedIn(fileName)) return
  const bytes = writeWorkbook({ sheets: [{ name: ledger, columns, rows }] })
  const outcome = await importFile(kernel, actor, { ledger, bytes, fileName })
  if (wasRefused(outcome)) throw new Error(`${fileName}: ${JSON.stringify(outcome.rejected[0] ?? outcome.problems[0])}`)
}

async function open(kernel: Kernel, actor: Actor, { event, book, progress }: Happening<Opening>): Promise<void> {
  const loop = kernel.catalogue.getLoop(event.loop)
  const opinion = event.opinion === undefined ? {} : { opinion: event.opinion }
  for (const subject of await book.subjects(kernel, { ledger: loop.ledger, rows: event.rows })) {
    if (progress.hasCase(loop.id, subject)) continue
    await openCase(kernel, actor, { loop: loop.id, subject, ...opinion })
  }
}

async function take(kernel: Kernel, actor: Actor, { event, book, progress }: Happening<Taken>): Promise<void> {
  const loop = kernel.catalogue.getLoop(event.loop)
  const all = await book.subjects(kernel, { ledger: loop.ledger, rows: event.rows })
  const subjects = all.filter((subject) => progress.isNext(loop.id, subject))
  if (subjects.length === 0) return
  const { step, opinion, evidence } = event
  const referred = await Promise.all(
    Object.entries(event.refers ?? {}).map(async ([field, { ledger, row }]) => {
      const [id = ''] = await book.subjects(kernel, { ledger, rows: [row] })
      return [field, id] as const
    }),
  )
  const values = referred.length === 0 ? event.values : { ...event.values, ...Object.fromEntries(referred) }
  const states = loop.steps.find(({ id }) => id === step)?.from ?? []
  const input = {
    step,
    ...(values === undefined ? {} : { values }),
    ...(opinion === undefined ? {} : { opinion }),
    ...(evidence === undefined ? {} : { evidence: [evidence] }),
  }
  const attempt = async () =>
    takeSteps(kernel, actor, { loop: loop.id, ...input, cases: await book.cases(kernel, { loop: loop.id, subjects, states }) })
  let { refused } = await attempt()
  if (refused.length > 0) {
    // Another loop's effect may have written to these cases meanwhile.
    book.refresh(loop.id)
    refused = (await attempt()).refused
  }
  const [first] = refused
  if (first !== undefined)
    throw new Error(
      `${loop.id}/${step} on ${event.on}: ${refused.length} of ${subjects.length} refused, ${first.subjectTitle}: ${first.why}`,
    )
  book.moved({ loop: loop.id, subjects })
}
