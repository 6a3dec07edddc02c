import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { certificateLedger } from '../destroyed/certificate.ledger.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import type { LedgerRecord } from '../ledger/types.ts'
import type { Certificate, CertificateState, DestructionCount } from './types.ts'

/** Every destruction that was asked for or done, the newest first. */
export async function listCertificates(kernel: Kernel, actor: Actor): Promise<readonly Certificate[]> {
  authorize(actor, 'read')
  const query = { limit: 500, sort: { field: 'requestedAt', direction: 'descending' as const } }
  const { records } = await listRecords(kernel, actor, { ledger: certificateLedger.id, query })
  return records.map(presentCertificate)
}

/** Refuses with `not-found`. */
export async function getCertificate(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<Certificate> {
  return presentCertificate(await getRecord(kernel, actor, { ledger: certificateLedger.id, id }))
}

/** A certificate from its record; counts that are not there yet are zero. */
export function presentCertificate({ id, version, recordedAt, values }: LedgerRecord): Certificate {
  const text = (name: string): string => String(values[name] ?? '')
  const number = (name: string): number => wholeNumber(text(name) === '' ? '0' : text(name))
  const ledgers = text('dueLedgers')
  return {
    id,
    version,
    recordedAt,
    ...(ledgers === '' ? {} : { due: { ledgers: ledgers.split(','), day: text('lastDay') } }),
    state: stateOf(text('state')),
    name: text('name'),
    responses: text('responses'),
    response: text('response'),
    responseName: text('responseName'),
    firstDay: text('firstDay'),
    lastDay: text('lastDay'),
    method: text('method'),
    witness: text('witness'),
    requester: text('requester'),
    requestedBy: text('requestedBy'),
    requestedAt: text('requestedAt'),
    asked: text('asked'),
    confirmedBy: text('confirmedBy'),
    destroyedAt: text('destroyedAt'),
    records: number('records'),
    versions: number('versions'),
    files: number('files'),
    scrubbed: number('scrubbed'),
    sealed: number('sealed'),
    counts: text('counts') === '' ? [] : parseCounts(text('counts')),
    digest: text('digest'),
    entry: number('entry'),
  }
}

function stateOf(text: string): CertificateState {
  return text === 'cancelled' || text === 'destroyed' || text === 'cleaned' ? text : 'requested'
}

/** `确诊病例（confirmed-case）：6 条记录，12 个版本`, a line a ledger. */
export function writeCounts(counts: readonly DestructionCount[]): string {
  return counts.map(({ ledger, label, records, versions }) => `${label}（${ledger}）：${records} 条记录，${versions} 个版本`).join('\n')
}

function parseCounts(text: string): readonly DestructionCount[] {
  return text.split('\n').flatMap((line) => {
    const [, label, ledger, records, versions] = /^(.+)（([a-z0-9-]+)）：(\d+) 条记录，(\d+) 个版本$/u.exec(line) ?? []
    if (label === undefined || ledger === undefined || records === undefined || versions === undefined) return []
    return [{ ledger, label, records: wholeNumber(records), versions: wholeNumber(versions) }]
  })
}
