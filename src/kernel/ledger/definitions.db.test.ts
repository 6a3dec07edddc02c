import { expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import type { Catalogue } from '../../definition/catalogue/types.ts'
import { migrate } from '../storage/migrate/migrate.ts'
import { describeEngines } from '../storage/testing.ts'
import { readDefinition, storeDefinition } from './definitions.ts'
import { ledgerTables } from './tables.ts'
import { testPack } from './testing/test-pack.ts'

const { catalogue } = resolveCatalogue([testPack])
const [ledger] = catalogue.ledgers
if (ledger === undefined) throw new Error('the test pack has no ledger')
const withLedgers = (ledgers: Catalogue['ledgers']): Catalogue => ({ ...catalogue, ledgers })

describeEngines('a definition that was kept', (open) => {
  it('comes back as it was; one older than the word `attests` says it of the ledgers that attested then', async () => {
    const engine = await open()
    await migrate(engine, ledgerTables([]))
    const older = withLedgers([ledger, { ...ledger, id: 'honour' }, { ...ledger, id: 'attestation' }])
    const newer = withLedgers([
      { ...ledger, attests: true },
      { ...ledger, id: 'honour' },
    ])
    const kept = async (one: Catalogue) => {
      const digest = await storeDefinition(engine, one)
      const back = await engine.asOwner.read((session) => readDefinition(session, digest))
      return back.ledgers.flatMap(({ id, attests }) => (attests === true ? [id] : []))
    }
    expect(await kept(older)).toEqual(['honour', 'attestation'])
    expect(await kept(newer)).toEqual([ledger.id])
    const unknown = engine.asOwner.read((session) => readDefinition(session, 'f'.repeat(64)))
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' })
  })
})
