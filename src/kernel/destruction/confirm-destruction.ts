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
import type { Condemned } from './find-condemned.ts'
import { forgetCases } from './forget-cases.ts'
import { forgetComments } from './forget-comments.ts'
import { listReportLeaves, listSeriesLeaves } from './list-seal-leaves.ts'
import { personalWords, wordsThatStay } from './personal-words.ts'
import { spansOf } from './preview-destruction.ts'
import { filesOf, purgeFiles } from './purge-files.ts'
import { townDay } from './read-response.ts'
import { requireCertificate } from './require-certificate.ts'
import { closedDays, type DestructionScope, digestOfList, nameOfCertificate, openScope, requireSettled, wordsOf } from './scope.ts'
import { type Scrubbed, scrubEntries } from './scrub-entries.ts'
import { readBefore, type SealedFigures, sealFigures } from './seal-figures.ts'
import type { Certificate } from './types.ts'

/** What is being done, of how many steps: told before each, while nothing of it is written yet. */
export type DestructionProgress = (progress: { readonly done: number; readonly total: number; readonly doing: string }) => void

export interface Confirmation {
  readonly id: string
  /** May throw: then nothing of it has happened. */
  readonly onProgress?: DestructionProgress | undefined
}

const steps = ['清点要销毁的记录', '读出要封存的数', '删除记录和版本', '清除审计记录里的个人信息', '封存汇总数', '写销毁证书'] as const

/**
 * Destroys what was asked for by somebody else, the person-level data of an ended response or records whose term is over: seals the figures that it stands
 * behind, deletes every version, file and trace in the chain's texts, and leaves a certificate, all in one transaction; then rewrites the tables so that no
 * page holds it. Refuses with `not-permitted` to who asked for it, under whatever account, `wrong-state` when something was opened again meanwhile, or due
 * records are no longer those that were asked for. It cannot be undone.
 */
export async function confirmDestruction(kernel: Kernel, actor: Actor, { id, onProgress }: Confirmation): Promise<Certificate> {
  authorize(actor, 'destroy')
  await writeAudited(kernel, actor, async (change) => {
    const place = readerIn(kernel, actor, change.session)
    const certificate = await requireCertificate(place, { id, state: 'requested' })
    if ((await accountsOf(change.session, actor)).includes(certificate.requester))
      throw new Refusal('not-permitted', '申请人自己不能复核，请另一位管理员来销毁。')
    const begin = (step: (typeof steps)[number]) => onProgress?.({ done: steps.indexOf(step), total: steps.length, doing: step })
    begin('清点要销毁的记录')
    const scope = await openScope(place, nameOfCertificate(certificate))
    const condemned = await requireSettled(place, scope)
    if (scope.type === 'due' && (await digestOfList(place, condemned, change.algorithm)) !== certificate.asked)
      throw new Refusal('wrong-state', '申请以后，这些记录有的改过、多了或少了，没有销毁。请撤回申请，看过新的清单再申请。')
    const done = await destroy(place, change, { scope, condemned, begin })
    begin('写销毁证书')
    const written = await amendInChange(certifying(kernel), change, {
      ledger: certificateLedger.id,
      id,
      version: certificate.version,
      values: {
        state: 'destroyed',
        confirmedBy: actor.name,
        destroyedAt: townTime(change.at).replace(' ', 'T'),
        lastDay: wordsOf(scope).lastDay,
        ...countsOf(done),
        digest: done.erased.root,
        entry: change.seq,
      },
    })
    await storeDestruction(change, { scope, certificate: id, spans: done.spans, ...(await closedDays(place, scope)) })
    const detail: AuditDetail = { ...(written === undefined ? {} : versionDetail(written)), ...detailOf(change, done) }
    return { result: undefined, note: { action: 'destroy', ledger: certificateLedger.id, record: id, detail } }
  })
  return cleanDestroyed(kernel, actor, { id })
}

export interface Done {
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

interface Destroying {
  readonly scope: DestructionScope
  readonly condemned: readonly Condemned[]
  readonly begin: (step: (typeof steps)[number]) => void
}

/** Due records stand in many years, those of a response in one or two. */
const years = { response: 8, due: 40 } as const

/** The order matters: what is sealed and searched for is read first, what the others come to alone last. */
async function destroy(place: TownReader, change: Change, { scope, condemned, begin }: Destroying): Promise<Done> {
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
