import { sql } from 'kysely'
import { count } from '../../definition/shape/shape.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { ownerOf, retainedLedgers } from '../destroyed/belonging.ts'
import type { DestroyedSpan } from '../destroyed/types.ts'
import { touches } from '../indicator/sealed/touches.ts'
import { row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import { readInTown, type TownWriting } from '../town-session.ts'
import type { Condemned } from './find-condemned.ts'
import { listReportLeaves } from './list-seal-leaves.ts'
import { printsPerson } from './prints-person.ts'
import { filesOf } from './purge-files.ts'
import { queryResponses, type Response, responseLedgers } from './read-response.ts'
import { findScoped, obstaclesOf, openScope, type ScopeName, wordsOf } from './scope.ts'
import { spanOf } from './span-of.ts'
import type { DestructionCount, DestructionPreview } from './types.ts'

const recordsRow = row('the records of no response', { records: count })

/** The declared responses of the town under which person-level data is kept, the latest first. */
export async function listResponses(kernel: Kernel, actor: Actor): Promise<readonly Response[]> {
  return readInTown(kernel, actor, 'read', async (place) => {
    const found: Response[] = []
    for (const responses of responseLedgers(kernel)) found.push(...(await queryResponses(place, { responses })))
    return found
  })
}

/** What destroying a response's person-level data, or records whose term is over, would mean. Changes nothing. Refuses as `openScope` does. */
export async function previewDestruction(kernel: Kernel, actor: Actor, name: ScopeName): Promise<DestructionPreview> {
  return readInTown(kernel, actor, 'destroy', async (place) => {
    const { session, town } = place
    const scope = await openScope(place, name)
    const condemned = await findScoped(place, scope)
    const spans = await spansOf(session, town, condemned)
    const reports = await reportsTouched(place, spans)
    const { responses, response, responseName, firstDay, lastDay } = wordsOf(scope)
    return {
      responses,
      response,
      name: responseName,
      firstDay,
      lastDay,
      counts: spans.map(({ ledger, label, records, versions }) => ({ ledger, label, records, versions })),
      files: (await filesOf(session, town, condemned)).size,
      ...reports,
      obstacles: await obstaclesOf(place, scope, condemned),
      strays: scope.type === 'response' ? await findStrays(place, responses) : [],
    }
  })
}

/** What of each ledger would go, and from when to when, sorted by ledger. */
export async function spansOf(session: Session, town: string, condemned: readonly Condemned[]): Promise<readonly DestroyedSpan[]> {
  const spans: DestroyedSpan[] = []
  for (const one of condemned) spans.push(await spanOf(session, town, one))
  return spans.sort((left, right) => (left.ledger < right.ledger ? -1 : 1))
}

async function reportsTouched(
  place: TownWriting,
  spans: readonly DestroyedSpan[],
): Promise<Pick<DestructionPreview, 'reports' | 'losing'>> {
  const wide = { ledgers: spans, untouched: [], passed: [] }
  const reports = new Set<string>()
  const losing = new Set<string>()
  for (const { report, catalogue, leaves } of await listReportLeaves(place)) {
    for (const { leaf } of leaves) {
      if (!touches(wide, leaf, catalogue)) continue
      reports.add(report)
      if (printsPerson(leaf.measure, catalogue)) losing.add(`${report}：${leaf.measure.label}`)
    }
  }
  return { reports: [...reports], losing: [...losing] }
}

/** Records that must be under a response and are under none: nobody will ever be asked to destroy them. */
async function findStrays({ kernel, session, town }: TownWriting, responses: string): Promise<readonly DestructionCount[]> {
  const found: DestructionCount[] = []
  for (const ledger of retainedLedgers(kernel.catalogue, responses)) {
    const statement = sql`
      select count(*)::integer as records from ${sql.id(ledger.table)} as t
      where t.town = ${town} and t.replaced_at is null and ${ownerOf(kernel.catalogue, ledger, { town, responses })} is null
    `
    const row = recordsRow.first(await session.query(statement))
    const records = row?.records ?? 0
    if (records > 0) found.push({ ledger: ledger.id, label: ledger.label, records, versions: records })
  }
  return found
}
