import type { Actor } from '../../kernel/access/types.ts'

/** What takes long enough to be in others' way. */
export const longWorkLabels = {
  verify: '核对审计链',
  compile: '编译报告',
  freeze: '定稿',
  trace: '查看数字来源',
  export: '导出',
  import: '导入',
  preview: '预览导入',
  destroy: '销毁',
} as const
export type LongWorkKind = keyof typeof longWorkLabels

/** What is done in a moment waits for its turn; what lasts is refused at once, since nobody would sit and wait for it. */
const brief: ReadonlySet<LongWorkKind> = new Set(['compile', 'trace'])
const longestWait = 5_000
const mostWaiting = 3
const mostOfTown = 2

interface Entry {
  readonly town: string
  readonly person: string
  readonly kind: LongWorkKind
}

interface Waiting extends Entry {
  readonly enter: () => void
}

/** Somebody is at such work already: answered with 429. */
export class Busy extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Busy'
  }
}

/** One long piece of work at a time for each person, two for each town: whatever anybody asks for, there is room for everybody's pages. */
export class LongWork {
  readonly #running = new Set<Entry>()
  readonly #waiting: Waiting[] = []

  get counts(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running.size, waiting: this.#waiting.length }
  }

  /** Throws `Busy` when it may not begin, for brief work after a few seconds, or once nobody waits for it any more: work that heeds `gone` leaves its place to the next at once. */
  async run<Result>(actor: Actor, kind: LongWorkKind, work: () => Promise<Result>, gone?: AbortSignal): Promise<Result> {
    const entry = entryOf(actor, kind)
    if (brief.has(kind) && this.#obstacle(entry) !== undefined) await this.#wait(entry, gone)
    else this.#enter(entry)
    try {
      return await work()
    } catch (cause) {
      if (gone?.aborted === true) throw new Busy('已经没有人在等这一项。', { cause })
      throw cause
    } finally {
      this.#leave(entry)
    }
  }

  /** For work that goes on after the answer; gives what ends it. Throws `Busy` when it may not begin. */
  hold(actor: Actor, kind: LongWorkKind): () => void {
    const entry = entryOf(actor, kind)
    this.#enter(entry)
    return () => this.#leave(entry)
  }

  /** Throws `Busy` when such work may not begin now: asked before a large body is taken in. */
  assertFree(actor: Actor, kind: LongWorkKind): void {
    const obstacle = this.#obstacle(entryOf(actor, kind))
    if (obstacle !== undefined) throw new Busy(obstacle)
  }

  #enter(entry: Entry): void {
    const obstacle = this.#obstacle(entry)
    if (obstacle !== undefined) throw new Busy(obstacle)
    this.#running.add(entry)
  }

  #obstacle({ town, person }: Entry): string | undefined {
    const inTown = [...this.#running].filter((one) => one.town === town)
    const own = inTown.find((one) => one.person === person)
    if (own !== undefined) return `你已有一项${longWorkLabels[own.kind]}在进行，请等它做完再试。`
    if (inTown.length < mostOfTown) return undefined
    return `镇里已有${inTown.map(({ kind }) => longWorkLabels[kind]).join('和')}在进行，请稍候再试。`
  }

  #wait(entry: Entry, gone: AbortSignal | undefined): Promise<void> {
    const own = this.#waiting.filter(({ town, person }) => town === entry.town && person === entry.person)
    if (own.length >= mostWaiting) throw new Busy(this.#obstacle(entry) ?? '请稍候再试。')
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        ...entry,
        enter: () => {
          clearTimeout(timer)
          gone?.removeEventListener('abort', refuse)
          this.#running.add(entry)
          resolve()
        },
      }
      const refuse = () => {
        clearTimeout(timer)
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
        reject(new Busy(this.#obstacle(entry) ?? '请稍候再试。'))
      }
      const timer = setTimeout(refuse, longestWait)
      gone?.addEventListener('abort', refuse, { once: true })
      this.#waiting.push(waiting)
    })
  }

  #leave(entry: Entry): void {
    this.#running.delete(entry)
    for (let at = 0; at < this.#waiting.length; ) {
      const next = this.#waiting[at]
      if (next === undefined || this.#obstacle(next) !== undefined) at += 1
      else this.#waiting.splice(at, 1)[0]?.enter()
    }
  }
}

function entryOf({ town, id }: Actor, kind: LongWorkKind): Entry {
  return { town, person: id, kind }
}
