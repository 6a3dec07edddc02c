import { sql } from 'kysely'
import { digestText } from '../audit/digest.ts'
import { townTime } from '../audit/instant.ts'
import type { AuditDetail, Change } from '../audit/types.ts'
import { certificateLedger } from '../destroyed/certificate.ledger.ts'
import { destructionMark } from '../destroyed/types.ts'
import { setChangeMark } from '../ledger/change-marks.ts'
import { amendInChange } from '../ledger/command/amend-record.ts'
import { versionDetail } from '../ledger/record/write-records.ts'
import type { TownReader } from '../town-session.ts'
import { writeCounts } from './certificates.ts'
import { certifying } from './certifying.ts'
import { type Erased, eraseVersions } from './erase-versions.ts'
import type { Condemned } from './find-condemned.ts'
import { forgetCases } from './forget-cases.ts'
import { forgetComments } from './forget-comments.ts'
import { listReportLeaves, listSeriesLeaves } from './list-seal-leaves.ts'
import { personalWords, wordsThatStay } from './personal-words.ts'
import { spansOf } from './preview-destruction.ts'
import { filesOf, purgeFiles } from './purge-files.ts'
import { townDay } from './read-response.ts'
import { type DestructionScope, wordsOf } from './scope.ts'
import { type Scrubbed, scrubEntries } from './scrub-entries.ts'
import { readBefore, type SealedFigures, sealFigures } from './seal-figures.ts'
import type { Certificate } from './types.ts'

export const destructionSteps = [
  '清点要销毁的记录',
  '读出要封存的数',
  '删除记录和版本',
  '清除审计记录里的个人信息',
  '封存汇总数',
  '写销毁证书',
] as const

export type DestructionStep = (typeof destructionSteps)[number]

/**
 * The destruction itself, within one change: everything that goes with the records, the figures that are sealed, the certificate. Gives what its entry keeps.
 * Who may, whether it may be, and what it is about, is decided before.
 */
export async function carryOut(place: TownReader, change: Change, destroying: Destroying): Promise<AuditDetail> {
  const { certificate, scope, days, begin, confirmedBy } = destroying
  const done = await destroy(place, change, destroying)
  begin('写销毁证书')
  const written = await amendInChange(certifying(place.kernel), change, {
    ledger: certificateLedger.id,
    id: certificate.id,
    version: certificate.version,
    values: {
      state: 'destroyed',
      confirmedBy,
      destroyedAt: townTime(change.at).replace(' ', 'T'),
      lastDay: wordsOf(scope).lastDay,
      ...countsOf(done),
      digest: done.erased.root,
      entry: change.seq,
    },
  })
  await storeDestruction(change, { scope, certificate: certificate.id, spans: done.spans, ...days })
  return { ...(written === undefined ? {} : versionDetail(written)), ...detailOf(change, done) }
}

interface Done {
  readonly records: number
  readonly erased: Erased
  readonly scrubbed: Scrubbed
  readonly sealed: SealedFigures
  readonly files: number
  readonly spans: string
}

function countsOf({ records, erased, files, scrubbed, sealed }: Done) {
  return {
    records,
    versions: erased.versions,
    files,
    scrubbed: scrubbed.entries,
    sealed: sealed.count,
    counts: writeCounts(sealed.spans.ledgers),
  }
}

/** What is known of a destruction when it begins. */
export interface Destroying {
  /** As it was asked for. */
  readonly certificate: Pick<Certificate, 'id' | 'version'>
  readonly scope: DestructionScope
  readonly condemned: readonly Condemned[]
  readonly begin: (step: DestructionStep) => void
  /** Within them nothing is written again under the response. */
  readonly days: { readonly first: string; readonly last: string }
  readonly confirmedBy: string
}

/** Due records stand in many years, those of a response in one or two. */
const years = { response: 8, due: 40 } as const

/** The order matters: what is sealed and searched for is read first, what the others come to alone last. */
async function destroy(
  place: TownReader,
  change: Change,
  { scope, condemned, begin }: Pick<Destroying, 'scope' | 'condemned' | 'begin'>,
): Promise<Done> {
  const { kernel, session, town } = place
  const ledgers = await spansOf(session, town, condemned)
  const words = await personalWords(session, town, condemned)
  const candidates = await filesOf(session, town, condemned)
  begin('读出要封存的数')
  const reports = await listReportLeaves(place)
  const series = await listSeriesLeaves(place, { spans: ledgers, today: townDay(kernel), mostYears: years[scope.type] })
  const before = await readBefore(place, [...reports, series], ledgers)
  begin('删除记录和版本')
  const erased = await eraseVersions(change, condemned)
  await forgetCases(change, condemned)
  await forgetComments(change, condemned)
  begin('清除审计记录里的个人信息')
  // Who is still held elsewhere for a purpose of its own is still spoken of there.
  const staying = scope.type === 'due' ? await wordsThatStay(place, words) : new Set<string>()
  const gone = new Set([...words].filter((word) => !staying.has(word)))
  const scrubbed = await scrubEntries(change, { condemned, words: gone })
  const files = await purgeFiles(change, kernel.catalogue, candidates)
  begin('封存汇总数')
  const sealed = await sealFigures(place, change, { before, ledgers })
  const records = condemned.reduce((sum, { ids }) => sum + ids.length, 0)
  return { records, erased, scrubbed, sealed, files, spans: JSON.stringify(sealed.spans) }
}

function detailOf({ algorithm }: Change, { records, erased, scrubbed, sealed, files, spans }: Done): AuditDetail {
  return {
    records,
    versions: erased.versions,
    versionsRoot: erased.root,
    marksRoot: erased.marksRoot,
    scrubbed: scrubbed.entries,
    scrubbedRoot: scrubbed.root,
    sealed: sealed.count,
    sealedRoot: sealed.root,
    files,
    spansDigest: digestText(algorithm, spans),
  }
}

interface Stored {
  readonly scope: DestructionScope
  readonly certificate: string
  readonly spans: string
  readonly first: string
  readonly last: string
}

/** Of due records there is no response: no name, and the certificate in the place of its record. */
async function storeDestruction(change: Change, { scope, certificate, spans, first, last }: Stored): Promise<void> {
  const { session, town, seq, at } = change
  const { responses, response } = scope.type === 'due' ? { responses: '', response: certificate } : scope.response
  await session.query(sql`
    insert into destruction (town, entry, at, certificate, responses, response, first_day, last_day, spans)
    values (${town}, ${seq}, ${at}, ${certificate}, ${responses}, ${response}, ${first}, ${last}, ${spans})
  `)
  await setChangeMark(change, destructionMark)
}
