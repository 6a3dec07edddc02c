import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type SlipMarks, slipProblem } from '../../definition/secret-ballot/count-slips.ts'
import { flag, text } from '../../definition/shape/shape.ts'
import type { Kernel } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import type { TownWriting } from '../town-session.ts'
import { findBallot, type StandingBallot } from './find-ballot.ts'
import { sealedPlace } from './prepare-box.ts'
import { readBox, type SlipBox } from './read-box.ts'
import { sealTo } from './seal-slip.ts'
import { digestHall, digestSlip, proofOf, readSlipCode } from './slip-code.ts'
import type { CastOutcome, Hall } from './types.ts'

const slipRow = row('slip_code', { cast: flag })
const townRow = row('town', { name: text })

export interface HallPlace {
  readonly town: string
  /** The last part of the hall's address. */
  readonly hall: string
}

/** What the devices of a hall show; undefined for an address that nobody was given, and once no slips are taken. */
export function readHall(kernel: Kernel, { town, hall }: HallPlace): Promise<Hall | undefined> {
  return kernel.engine.inTown(town).read(async (session) => {
    const standing = await findOpen({ kernel, session, town }, { hall })
    if (standing === undefined) return undefined
    const { record, rule, candidates, definition } = standing.ballot
    const [name] = kernel.catalogue.getLedger(definition.ballot.ledger).title
    const found = townRow.first(await session.query(sql`select name from town where town = ${town}`))
    return {
      ballot: record.id,
      title: String(record.values[name ?? ''] ?? ''),
      town: found?.name ?? '',
      rule,
      candidates: candidates.map(({ name: said, facts }) => ({ name: said, facts })),
    }
  })
}

/** Whether a slip may be cast by this code now, looked up before somebody is asked to confirm. */
export function lookUpSlip(
  kernel: Kernel,
  { code: typed, ...place }: HallPlace & { readonly code: string },
): Promise<CastOutcome | 'free'> {
  const code = readSlipCode(typed)
  return kernel.engine.inTown(place.town).read(async (session) => {
    const standing = await findOpen({ kernel, session, town: place.town }, place)
    if (standing === undefined) return 'closed'
    if (code === undefined) return 'unknown'
    const cast = await stateOfSlip(session, { town: place.town, ballot: standing.box.ballot, digest: digestSlip(place.hall, code) })
    return cast === undefined ? 'unknown' : cast ? 'used' : 'free'
  })
}

export interface Slip extends HallPlace {
  readonly code: string
  readonly marks: SlipMarks
}

/**
 * Casts a slip: its code is used up and what stands on it laid into the box, sealed to both groups, or neither. No entry of the chain, no time, no number. The
 * same again is `used`. Refuses with `invalid` a slip that the rule of the vote does not allow.
 */
export function castSlip(kernel: Kernel, { town, hall, code: typed, marks }: Slip): Promise<CastOutcome> {
  const code = readSlipCode(typed)
  return kernel.engine.inTown(town).write(async (session) => {
    const standing = await findOpen({ kernel, session, town }, { hall, lock: 'share' })
    if (standing === undefined) return 'closed'
    if (code === undefined) return 'unknown'
    const { ballot, box } = standing
    const problem = marks.length === ballot.candidates.length ? slipProblem(ballot.rule, marks) : '候选项目有变动，请重新打开选票。'
    if (problem !== undefined) throw new Refusal('invalid', problem)
    const slip = { town, ballot: box.ballot, digest: digestSlip(hall, code) }
    const taken = await session.query(sql`
      update slip_code set "cast" = true where town = ${town} and ballot = ${slip.ballot}::uuid and digest = ${slip.digest} and not "cast" returning digest`)
    if (taken.length === 0) return (await stateOfSlip(session, slip)) === undefined ? 'unknown' : 'used'
    const plain = Buffer.concat([proofOf(hall, code), Buffer.from(marks)])
    const inner = sealTo(standing.second, plain, sealedPlace(town, box.ballot, 'second'))
    const sealed = sealTo(standing.first, inner, sealedPlace(town, box.ballot, 'first')).toString('base64url')
    // A chance id, not one of those that grow with time.
    await session.query(
      sql`insert into slip_mark (town, ballot, id, sealed) values (${town}, ${slip.ballot}::uuid, ${randomUUID()}::uuid, ${sealed})`,
    )
    return 'cast'
  })
}

interface OpenBox {
  readonly ballot: StandingBallot
  readonly box: SlipBox
  /** The public halves. */
  readonly first: string
  readonly second: string
}

async function findOpen(
  place: TownWriting,
  { hall, lock }: { readonly hall: string; readonly lock?: 'share' },
): Promise<OpenBox | undefined> {
  const { session, town } = place
  const box = await readBox(session, { town, hall: digestHall(hall), ...(lock === undefined ? {} : { lock }) })
  if (box?.first === undefined || box.second === undefined || box.mixedBy !== undefined) return undefined
  const ballot = await findBallot(place, box.ballot)
  // A domain that the town has switched off shows no trace, here as elsewhere.
  const off = await session.query(sql`select 1 as off from domain_off where town = ${town} and pack = ${ballot.definition.pack}`)
  if (off.length > 0) return undefined
  return ballot.open ? { ballot, box, first: box.first.publicKey, second: box.second.publicKey } : undefined
}

/** Whether a slip that was given out has been cast; undefined where none was. */
async function stateOfSlip(
  session: Session,
  { town, ballot, digest }: { readonly town: string; readonly ballot: string; readonly digest: string },
): Promise<boolean | undefined> {
  const rows = await session.query(
    sql`select "cast" from slip_code where town = ${town} and ballot = ${ballot}::uuid and digest = ${digest}`,
  )
  return slipRow.first(rows)?.cast
}
