import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { ApiContext } from '../context.ts'
import type * as workbench from '../contract/endpoints/workbench.ts'
import { presentSearch } from '../views/search-view.ts'
import { presentWorkbench } from '../views/workbench-view.ts'
import type { Handlers } from './handler.ts'

export function workbenchHandlers({ kernel }: ApiContext): Handlers<typeof workbench> {
  return {
    getWorkbench: ({ actor, input }) => presentWorkbench(kernel, actor, input.year === undefined ? undefined : wholeNumber(input.year)),
    search: ({ actor, input }) => presentSearch(kernel, actor, input.text),
  }
}
