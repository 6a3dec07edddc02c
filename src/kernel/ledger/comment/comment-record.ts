import { traitsOf } from '../../../definition/field/kinds.ts'
import { isOpenToAll } from '../../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { readerIn, type TownReader } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import type { StoredVersion } from '../record/read-version.ts'
import { tellOf } from './comment-notices.ts'
import { listRecordComments, readComments } from './list-record-comments.ts'
import { readAccounts, whoReads } from './mentionable.ts'
import { type RecordBeside, requireCommentable } from './readable-record.ts'
import type { Mention, RecordComment } from './types.ts'
import { writeLine } from './write-line.ts'

export interface NewRecordComment {
  readonly ledger: string
  readonly id: string
  readonly words: string
  /** What it answers; it stands beside the record itself when absent. */
  readonly answers?: string | undefined
  /** Accounts that are called by `@`, each of whom gets a notice. */
  readonly mentions?: readonly string[] | undefined
}

/** A conversation longer than that is no remark on a record any more. */
const most = 500

/**
 * Says something beside a record, or answers what was said, by name. Whoever is called by `@` is told, and whoever is answered. Refuses with `not-found` a
 * record that the actor may not read, with `invalid` what says nothing, repeats what others see masked, or calls somebody who may not read the record; with
 * `wrong-state` an answer to what is settled or withdrawn.
 */
export async function commentRecord(kernel: Kernel, actor: Actor, input: NewRecordComment): Promise<readonly RecordComment[]> {
  authorize(actor, 'discuss')
  const words = input.words.trim()
  if (words === '') throw wrongWords('还没有写字。')
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  await writeAudited(kernel, actor, async (change) => {
    const place = readerIn(kernel, actor, change.session)
    const current = await requireCommentable(place, { ledger, id: input.id })
    const beside = { ledger, id: current.id }
    assertNothingMasked(ledger, current, words)
    const said = await readComments(place, beside)
    if (said.reduce((sum, { answers }) => sum + 1 + answers.length, 0) >= most)
      throw new Refusal('wrong-state', `一条记录最多 ${most} 条评论，请当面说，或者记进台账。`)
    const answered = requireAnswered(said, input.answers)
    const mentions = await requireMentioned(place, beside, input.mentions ?? [])
    const id = kernel.newId()
    const written = await writeLine(change, actor, {
      id,
      ledger,
      record: current.id,
      kind: 'say',
      comment: id,
      answers: answered?.id,
      words,
      mentions,
    })
    await tellOf(place, change, { ...beside, mentions, answered: answered?.id })
    return written
  })
  return listRecordComments(kernel, actor, { ledger: ledger.id, id: input.id })
}

function wrongWords(message: string): Refusal {
  return new Refusal('invalid', message, { fields: [{ field: 'words', message }] })
}

/** What some see masked in the record may not stand beside it for all: a number is named by what it is, not copied. */
function assertNothingMasked({ fields }: ResolvedLedger, { values }: StoredVersion, words: string): void {
  const spaceless = words.replace(/\s/g, '')
  for (const { id, field } of fields) {
    const value = values[id]?.replace(/\s/g, '') ?? ''
    const names = traitsOf(field).column === 'text'
    if (!isOpenToAll(field) && names && value.length >= 2 && spaceless.includes(value))
      throw wrongWords(`“${field.label}”不是人人都能看全，不要抄进评论里，说“${field.label}”就行。`)
  }
}

function requireAnswered(said: readonly RecordComment[], id: string | undefined): RecordComment | undefined {
  if (id === undefined) return undefined
  const found = said.find((one) => one.id === id.toLowerCase())
  if (found === undefined) throw new Refusal('not-found', '要回复的评论不在这里。')
  if (found.settledBy !== null) throw new Refusal('wrong-state', '这条评论已经处理了，先重新打开再回复。')
  if (found.withdrawnAt !== null) throw new Refusal('wrong-state', '这条评论刚被撤回，请另写一条。')
  return found
}

/** Nobody is called in vain: who may not read the record would be led to nothing. */
async function requireMentioned(place: TownReader, beside: RecordBeside, ids: readonly string[]): Promise<readonly Mention[]> {
  if (ids.length === 0) return []
  const accounts = (await readAccounts(place)).filter(({ id }) => ids.includes(id))
  if (accounts.length < new Set(ids).size) throw new Refusal('invalid', '@ 的人里有的账号已经停用，请重新选。')
  const reading = await whoReads(place, beside, accounts)
  const blind = accounts.filter(({ id }) => !reading.has(id)).map(({ name }) => name)
  if (blind.length > 0) throw wrongWords(`${blind.join('、')}看不到这条记录，@ 了也打不开；请换个人，或者把话当面转告。`)
  return accounts.map(({ id, name }) => ({ id, name }))
}
