import { sql } from 'kysely'
import { flag } from '../../definition/shape/shape.ts'
import { assertNewest } from '../audit/assert-newest.ts'
import { Refusal } from '../refusal.ts'
import { type EngineOptions, openEngine } from '../storage/open-engine.ts'
import { row } from '../storage/row.ts'
import type { Engine } from '../storage/types.ts'
import { assertFinished } from './unfinished.ts'

const foundRow = row('pg_class', { found: flag })

/** Opens a store to read all of it, of whatever edition it is: whoever is told to make a backup before an upgrade has an older one. Refuses with `not-found` one that is empty. */
export async function openForDump(options: EngineOptions): Promise<Engine> {
  const engine = await openEngine(options)
  try {
    await assertNewest(engine)
    await assertFinished(engine)
    const found = await engine.asOwner.read(async (session) =>
      foundRow.first(await session.query(sql`select to_regclass('stored_shape') is not null as found`)),
    )
    if (found?.found !== true) throw new Refusal('not-found', '库里还没有数据，没有可备份的。')
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}
