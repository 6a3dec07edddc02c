import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeEngines, describePrepared, type Preparation } from '../testing.ts'
import type { Engine } from '../types.ts'

const marked: Preparation = {
  key: 'marked_once',
  fill: async (engine) => {
    await add(engine, 'prepared')
    return {}
  },
}

async function add(engine: Engine, word: string): Promise<void> {
  await engine.asOwner.write(async (session) => {
    await session.query(sql`create table if not exists marks (word text not null)`)
    await session.query(sql`insert into marks values (${word})`)
  })
}

const wordsIn = (engine: Engine) => engine.asOwner.read((session) => session.query(sql`select word from marks order by word`))

describeEngines('a database that was prepared', (open) => {
  it('is copied to each test that asks for it, and what one writes no other sees', async () => {
    const [one, other] = [await open(marked), await open(marked)]
    await add(one, 'own')
    expect(await wordsIn(one)).toEqual([{ word: 'own' }, { word: 'prepared' }])
    expect(await wordsIn(other)).toEqual([{ word: 'prepared' }])
    await expect(wordsIn(await open())).rejects.toThrow()
  })
})

describePrepared(
  'a database that was loaded',
  { ...marked, key: 'loaded_once', fill: async (engine) => add(engine, 'loaded').then(() => 7) },
  (open) => {
    it('comes with what its loading gave', async () => {
      const [one, other] = [await open(), await open()]
      await add(one.engine, 'own')
      expect([one.result, other.result]).toEqual([7, 7])
      expect(await wordsIn(other.engine)).toEqual([{ word: 'loaded' }])
    })
  },
)
