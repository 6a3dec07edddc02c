import { sql } from 'kysely'
import { dutyLedger, gridCategories, gridFields, villageFields } from '../../../definition/duty/duty-ledgers.ts'
import type { ResolvedDuty } from '../../../definition/duty/types.ts'
import { count, orNull, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import { readTown } from '../../access/town/get-town.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { compileTitle, openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import { type RowOf, row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { holdersOf } from '../query/holders-of.ts'
import type { GridDay } from '../source/duty-scope.ts'
import { hasLedger } from '../source/duty-scope.ts'
import { inForce } from '../source/ledger-columns.ts'
import { readSetting } from '../source/read-setting.ts'
import { requireDuty } from '../source/require-duty.ts'
import { gridDay } from '../source/today.ts'
import type { CoverageArea } from '../types.ts'
import { coverageStatement } from './coverage-statement.ts'

const storedRow = row('places', {
  id: uuid,
  title: orNull(text),
  parent: orNull(uuid),
  village: orNull(uuid),
  category: orNull(text),
  geometry: orNull(text),
})

type Counts = Pick<CoverageArea, 'inScope' | 'uncovered' | 'unattended' | 'overdue'>
type Area = Omit<CoverageArea, keyof Counts>

export interface CoverageTree {
  readonly on: string
  /** Parents before their children; the town first. */
  readonly areas: readonly CoverageArea[]
}

const none: Counts = { inScope: 0, uncovered: 0, unattended: 0, overdue: 0 }
const root = 'town'

/**
 * Town → village → grid, and big → small enterprise grids, each with the coverage of what lies in it and below it. An object lies in its grid if it has
 * one, and in its village; the town counts every object once. Refuses with `not-found` a duty that there is not.
 */
export async function coverageTree(
  kernel: Kernel,
  actor: Actor,
  options: { readonly on?: string; readonly geometry?: boolean; readonly duty?: string } = {},
): Promise<CoverageTree> {
  authorize(actor, 'read')
  const day = gridDay(kernel, actor, options.on)
  const { duties } = day.catalogue.catalogue
  const asked = options.duty === undefined ? duties : [requireDuty(day.catalogue, options.duty)]
  return kernel.engine.inTown(actor.town).read(async (session) => {
    const town = await readTown(session, actor.town)
    const areas: Area[] = [
      { id: root, kind: 'town', title: town.name, parent: undefined, holder: undefined, geometry: undefined },
      ...(await readPlaces(session, day, options.geometry === true)),
    ]
    const parents = new Map(areas.map(({ id, parent }) => [id, parent]))
    const counts = new Map<string, Counts>()
    for (const duty of asked) {
      for (const row of await countByPlace(session, day, duty)) {
        for (const id of placesOf(row, parents)) counts.set(id, plus(counts.get(id) ?? none, row))
      }
    }
    return { on: day.on, areas: areas.map((area) => ({ ...area, ...(counts.get(area.id) ?? none) })) }
  })
}

const placeRow = row('coverage', {
  village: orNull(uuid),
  grid: orNull(uuid),
  inScope: count,
  uncovered: count,
  unattended: count,
  overdue: count,
})
type PlaceRow = RowOf<typeof placeRow>

/** The places that an object belongs to, each once: its village and grid with everything above them. */
function placesOf({ village, grid }: PlaceRow, parents: ReadonlyMap<string, string | undefined>): ReadonlySet<string> {
  const places = new Set<string>([root])
  for (const start of [village, grid]) {
    for (let place: string | undefined = start ?? undefined; place !== undefined && parents.has(place); place = parents.get(place)) {
      if (places.has(place) && place !== root) break
      places.add(place)
    }
  }
  return places
}

function plus(left: Counts, right: Counts): Counts {
  return {
    inScope: left.inScope + right.inScope,
    uncovered: left.uncovered + right.uncovered,
    unattended: left.unattended + right.unattended,
    overdue: left.overdue + right.overdue,
  }
}

async function countByPlace(session: Session, day: GridDay, duty: ResolvedDuty): Promise<readonly PlaceRow[]> {
  const visitDays = await readSetting(session, { ...day, ledger: duty.ledger }, duty.visitEvery)
  const { with: tables, from, faults } = coverageStatement(day, duty, visitDays)
  const statement = sql`
    ${tables} select s.village, s.grid, count(*)::integer as "inScope", count(*) filter (where ${faults.uncovered})::integer as uncovered,
      count(*) filter (where ${faults.left} or ${faults.onLeave})::integer as unattended, count(*) filter (where ${faults.overdue})::integer as overdue
    ${from} group by s.village, s.grid
  `
  return placeRow.all(await session.query(statement))
}

async function readPlaces(session: Session, day: GridDay, geometry: boolean): Promise<readonly Area[]> {
  const villages = await readLedgerPlaces(session, day, { ledger: villageFields.id, geometry })
  const grids = await readLedgerPlaces(session, day, { ledger: gridFields.id, geometry })
  const kinds = new Map([
    [gridCategories.village, 'villageGrid'],
    [gridCategories.big, 'bigGrid'],
    [gridCategories.small, 'smallGrid'],
  ] as const)
  const known = new Set([...villages, ...grids].map(({ id }) => id))
  const above = (id: string | null) => (id !== null && known.has(id) ? id : root)
  const rank = { town: 0, village: 1, bigGrid: 2, villageGrid: 3, smallGrid: 3 } as const
  return [
    ...villages.map(({ parent: _, village: __, category: ___, ...place }): Area => ({ ...place, kind: 'village', parent: root })),
    ...grids.map(({ parent, village, category, ...place }): Area => {
      const kind = [...kinds].find(([option]) => option === category)?.[1] ?? 'villageGrid'
      return { ...place, kind, parent: kind === 'bigGrid' ? root : above(kind === 'smallGrid' ? parent : (parent ?? village)) }
    }),
  ].sort((left, right) => rank[left.kind] - rank[right.kind])
}

interface StoredPlace extends Omit<Area, 'kind' | 'parent'> {
  readonly parent: string | null
  readonly village: string | null
  readonly category: string | null
}

async function readLedgerPlaces(
  session: Session,
  day: GridDay,
  { ledger, geometry }: { readonly ledger: string; readonly geometry: boolean },
): Promise<readonly StoredPlace[]> {
  if (!hasLedger(day.catalogue, ledger)) return []
  const source = openLedgerSource(openStatement(day), ledger)
  const column = (field: string, type: string) =>
    source.ledger.fields.some(({ id }) => id === field) ? source.field({ through: [], field }).sql : sql`null::${sql.raw(type)}`
  const fields =
    ledger === gridFields.id ? gridFields : { ...gridFields, ...villageFields, parent: '', village: '', category: '', from: '', to: '' }
  const title = compileTitle(source)
  const statement = sql`
    select ${source.system('id')} as id, ${title} as title, ${column(fields.parent, 'uuid')} as parent, ${column(fields.village, 'uuid')} as village,
      ${column(fields.category, 'text')} as category, ${geometry ? column(fields.geometry, 'text') : sql`null::text`} as geometry
    from ${source.from()} where ${source.where()} and ${inForce(column(fields.from, 'date'), column(fields.to, 'date'), day.on)}
    order by ${source.system('id')}
  `
  const rows = storedRow.all(await session.query(statement))
  const holders = hasLedger(day.catalogue, dutyLedger.id)
    ? await holdersOf(
        session,
        day,
        rows.map(({ id }) => id),
      )
    : new Map()
  return rows.map((row) => ({ ...row, title: row.title ?? '', geometry: row.geometry ?? undefined, holder: holders.get(row.id) }))
}
