import type { RowKey } from '../../../demo/life/types.ts'
import { type Actor, type Kernel, type LedgerRecord, listCases, listRecords } from '../../kernel/index.ts'

interface KnownCase {
  readonly id: string
  readonly version: number
}

/** Which record a row of an office file is, and which case stands open over it: read when it is not known, and kept while nobody else writes. */
export class CaseBook {
  readonly #records = new Map<string, ReadonlyMap<string, string>>()
  readonly #cases = new Map<string, Map<string, KnownCase>>()

  /** The ledgers have gained records: what is not found from now on is read again. */
  forget(ledger: string): void {
    for (const key of this.#records.keys()) if (key.startsWith(`${ledger}|`)) this.#records.delete(key)
  }

  /** The records that these rows are. Throws when a row is no record: the demo would be wrong. */
  async subjects(kernel: Kernel, actor: Actor, request: { readonly ledger: string; readonly rows: readonly RowKey[] }): Promise<string[]> {
    const found: string[] = []
    for (const row of request.rows) {
      const labels = Object.keys(row).sort()
      const name = `${request.ledger}|${labels.join('|')}`
      let records = this.#records.get(name)
      if (records === undefined) {
        records = await readKeys(kernel, actor, { ledger: request.ledger, labels })
        this.#records.set(name, records)
      }
      const id = records.get(keyText(labels.map((label) => row[label] ?? '')))
      if (id === undefined) throw new Error(`the demo has no ${request.ledger} ${JSON.stringify(row)}`)
      found.push(id)
    }
    return found
  }

  /** The open cases of a loop over these records. */
  async cases(
    kernel: Kernel,
    actor: Actor,
    request: { readonly loop: string; readonly subjects: readonly string[] },
  ): Promise<readonly KnownCase[]> {
    let known = this.#cases.get(request.loop)
    if (known === undefined || request.subjects.some((subject) => !known?.has(subject))) {
      known = await readOpenCases(kernel, actor, request.loop)
      this.#cases.set(request.loop, known)
    }
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

async function readOpenCases(kernel: Kernel, actor: Actor, loop: string): Promise<Map<string, KnownCase>> {
  const open = new Map<string, KnownCase>()
  let after: string | undefined
  do {
    const page = await listCases(kernel, actor, { loop, standing: 'open', limit: 500, ...(after === undefined ? {} : { after }) })
    for (const { id, version, subject } of page.cases) open.set(subject, { id, version })
    after = page.next
  } while (after !== undefined)
  return open
}

async function readKeys(
  kernel: Kernel,
  actor: Actor,
  { ledger, labels }: { readonly ledger: string; readonly labels: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { id } = kernel.catalogue.getLedger(ledger)
  const fields = labels.map((label) => {
    const field = kernel.catalogue.findField(id, label)
    if (field === undefined) throw new Error(`${ledger} has no column ${label}`)
    return field.id
  })
  const keys = new Map<string, string>()
  let after: string | undefined
  do {
    const page = await listRecords(kernel, actor, { ledger: id, query: { limit: 500, ...(after === undefined ? {} : { after }) } })
    for (const record of page.records) keys.set(keyText(fields.map((field) => shownValue(record, field))), record.id)
    after = page.next
  } while (after !== undefined)
  return keys
}

function shownValue(record: LedgerRecord, field: string): string {
  return record.shown[field] ?? String(record.values[field] ?? '')
}

function keyText(values: readonly string[]): string {
  return JSON.stringify(values)
}
