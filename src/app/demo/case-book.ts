import type { RowKey } from '../../../demo/life/types.ts'
import { type Actor, type Kernel, type LedgerFilter, type LedgerRecord, listCases, listRecords } from '../../kernel/index.ts'

interface KnownCase {
  readonly id: string
  readonly version: number
}

/** Which record a row of an office file is, and which case stands open over it: read when it is not known, and kept while nobody else writes. */
export class CaseBook {
  readonly #records = new Map<string, Map<string, string>>()
  readonly #cases = new Map<string, Map<string, KnownCase>>()
  readonly #reader: Actor

  /** `reader` sees names and numbers as they are: by masked ones nobody would be found. */
  constructor(reader: Actor) {
    this.#reader = reader
  }

  /** The records that these rows are. Throws when a row is no record: the demo would be wrong. */
  async subjects(kernel: Kernel, request: { readonly ledger: string; readonly rows: readonly RowKey[] }): Promise<string[]> {
    const groups = new Map<string, RowKey[]>()
    for (const row of request.rows) {
      const labels = labelsOf(row).join('|')
      groups.set(labels, [...(groups.get(labels) ?? []), row])
    }
    for (const [labels, rows] of groups) await this.#know(kernel, { ledger: request.ledger, labels: labels.split('|'), rows })
    return request.rows.map((row) => {
      const id = this.#records.get(bookOf(request.ledger, labelsOf(row)))?.get(keyOf(row))
      if (id === undefined) throw new Error(`the demo has no ${request.ledger} ${JSON.stringify(row)}`)
      return id
    })
  }

  /** Reads what is not known yet: as few records as the texts and days of the rows narrow it to. */
  async #know(kernel: Kernel, request: Rows): Promise<void> {
    const name = bookOf(request.ledger, request.labels)
    const known = this.#records.get(name) ?? new Map<string, string>()
    this.#records.set(name, known)
    const missing = request.rows.filter((row) => !known.has(keyOf(row)))
    if (missing.length === 0) return
    for (const [key, id] of await readKeys(kernel, this.#reader, { ...request, rows: missing })) known.set(key, id)
  }

  /** The open cases of a loop over these records, which stand in one of these states. */
  async cases(
    kernel: Kernel,
    request: { readonly loop: string; readonly subjects: readonly string[]; readonly states: readonly string[] },
  ): Promise<readonly KnownCase[]> {
    const known = this.#cases.get(request.loop) ?? new Map<string, KnownCase>()
    this.#cases.set(request.loop, known)
    const unknown = request.subjects.filter((subject) => !known.has(subject))
    for (const [subject, one] of await readOpenCases(kernel, this.#reader, { ...request, subjects: unknown })) known.set(subject, one)
    return request.subjects.map((subject) => {
      const found = known.get(subject)
      if (found === undefined) throw new Error(`no case of ${request.loop} is open over ${subject}`)
      return found
    })
  }

  /** A step has been taken in these cases: each has one version more. */
  moved(request: { readonly loop: string; readonly subjects: readonly string[] }): void {
    const known = this.#cases.get(request.loop)
    for (const subject of request.subjects) {
      const found = known?.get(subject)
      if (found !== undefined) known?.set(subject, { ...found, version: found.version + 1 })
    }
  }

  /** Somebody else wrote in between: what is known of the loop is read again. */
  refresh(loop: string): void {
    this.#cases.delete(loop)
  }
}

/** So few subjects are asked for one by one; for more of them all open cases of the loop are read. */
const few = 4

async function readOpenCases(
  kernel: Kernel,
  actor: Actor,
  request: { readonly loop: string; readonly subjects: readonly string[]; readonly states: readonly string[] },
): Promise<ReadonlyMap<string, KnownCase>> {
  const { loop, subjects, states } = request
  const { ledger } = kernel.catalogue.getLoop(loop)
  const searches = subjects.length <= few ? subjects.map((id) => ({ subject: { ledger, id } })) : [{}]
  const open = new Map<string, KnownCase>()
  for (const search of searches) {
    let after: string | undefined
    do {
      const query = { loop, states, standing: 'open', limit: 500, ...search, ...(after === undefined ? {} : { after }) } as const
      const page = await listCases(kernel, actor, query)
      for (const { id, version, subject } of page.cases) open.set(subject, { id, version })
      after = page.next
    } while (after !== undefined)
  }
  return open
}

interface Rows {
  readonly ledger: string
  readonly labels: readonly string[]
  readonly rows: readonly RowKey[]
}

async function readKeys(kernel: Kernel, actor: Actor, { ledger, labels, rows }: Rows): Promise<ReadonlyMap<string, string>> {
  const { id } = kernel.catalogue.getLedger(ledger)
  const fields = labels.map((label) => {
    const field = kernel.catalogue.findField(id, label)
    if (field === undefined) throw new Error(`${ledger} has no column ${label}`)
    return field
  })
  const filters = fields.flatMap(({ id, field }, index): LedgerFilter[] => {
    const values = [...new Set(rows.map((row) => row[labels[index] ?? ''] ?? ''))]
    const isPlain = field.kind === 'text' || field.kind === 'personName' || field.kind === 'date'
    return isPlain && values.length <= 200 ? [{ field: id, operator: 'in', value: values }] : []
  })
  const keys = new Map<string, string>()
  let after: string | undefined
  do {
    const query = { limit: 500, filters, ...(after === undefined ? {} : { after }) }
    const page = await listRecords(kernel, actor, { ledger: id, query })
    for (const record of page.records) keys.set(JSON.stringify(fields.map((field) => shownValue(record, field.id))), record.id)
    after = page.next
  } while (after !== undefined)
  return keys
}

function shownValue(record: LedgerRecord, field: string): string {
  return record.shown[field] ?? String(record.values[field] ?? '')
}

function labelsOf(row: RowKey): string[] {
  return Object.keys(row).sort()
}

function keyOf(row: RowKey): string {
  return JSON.stringify(labelsOf(row).map((label) => row[label] ?? ''))
}

function bookOf(ledger: string, labels: readonly string[]): string {
  return `${ledger}|${labels.join('|')}`
}
