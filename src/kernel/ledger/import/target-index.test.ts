import { expect, it } from 'vitest'
import { catalogue } from '../testing/sample-pack.ts'
import { TargetIndex } from './target-index.ts'

it('knows a record by the written form of its title, and by the words in which people see its days', () => {
  const ledger = catalogue.ledgers.find(({ id }) => id === 'visit')
  if (ledger === undefined) throw new Error('the sample has visits')
  const index = new TargetIndex(ledger, [
    { id: 'may', title: '吴秀 2020-05-01', parts: {} },
    { id: 'june', title: '吴秀 2020-06-11', parts: {} },
  ])
  const find = (text: string) => index.find([{ column: '走访', part: undefined, text }], () => undefined)
  for (const text of ['吴秀 2020-05-01', '吴秀 2020年5月1日', '吴秀2020年05月01日']) expect(find(text)).toEqual({ ok: true, id: 'may' })
  expect(find('吴秀 2020年6月11日')).toEqual({ ok: true, id: 'june' })
  expect(find('吴秀 2020年6月1日').ok).toBe(false)
})
