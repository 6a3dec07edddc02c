import { sql } from 'kysely'
import { presentDay } from '../../definition/period/present-day.ts'
import { count } from '../../definition/shape/shape.ts'
import { digestText } from '../audit/digest.ts'
import type { DigestAlgorithm } from '../audit/types.ts'
import { Refusal } from '../refusal.ts'
import { row, uuid } from '../storage/row.ts'
import type { TownWriting } from '../town-session.ts'
import { judgeDue, ledgersWithTerm } from './due/judge-due.ts'
import { type Condemned, findCondemned } from './find-condemned.ts'
import { findObstacles } from './find-obstacles.ts'
import { findHeldByLaw } from './hold/find-held-by-law.ts'
import { lastOwnDay, type Response, readResponse, townDay } from './read-response.ts'
import type { Certificate, DueName, ResponseName } from './types.ts'

/**
 * What a destruction is about: a response that is over, or the records of some ledgers whose term was over by a day. Everything else of a destruction is the
 * same for both.
 */
export type DestructionScope = { readonly type: 'response'; readonly response: Response } | ({ readonly type: 'due' } & DueName)

export type ScopeName = ResponseName | DueName

/** Looks up what somebody names. Refuses with `not-found` a response that is none, `invalid` ledgers without a term, or a day that has not come. */
export async function openScope(place: TownWriting, name: ScopeName): Promise<DestructionScope> {
  if ('responses' in name) return { type: 'response', response: await readResponse(place, name) }
  const known = ledgersWithTerm(place).filter(({ kept }) => kept.handedTo !== 'archive')
  const ledgers = [...new Set(name.ledgers)].sort()
  const other = ledgers.find((id) => !known.some(({ ledger }) => ledger.id === id))
  if (ledgers.length === 0) throw new Refusal('invalid', '请选要销毁哪些台账里到期的记录。')
  if (other !== undefined) {
    const label = place.kernel.catalogue.findLedger(other)?.label ?? other
    throw new Refusal('invalid', `「${label}」没有写明到期销毁的期限，或到期移交档案馆，不在这里销毁。`)
  }
  if (name.day > townDay(place.kernel))
    throw new Refusal(
      'wrong-state',
      `到期的截止日是${presentDay(name.day)}，本镇今天是${presentDay(townDay(place.kernel))}：请先核对机器的时间。`,
    )
  return { type: 'due', ledgers, day: name.day }
}

/** What a certificate is about, as it was named. */
export function nameOfCertificate({ due, responses, response }: Pick<Certificate, 'due' | 'responses' | 'response'>): ScopeName {
  return due ?? { responses, response }
}

/** What of it a certificate says and keeps. */
export function wordsOf(scope: DestructionScope) {
  if (scope.type === 'response') {
    const { responses, response, name, firstDay, lastDay } = scope.response
    return { title: `${name}个人信息`, responses, response, responseName: name, firstDay, lastDay, dueLedgers: undefined }
  }
  const title = `截至${presentDay(scope.day)}到期的个人信息`
  return { title, responses: '', response: '', responseName: title, firstDay: '', lastDay: scope.day, dueLedgers: scope.ledgers.join(',') }
}

/** The records that go. */
export async function findScoped(place: TownWriting, scope: DestructionScope): Promise<readonly Condemned[]> {
  if (scope.type === 'due') return (await judgeDue(place, { day: scope.day, only: scope.ledgers })).condemned
  const { responses, response } = scope.response
  return findCondemned(place.session, place.kernel.catalogue, { town: place.town, responses, response })
}

/** What must be settled before any of it can go; of due records whatever is in the way stays by itself, and holds up no other. */
export async function obstaclesOf(
  place: TownWriting,
  scope: DestructionScope,
  condemned: readonly Condemned[],
): Promise<readonly string[]> {
  if (scope.type === 'due') return []
  const found = await findObstacles(place, { response: scope.response, condemned })
  const held = await findHeldByLaw(place, condemned)
  return held.size === 0 ? found : [...found, `有 ${held.size} 条记录因诉讼、复议等暂缓销毁，请等暂缓到期或解除。`]
}

/** Refuses with `wrong-state`, naming all that must be settled first, and where there is nothing to destroy. */
export async function requireSettled(place: TownWriting, scope: DestructionScope): Promise<readonly Condemned[]> {
  const condemned = await findScoped(place, scope)
  const obstacles = await obstaclesOf(place, scope, condemned)
  if (obstacles.length > 0) throw new Refusal('wrong-state', obstacles.join(''))
  if (condemned.length > 0) return condemned
  if (scope.type === 'response') throw new Refusal('wrong-state', `没有属于“${scope.response.name}”的个人信息，不用销毁。`)
  throw new Refusal('wrong-state', '这些台账里没有现在能销毁的到期记录。')
}

/** The days within which nothing of it is written again; none for due records, which are not about days. */
export async function closedDays(place: TownWriting, scope: DestructionScope): Promise<{ readonly first: string; readonly last: string }> {
  if (scope.type === 'due') return { first: scope.day, last: scope.day }
  return { first: scope.response.firstDay, last: await lastOwnDay(place, scope.response) }
}

const newestRow = row('records that go', { id: uuid, version: count })
const chunk = 20_000

/** A digest over which records go, and in which version: whoever confirms destroys what was asked for, nothing that was changed since. */
export async function digestOfList(
  { session, town }: TownWriting,
  condemned: readonly Condemned[],
  algorithm: DigestAlgorithm,
): Promise<string> {
  const lines: string[] = []
  for (const { ledger, ids } of condemned)
    for (let start = 0; start < ids.length; start += chunk) {
      const statement = sql`
        select t.id, max(t.version) as version from ${sql.id(ledger.table)} as t
        where t.town = ${town} and t.id = any(${ids.slice(start, start + chunk)}::uuid[]) group by t.id
      `
      for (const { id, version } of newestRow.all(await session.query(statement))) lines.push(`${ledger.id} ${id} ${version}`)
    }
  return digestText(algorithm, lines.sort().join('\n'))
}
