import { sql } from 'kysely'
import type { RankedEntry, ScoredEntry } from '../../../definition/board/types.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import type { StoredVersion } from '../../ledger/record/read-version.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { storeFieldValue } from '../../ledger/record/validate-values.ts'
import { writeRecordsAudited } from '../../ledger/record/write-records-audited.ts'
import { readCases } from '../../loop/case/read-cases.ts'
import { requireLoop, requireStep } from '../../loop/loop-index.ts'
import { noticeChanges } from '../../loop/notice/notice-changes.ts'
import { advanceCases } from '../../loop/step/advance-cases.ts'
import { Refusal } from '../../refusal.ts'
import { type TownSession, writeInTown } from '../../town-session.ts'
import { boardIssueId } from '../ledgers/board-issue.ledger.ts'
import { boardPlaceId } from '../ledgers/board-place.ledger.ts'
import { boardIssueLoopId } from '../loops/board-issue.loop.ts'
import { monthSpan } from '../reading/month-span.ts'
import { readContent } from '../reading/read-content.ts'
import { requireBoard } from '../reading/require-board.ts'
import type { BoardContent, Issue } from '../types.ts'
import { getIssue } from './get-issue.ts'
import { requireIssue } from './read-issues.ts'
import { keepContent } from './stored-issue.ts'

/**
 * Freezes an issue: the list is computed once more, so that what an upheld objection corrected shows, and kept with everything it was computed from.
 * Refuses with `wrong-state` before the days for objections are over, while an objection is open, or when it is no longer open itself.
 */
export async function freezeIssue(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<Issue> {
  await writeInTown(kernel, actor, 'freeze', async (place) => {
    const stored = await requireIssue(place, id)
    const [open] = await readCases(place, sql`t.loop = ${boardIssueLoopId} and t.subject = ${stored.id}::uuid and t.ended_on is null`)
    if (open === undefined) throw new Refusal('wrong-state', '这一期榜单已经结束，不能再定榜。')
    const content = await keepFinal(place, stored)
    const loop = requireLoop(kernel.catalogue, boardIssueLoopId)
    const step = requireStep(loop, 'freeze')
    const request = { loop, step, cases: [{ id: open.id, version: open.version }], input: { step: step.id } }
    const { refused, changes } = await advanceCases(place, request)
    const against = refused.get(open.id)
    if (against !== undefined) throw new Refusal(against.code, against.why)
    await writePlaces(place, { issue: stored.id, content })
    await noticeChanges(place, changes)
  })
  return getIssue(kernel, actor, { id })
}

/** Puts the final list into the issue; when the step is then refused, the transaction takes it back out. */
async function keepFinal(place: TownSession, stored: StoredVersion): Promise<BoardContent> {
  const { kernel, session, actor, moment } = place
  const { values } = stored
  const content = await readContent(place, requireBoard(kernel.catalogue, values.board ?? ''), monthSpan(values.month ?? ''))
  const { text, digest } = keepContent(content)
  const frozen = { ...values, frozenOn: moment.today, frozenDefinition: kernel.definition, frozenContent: text, frozenDigest: digest }
  await writeRecordsAudited(kernel, {
    session,
    writer: actor,
    ledger: kernel.catalogue.getLedger(boardIssueId),
    changes: [{ before: stored, values: frozen }],
    action: 'freeze',
    detail: { board: content.board, month: content.month },
  })
  return content
}

interface Places {
  readonly issue: string
  readonly content: BoardContent
}

async function writePlaces({ kernel, session, actor }: TownSession, { issue, content: { ranking } }: Places): Promise<void> {
  const lines = [
    ...ranking.ranked.map((entry) => valuesOf(issue, entry, { rank: entry.rank })),
    ...ranking.apart.map((entry) => valuesOf(issue, entry, { apart: entry.why === 'sample' ? '数据月份不足' : '适用权重不足' })),
  ]
  const ledger = kernel.catalogue.getLedger(boardPlaceId)
  const additions = lines.map((values) => ({ id: kernel.newId(), values: stored(ledger, values) }))
  await writeRecordsAudited(kernel, { session, writer: actor, ledger, additions, action: 'freeze' })
}

/** In the text form of the columns, over which digests are taken: 95.70 lies there as 95.7. */
function stored(ledger: ResolvedLedger, values: FieldValues): StoredValues {
  const texts = ledger.fields.map((target) => {
    const kept = storeFieldValue(target, values[target.id] ?? null, '')
    if ('why' in kept) throw new Error(`a line of a frozen list cannot be kept: ${kept.why}`)
    return [target.id, kept.text] as const
  })
  return Object.fromEntries(texts)
}

function valuesOf(
  issue: string,
  entry: ScoredEntry,
  { rank, apart }: { readonly rank?: RankedEntry['rank']; readonly apart?: string },
): FieldValues {
  const { id, title, score, base, difficulty, bonus, deduction } = entry
  return {
    issue,
    rank: rank ?? null,
    project: title,
    subject: id,
    score,
    base,
    difficulty,
    bonus,
    deduction,
    apart: apart ?? null,
  }
}
