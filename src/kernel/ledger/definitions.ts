import { sql } from 'kysely'
import { catalogueShape } from '../../definition/catalogue/catalogue-shape.ts'
import type { Catalogue } from '../../definition/catalogue/types.ts'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { text } from '../../definition/shape/shape.ts'
import { digestText } from '../audit/digest.ts'
import { Refusal } from '../refusal.ts'
import { row } from '../storage/row.ts'
import type { Engine, Session } from '../storage/types.ts'

const catalogueRow = row('definition_version', { catalogue: text })

const digests = new WeakMap<Catalogue, string>()

/** The name under which a catalogue is kept. */
export function digestDefinition(catalogue: Catalogue): string {
  const digest = digests.get(catalogue) ?? digestText('sha256', JSON.stringify(catalogue))
  digests.set(catalogue, digest)
  return digest
}

/**
 * Keeps the catalogue under its digest, so that a report frozen with it can be rebuilt when the packs have changed. Gives the digest. One that is kept
 * already is not sent again: it is more than a megabyte.
 */
export async function storeDefinition(engine: Engine, catalogue: Catalogue): Promise<string> {
  const digest = digestDefinition(catalogue)
  const kept = await engine.asOwner.read((session) => session.query(sql`select from definition_version where digest = ${digest}`))
  if (kept.length > 0) return digest
  const text = JSON.stringify(catalogue)
  await engine.asOwner.write((session) =>
    session.query(sql`insert into definition_version (digest, catalogue) values (${digest}, ${text}) on conflict (digest) do nothing`),
  )
  return digest
}

/** The ledgers on whose records a phrase of a report could rest before ledgers said so themselves (`attests`). */
const attestedBefore: readonly string[] = ['honour', 'attestation']

/** A definition that was kept before `attests` was a word of it: what it named proves what it proved. */
function withAttests(catalogue: Catalogue): Catalogue {
  if (catalogue.ledgers.some(({ attests }) => attests === true)) return catalogue
  return { ...catalogue, ledgers: catalogue.ledgers.map((one) => (attestedBefore.includes(one.id) ? { ...one, attests: true } : one)) }
}

/** A catalogue by its digest. Refuses with `not-found`. */
export async function readDefinition(session: Session, digest: string): Promise<Catalogue> {
  const row = catalogueRow.first(await session.query(sql`select catalogue from definition_version where digest = ${digest}`))
  if (row === undefined) throw new Refusal('not-found', `没有保存编号为 ${digest.slice(0, 12)} 的定义。`)
  if (digestText('sha256', row.catalogue) !== digest) throw new Error(`the stored definition ${digest} is not what its digest says`)
  return withAttests(parseShape(catalogueShape, row.catalogue, `the stored definition ${digest}`))
}
