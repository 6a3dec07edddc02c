import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import { accountsOf } from '../access/user/accounts-of.ts'
import { writeAudited } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { certificateLedger } from '../destroyed/certificate.ledger.ts'
import { Refusal } from '../refusal.ts'
import { readerIn } from '../town-session.ts'
import { carryOut, type DestructionStep, destructionSteps } from './carry-out.ts'
import { cleanDestroyed } from './clean-destroyed.ts'
import { requireCertificate } from './require-certificate.ts'
import { closedDays, digestOfList, nameOfCertificate, openScope, requireSettled } from './scope.ts'
import type { Certificate } from './types.ts'

/** What is being done, of how many steps: told before each, while nothing of it is written yet. */
export type DestructionProgress = (progress: { readonly done: number; readonly total: number; readonly doing: string }) => void

export interface Confirmation {
  readonly id: string
  /** May throw: then nothing of it has happened. */
  readonly onProgress?: DestructionProgress | undefined
}

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
    const begin = (step: DestructionStep) =>
      onProgress?.({ done: destructionSteps.indexOf(step), total: destructionSteps.length, doing: step })
    begin('清点要销毁的记录')
    const scope = await openScope(place, nameOfCertificate(certificate))
    const condemned = await requireSettled(place, scope)
    if (scope.type === 'due' && (await digestOfList(place, condemned, change.algorithm)) !== certificate.asked)
      throw new Refusal('wrong-state', '申请以后，这些记录有的改过、多了或少了，没有销毁。请撤回申请，看过新的清单再申请。')
    const detail = await carryOut(place, change, {
      certificate,
      scope,
      condemned,
      begin,
      days: await closedDays(place, scope),
      confirmedBy: actor.name,
    })
    return { result: undefined, note: { action: 'destroy', ledger: certificateLedger.id, record: id, detail } }
  })
  return cleanDestroyed(kernel, actor, { id })
}
