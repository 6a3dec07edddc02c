import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { readerIn } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { listRecordComments, readComments } from './list-record-comments.ts'
import { requireCommentable } from './readable-record.ts'
import type { RecordComment, Saying } from './types.ts'
import { writeLine } from './write-line.ts'

interface OneComment {
  readonly ledger: string
  readonly id: string
  readonly comment: string
}

/**
 * Says by name that something said beside a record is dealt with, or opens it again. Twice the same changes nothing. Refuses with `not-found` what the actor
 * may not read.
 */
export async function settleRecordComment(
  kernel: Kernel,
  actor: Actor,
  input: OneComment & { readonly settled: boolean },
): Promise<readonly RecordComment[]> {
  return changeComment(kernel, actor, input, (said) => {
    const found = said.find(({ id }) => id === input.comment.toLowerCase())
    if (found === undefined) throw unknownComment()
    if ((found.settledBy !== null) === input.settled) return undefined
    return { kind: input.settled ? 'settle' : 'reopen', comment: found.id }
  })
}

/**
 * Takes back what somebody said themselves: its words are shown to nobody but them and who oversees the town, and that it was said stays. Refuses with
 * `not-permitted` what another said, with `not-found` what the actor may not read.
 */
export async function withdrawRecordComment(kernel: Kernel, actor: Actor, input: OneComment): Promise<readonly RecordComment[]> {
  return changeComment(kernel, actor, input, (said) => {
    const found = said.flatMap((one): readonly Saying[] => [one, ...one.answers]).find(({ id }) => id === input.comment.toLowerCase())
    if (found === undefined) throw unknownComment()
    if (!found.own) throw new Refusal('not-permitted', `这是${found.by}的话，只有本人能撤回。`)
    return found.withdrawnAt === null ? { kind: 'withdraw', comment: found.id } : undefined
  })
}

type Choose = (said: readonly RecordComment[]) => { readonly kind: 'settle' | 'reopen' | 'withdraw'; readonly comment: string } | undefined

async function changeComment(kernel: Kernel, actor: Actor, input: OneComment, choose: Choose): Promise<readonly RecordComment[]> {
  authorize(actor, 'discuss')
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  await writeAudited(kernel, actor, async (change) => {
    const place = readerIn(kernel, actor, change.session)
    const { id: record } = await requireCommentable(place, { ledger, id: input.id })
    const chosen = choose(await readComments(place, { ledger, id: record }))
    if (chosen === undefined) return { result: undefined, note: undefined }
    return writeLine(change, actor, { id: kernel.newId(), ledger, record, ...chosen })
  })
  return listRecordComments(kernel, actor, input)
}

function unknownComment(): Refusal {
  return new Refusal('not-found', '没有这条评论。')
}
