import { sql } from 'kysely'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import { accountsOf } from '../access/user/accounts-of.ts'
import { digestText } from '../audit/digest.ts'
import { townTime } from '../audit/instant.ts'
import type { AuditDetail, Change } from '../audit/types.ts'
import { writeAudited } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { certificateLedger } from '../destroyed/certificate.ledger.ts'
import { destructionMark } from '../destroyed/types.ts'
import { setChangeMark } from '../ledger/change-marks.ts'
import { amendInChange } from '../ledger/command/amend-record.ts'
import { versionDetail } from '../ledger/record/write-records.ts'
import { Refusal } from '../refusal.ts'
import { readerIn, type TownReader } from '../town-session.ts'
import { writeCounts } from './certificates.ts'
import { certifying } from './certifying.ts'
import { cleanDestroyed } from './clean-destroyed.ts'
import { type Erased, eraseVersions } from './erase-versions.ts'
import { forgetCases } from './forget-cases.ts'
import { forgetComments } from './forget-comments.ts'
import { listReportLeaves, listSeriesLeaves } from './list-seal-leaves.ts'
import { personalWords } from './personal-words.ts'
import { spansOf } from './preview-destruction.ts'
import { filesOf, purgeFiles } from './purge-files.ts'
import { lastOwnDay, type Response, readResponse, townDay } from './read-response.ts'
import { requireSettled } from './request-destruction.ts'
import { requireCertificate } from './require-certificate.ts'
import { type Scrubbed, scrubEntries } from './scrub-entries.ts'
import { readBefore, type SealedFigures, sealFigures } from './seal-figures.ts'
import type { Certificate } from './types.ts'

/**
 * Destroys the person-level data of an ended response, asked for by somebody else: seals the figures that it stands behind, deletes every version, file
 * and trace in the chain's texts, and leaves a certificate, all in one transaction; then rewrites the tables so that no page holds it. Refuses with
 * `not-permitted` to who asked for it, under whatever account, `wrong-state` when something was opened again meanwhile. It cannot be undone.
 */
export async function confirmDestruction(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<Certificate> {
  authorize(actor, 'destroy')
  await writeAudited(kernel, actor, async (change) => {
    const place = readerIn(kernel, actor, change.session)
    const certificate = await requireCertificate(place, { id, state: 'requested' })
    if ((await accountsOf(change.session, actor)).includes(certificate.requester))
      throw new Refusal('not-permitted', '申请人自己不能复核，请另一位管理员来销毁。')
    const response = await readResponse(place, certificate)
    const done = await destroy(place, change, response)
    const written = await amendInChange(certifying(kernel), change, {
      ledger: certificateLedger.id,
      id,
      version: certificate.version,
      values: {
        state: 'destroyed',
        confirmedBy: actor.name,
        destroyedAt: townTime(change.at).replace(' ', 'T'),
        lastDay: response.lastDay,
        records: done.records,
        versions: done.erased.versions,
        files: done.files,
        scrubbed: done.scrubbed.entries,
        sealed: done.sealed.count,
        counts: writeCounts(done.sealed.spans.ledgers),
        digest: done.erased.root,
        entry: change.seq,
      },
    })
    await storeDestruction(change, {
      response,
      certificate: id,
      spans: done.spans,
      last: await lastOwnDay(place, response),
    })
    const detail: AuditDetail = { ...(written === undefined ? {} : versionDetail(written)), ...detailOf(change, done) }
    return { result: undefined, note: { action: 'destroy', ledger: certificateLedger.id, record: id, detail } }
  })
  return cleanDestroyed(kernel, actor, { id })
}

interface Done {
  readonly records: number
  readonly erased: Erased
  readonly scrubbed: Scrubbed
  readonly sealed: SealedFigures
  readonly files: number
  readonly spans: string
}

/** The order matters: what is sealed and searched for is read first, what the others come to alone last. */
async function destroy(place: TownReader, change: Change, response: Response): Promise<Done> {
  const { kernel, session, town } = place
  const condemned = await requireSettled(place, response)
  const ledgers = await spansOf(session, town, condemned)
  const words = await personalWords(session, town, condemned)
  const candidates = await filesOf(session, town, condemned)
  const reports = await listReportLeaves(place)
  const series = await listSeriesLeaves(place, { spans: ledgers, today: townDay(kernel) })
  const before = await readBefore(place, [...reports, series], ledgers)
  const erased = await eraseVersions(change, condemned)
  await forgetCases(change, condemned)
  await forgetComments(change, condemned)
  const scrubbed = await scrubEntries(change, { condemned, words })
  const files = await purgeFiles(change, kernel.catalogue, candidates)
  const sealed = await sealFigures(place, change, { before, ledgers })
  const records = condemned.reduce((sum, { ids }) => sum + ids.length, 0)
  return { records, erased, scrubbed, sealed, files, spans: JSON.stringify(sealed.spans) }
}

function detailOf({ algorithm }: Change, { records, erased, scrubbed, sealed, files, spans }: Done): AuditDetail {
  return {
    records,
    versions: erased.versions,
    versionsRoot: erased.root,
    scrubbed: scrubbed.entries,
    scrubbedRoot: scrubbed.root,
    sealed: sealed.count,
    sealedRoot: sealed.root,
    files,
    spansDigest: digestText(algorithm, spans),
  }
}

interface Stored {
  readonly response: Response
  readonly certificate: string
  readonly spans: string
  readonly last: string
}

async function storeDestruction(change: Change, { response, certificate, spans, last }: Stored): Promise<void> {
  const { session, town, seq, at } = change
  await session.query(sql`
    insert into destruction (town, entry, at, certificate, responses, response, first_day, last_day, spans)
    values (${town}, ${seq}, ${at}, ${certificate}, ${response.responses}, ${response.response}, ${response.firstDay}, ${last}, ${spans})
  `)
  await setChangeMark(change, destructionMark)
}
