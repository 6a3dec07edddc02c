import { sql } from 'kysely'
import { text } from '../../definition/shape/shape.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import { townTime } from '../audit/instant.ts'
import { writeAudited } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { certificateLedger } from '../destroyed/certificate.ledger.ts'
import { addInChange } from '../ledger/command/add-record.ts'
import { amendInChange } from '../ledger/command/amend-record.ts'
import { readRecord } from '../ledger/query/read-record.ts'
import { versionDetail } from '../ledger/record/write-records.ts'
import { Refusal, type RefusedField } from '../refusal.ts'
import { row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import { readerIn } from '../town-session.ts'
import { presentCertificate } from './certificates.ts'
import { certifying } from './certifying.ts'
import { requireCertificate } from './require-certificate.ts'
import { type DestructionScope, digestOfList, openScope, requireSettled, type ScopeName, wordsOf } from './scope.ts'
import type { Certificate } from './types.ts'

const table = 'ledger_destruction_certificate'
const stateRow = row('destruction requests', { state: text })

export type DestructionRequest = ScopeName & {
  /** How it is done, in the words of the certificate. */
  readonly method: string
  /** Who watches over it (监销): a person outside the two who ask and carry out. */
  readonly witness: string
}

/**
 * Asks for the destruction of a response's person-level data, or of records whose term is over; another administrator carries it out. Refuses with
 * `wrong-state` while the response or anything under it is open, `conflict` when it was asked for or done already.
 */
export async function requestDestruction(kernel: Kernel, actor: Actor, request: DestructionRequest): Promise<Certificate> {
  authorize(actor, 'destroy')
  const method = request.method.trim()
  const witness = request.witness.trim()
  const missing: RefusedField[] = []
  if (method === '') missing.push({ field: 'method', message: '请写明销毁方式' })
  if (witness === '') missing.push({ field: 'witness', message: '请写明监销人' })
  if (witness !== '' && witness === actor.name) missing.push({ field: 'witness', message: '监销人不能是申请人自己' })
  if (missing.length > 0) throw new Refusal('invalid', missing.map(({ message }) => message).join('；'), { fields: missing })
  const ledger = kernel.catalogue.getLedger(certificateLedger.id)
  return writeAudited(kernel, actor, async (change) => {
    const { session, town, at } = change
    const place = readerIn(kernel, actor, session)
    const scope = await openScope(place, request)
    await refuseTwice(session, town, scope)
    const condemned = await requireSettled(place, scope)
    const { title, ...about } = wordsOf(scope)
    const values = {
      name: `${title}销毁证书`,
      state: 'requested',
      ...definedOf(about),
      ...(scope.type === 'due' ? { asked: await digestOfList(place, condemned, change.algorithm) } : {}),
      method,
      witness,
      requester: actor.id,
      requestedBy: actor.name,
      requestedAt: townTime(at).replace(' ', 'T'),
    }
    const written = await addInChange(certifying(kernel), change, { ledger: ledger.id, values })
    const result = presentCertificate(await readRecord(place, { ledger, id: written.id }))
    return { result, note: { action: 'destroy.request', ledger: ledger.id, record: written.id, detail: versionDetail(written) } }
  })
}

/** Takes a request back; anybody who may destroy can, as long as nothing was destroyed. */
export async function cancelDestruction(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<Certificate> {
  authorize(actor, 'destroy')
  const ledger = kernel.catalogue.getLedger(certificateLedger.id)
  return writeAudited(kernel, actor, async (change) => {
    const place = readerIn(kernel, actor, change.session)
    const certificate = await requireCertificate(place, { id, state: 'requested' })
    const amendment = { ledger: ledger.id, id, version: certificate.version, values: { state: 'cancelled' } }
    const written = await amendInChange(certifying(kernel), change, amendment)
    const result = presentCertificate(await readRecord(place, { ledger, id }))
    if (written === undefined) return { result, note: undefined }
    return { result, note: { action: 'destroy.cancel', ledger: ledger.id, record: id, detail: versionDetail(written) } }
  })
}

/** The days and names that are there; an empty text is none. */
function definedOf(about: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(about).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const])),
  )
}

async function refuseTwice(session: Session, town: string, scope: DestructionScope): Promise<void> {
  const same =
    scope.type === 'due'
      ? sql`t.state = 'requested' and string_to_array(t.due_ledgers, ',') && ${[...scope.ledgers]}::text[]`
      : sql`t.responses = ${scope.response.responses} and t.response = ${scope.response.response}`
  const statement = sql`
    select t.state from ${sql.id(table)} as t where t.town = ${town} and t.replaced_at is null and t.state <> 'cancelled' and ${same}
  `
  const known = stateRow.first(await session.query(statement))
  if (known === undefined) return
  if (scope.type === 'due')
    throw new Refusal('conflict', '这些台账到期记录的销毁已经申请，等待另一位管理员复核；要重新申请，先撤回那一次。')
  throw new Refusal(
    'conflict',
    known.state === 'requested' ? '这次响应的销毁已经申请，等待另一位管理员复核。' : '这次响应的个人信息已经销毁。',
  )
}
