import { countDoubles, decideDouble, inDomains, listDoubles, undoDouble } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as doubles from '../contract/endpoints/doubles.ts'
import type { Handlers } from './handler.ts'

export function doubleHandlers({ kernel }: ApiContext): Handlers<typeof doubles> {
  return {
    countDoubles: async ({ actor }) => countDoubles(await inDomains(kernel, actor), actor),
    listDoubles: ({ actor, input }) => listDoubles(kernel, actor, input),
    decideDouble: ({ actor, input }) => decideDouble(kernel, actor, input),
    undoDouble: async ({ actor, input }) => {
      await undoDouble(kernel, actor, input)
      return {}
    },
  }
}
