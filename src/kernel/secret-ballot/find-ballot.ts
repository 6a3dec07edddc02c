import { sql } from 'kysely'
import type { ResolvedSecretBallot } from '../../definition/catalogue/resolve-secret-ballots.ts'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { fieldUnit } from '../../definition/field/field-type.ts'
import type { SlipRule } from '../../definition/secret-ballot/count-slips.ts'
import { slipMethods } from '../../definition/secret-ballot/types.ts'
import { findCurrentVersion, readVersions, type StoredVersion } from '../ledger/record/read-version.ts'
import { openLedgerSource, openStatement } from '../ledger/sql/index.ts'
import { publicValue } from '../public-page/public-value.ts'
import { Refusal } from '../refusal.ts'
import { idRow } from '../storage/row.ts'
import type { TownWriting } from '../town-session.ts'
import type { SlipCandidate } from './types.ts'

/** A vote as it stands, its candidates in the order of the slip. */
export interface StandingBallot {
  readonly definition: ResolvedSecretBallot
  readonly record: StoredVersion
  readonly rule: SlipRule
  readonly candidates: readonly (SlipCandidate & { readonly id: string })[]
  readonly present: number
  /** The congress has decided that slips are marked on devices. */
  readonly byDevices: boolean
  /** Slips are taken, by its own state. */
  readonly open: boolean
}

/** Refuses with `not-found` where there is no such vote. */
export async function findBallot(place: TownWriting, id: string): Promise<StandingBallot> {
  const { kernel, session, town } = place
  for (const definition of kernel.catalogue.catalogue.secretBallots ?? []) {
    const { ballot } = definition
    const record = await findCurrentVersion(session, kernel.catalogue.getLedger(ballot.ledger), { town, id })
    if (record === undefined) continue
    const text = (name: string): string => String(record.values[name] ?? '')
    const method = slipMethods.find((one) => one === text(ballot.method)) ?? 'mostVotes'
    return {
      definition,
      record,
      rule: { method, seats: text(ballot.seats) === '' ? undefined : wholeNumber(text(ballot.seats)) },
      candidates: await readCandidates(place, definition, id),
      present: text(ballot.present) === '' ? 0 : wholeNumber(text(ballot.present)),
      byDevices: text(ballot.medium) === ballot.devices,
      open: text(ballot.status) === ballot.open && text(ballot.counted) === '',
    }
  }
  throw new Refusal('not-found', '没有这次票决，可能已被撤销。')
}

/** The same for a vote that is cast on devices now. Refuses with `wrong-state` any other. */
export async function requireOpenBallot(place: TownWriting, id: string): Promise<StandingBallot> {
  const found = await findBallot(place, id)
  if (!found.byDevices) throw new Refusal('wrong-state', '这次票决用纸质选票；要用会场设备，先写明表决方式和大会的决定。')
  if (!found.open) throw new Refusal('wrong-state', '现在不是投票的时候：核对人数、开始投票以后，到开箱计票为止。')
  return found
}

async function readCandidates({ kernel, session, town }: TownWriting, { candidates }: ResolvedSecretBallot, ballot: string) {
  const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town }), candidates.ledger)
  const [of, number] = [candidates.ballot, candidates.number].map((field) => source.field({ through: [], field }).sql)
  const ids = idRow.all(
    await session.query(
      sql`select ${source.system('id')} as id from ${source.from()} where ${source.where()} and ${of} = ${ballot}::uuid order by ${number}, ${source.system('id')}`,
    ),
  )
  const { ledger } = source
  const list = ids.map(({ id }) => id)
  const versions = await readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and t.id = any(${list}::uuid[])`)
  const shown = (version: StoredVersion, name: string) => {
    const field = ledger.fields.find(({ id }) => id === name)?.field
    if (field === undefined) return undefined
    // As the page of the projects says it: amounts in 万元.
    const unit = field.kind === 'money' ? '万元' : fieldUnit(field)
    return publicValue({ name, label: field.label, path: { through: [], field: name }, field, unit }, version.values[name])
  }
  return ids.flatMap(({ id }) => {
    const version = versions.find((one) => one.id === id)
    if (version === undefined) return []
    return [
      { id, name: shown(version, candidates.name)?.text ?? '', facts: candidates.shows.flatMap((name) => shown(version, name) ?? []) },
    ]
  })
}
