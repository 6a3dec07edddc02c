import { closeYear, reopenYear } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as years from '../contract/endpoints/years.ts'
import { presentYear, presentYears } from '../views/year-view.ts'
import type { Handlers } from './handler.ts'

export function yearHandlers({ kernel }: ApiContext): Handlers<typeof years> {
  return {
    listYears: ({ actor }) => presentYears(kernel, actor),
    getYear: ({ actor, input }) => presentYear(kernel, actor, input.year),
    closeYear: async ({ actor, input }) => {
      await closeYear(kernel, actor, input)
      return {}
    },
    reopenYear: async ({ actor, input }) => {
      await reopenYear(kernel, actor, input)
      return {}
    },
  }
}
