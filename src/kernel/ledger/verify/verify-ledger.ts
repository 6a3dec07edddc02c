import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { type ObjectOf, orNull, text } from '../../../definition/shape/shape.ts'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import type { AuditEntry, DigestAlgorithm } from '../../audit/types.ts'
import { plainSealer } from '../../storage/sealing/sealer.ts'
import { streamRows } from '../../storage/stream-rows.ts'
import type { Session } from '../../storage/types.ts'
import { type StoredVersion, type VersionRow, versionOfRow, versionRowWith, versionSelection } from '../record/read-version.ts'
import { digestVersion } from '../record/record-digest.ts'
import { recordGrams } from '../table/grams.ts'
import { titleKey } from '../table/title-key.ts'
import { type EntryRange, within } from './entry-range.ts'
import { aboutVersion } from './present-version.ts'
import { readWritten, type Written } from './read-written.ts'
import { readChain } from './verify-chain.ts'

interface Inspection {
  readonly town: string
  readonly ledger: ResolvedLedger
  readonly algorithm: DigestAlgorithm
  readonly problems: AuditProblem[]
  readonly range: EntryRange
  /** Also hold the words kept for search and order against the values: they are in no digest, and whoever empties them hides a record. */
  readonly words: boolean
}

/** Kept beside a version for search and order. */
const wordColumns = { _words: text, _title_key: orNull(text) }
type WordedRow = VersionRow & ObjectOf<typeof wordColumns>

/**
 * Recomputes the digest of every version of a ledger within a range of entries from its columns, and holds what each entry of the chain says it wrote against what is there.
 * Chain and versions are walked side by side, so memory does not grow with the ledger. Gives the number of versions that are there.
 */
export async function verifyLedger(session: Session, inspection: Inspection): Promise<number> {
  const { town, ledger, algorithm, range } = inspection
  const groups = readWritten(session, { town, ledger: ledger.id, algorithm, range, versions: checkVersions(session, inspection) })
  let count = 0
  const advance = async (): Promise<Written | undefined> => {
    const { value } = await groups.next()
    count += value?.live ?? 0
    return value
  }
  let next = await advance()
  for await (const entry of readChain(session, { town, ledger: ledger.id, range })) {
    for (; next !== undefined && next.entry < entry.seq; next = await advance()) stray(inspection, next)
    const own = next?.entry === entry.seq ? next : undefined
    compare(inspection, entry, own)
    if (own !== undefined) next = await advance()
  }
  for (; next !== undefined; next = await advance()) stray(inspection, next)
  return count
}

/** The versions that are there, each held against its digest on the way. */
async function* checkVersions(
  session: Session,
  { town, ledger, algorithm, range, problems, words }: Inspection,
): AsyncGenerator<StoredVersion, undefined> {
  const statement = sql`
    select ${versionSelection(ledger, 't')}, ${words ? sql`t.grams::text` : sql`''`} as _words, t._title_key from ${sql.id(ledger.table)} as t
    where t.town = ${town} and ${within(sql`t.entry`, range)} order by t.entry, t.id, t.version
  `
  for await (const row of streamRows(session, { row: versionRowWith(ledger, wordColumns), statement })) {
    const version = versionOfRow(ledger, row)
    const { id, version: number, recordedAt, actor, entry, values } = version
    const digest = digestVersion(algorithm, { town, ledger: ledger.id, id, version: number, recordedAt, actor, entry, values })
    if (digest !== version.digest) problems.push(aboutVersion(ledger, version, '的内容与写入时的摘要不符，被改动过。'))
    else if (words && !agreesInWords(ledger, version, row, session.sealer))
      problems.push(aboutVersion(ledger, version, '的检索词与内容不符，被改动过或已损坏。'))
    yield version
  }
  return undefined
}

function agreesInWords(ledger: ResolvedLedger, { values }: StoredVersion, row: WordedRow, sealer = plainSealer): boolean {
  const key = titleKey(ledger, values)
  if ((key === null ? null : asKept(key)) !== row._title_key) return false
  const [kept, expected] = [wordsOf(row._words), wordsOf(asKept(sealer.blind(recordGrams(ledger, values))))]
  return kept.size === expected.size && [...expected].every((word) => kept.has(word))
}

/** The words of a text of search words, each once: the database keeps them in an order of its own. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/'(?:[^']|'')*'/g) ?? [])
}

/** A text as the database keeps it: one that was cut within a character of two halves ends in the sign for what is none. */
function asKept(text: string): string {
  return Buffer.from(text).toString()
}

function stray({ ledger, problems }: Inspection, written: Written): void {
  const others = written.tree.count > 1 ? `等 ${written.tree.count} 条` : ''
  const message = `${others}不是经审计链写入的。`
  if (written.first !== undefined) problems.push(aboutVersion(ledger, written.first, message))
  else
    problems.push({
      seq: written.entry,
      ledger: ledger.label,
      record: undefined,
      version: undefined,
      message: `「${ledger.label}」销毁的版本${message}`,
    })
}

/** An entry over one record carries its digest, one over many the root and the number; a withdrawal or a look writes no version. */
function compare({ ledger, problems }: Inspection, entry: AuditEntry, written: Written | undefined): void {
  const { digest, root, count } = entry.detail
  const wrong = (message: string): void => {
    const record = entry.record ?? undefined
    const which = record === undefined ? '' : `（记录 ${record}）`
    problems.push({
      seq: entry.seq,
      ledger: ledger.label,
      record,
      version: undefined,
      message: `「${ledger.label}」第 ${entry.seq} 条审计记录${which}${message}`,
    })
  }
  const expected = digest === undefined ? (typeof count === 'number' ? count : 0) : 1
  const found = written?.tree.count ?? 0
  if (found < expected) wrong(`写入 ${expected} 条，现在只有 ${found} 条，有记录不见了。`)
  else if (found > expected) wrong(`写入 ${expected} 条，现在却有 ${found} 条，有记录是后加的。`)
  else if (digest !== undefined && digest !== written?.digest) wrong('写入的记录被换过。')
  else if (root !== undefined && found > 0 && root !== written?.tree.root()) wrong('写入的记录中有的被换过。')
}
