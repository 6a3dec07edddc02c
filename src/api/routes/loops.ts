import { adoptCases, listLoops } from '../../kernel/index.ts'
import { exportCases } from '../actions/export-cases.ts'
import type { ApiContext } from '../context.ts'
import type * as loops from '../contract/endpoints/loops.ts'
import { definedOf } from '../views/defined-of.ts'
import type { Handlers } from './handler.ts'

export function loopHandlers({ kernel, longWork }: ApiContext): Handlers<typeof loops> {
  return {
    listLoops: ({ actor }) => listLoops(kernel, actor),
    exportCases: async ({ actor, input: { loop, format, states, late, mine, standing, search } }) => {
      const query = definedOf({
        loop,
        standing,
        search,
        states: states?.split(','),
        late: late === undefined ? undefined : true,
        mine: mine === undefined ? undefined : true,
      })
      const { name, content } = await longWork.run(actor, 'export', () => exportCases(kernel, actor, { loop, format, query }))
      return { name, format, content }
    },
    adoptCases: async ({ actor, input }) => ({ adopted: await adoptCases(kernel, actor, input) }),
  }
}
