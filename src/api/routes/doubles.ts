import { countDoubles, decideDouble, inDomains, listDoubles, undoDouble } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as doubles from '../contract/endpoints/doubles.ts'
import type { Handlers } from './handler.ts'

export function doubleHandlers({ kernel, readings }: ApiContext): Handlers<typeof doubles> {
  return {
    countDoubles: async ({ actor }) => countDoubles(await inDomains(kernel, actor), actor),
    listDoubles: async ({ actor, input }) => {
      const list = await listDoubles(kernel, actor, input)
      const records = list.pairs.length * 2
      if (records > 0) readings.note(kernel, actor, { ledger: input.ledger, action: 'list', record: null, by: 'doubles', records })
      return list
    },
    decideDouble: ({ actor, input }) => decideDouble(kernel, actor, input),
    undoDouble: async ({ actor, input }) => {
      await undoDouble(kernel, actor, input)
      return {}
    },
  }
}
