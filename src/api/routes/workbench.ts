import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { ApiContext } from '../context.ts'
import type * as workbench from '../contract/endpoints/workbench.ts'
import { presentSearch } from '../views/search-view.ts'
import { presentWorkbench } from '../views/workbench-view.ts'
import type { Handlers } from './handler.ts'

export function workbenchHandlers({ kernel, readings }: ApiContext): Handlers<typeof workbench> {
  return {
    getWorkbench: async ({ actor, input }) => {
      const view = await presentWorkbench(kernel, actor, input.year === undefined ? undefined : wholeNumber(input.year))
      readings.noteShown(kernel, actor, { ledgers: view.recent.flatMap(({ ledger }) => ledger ?? []), by: 'news', titles: true })
      return view
    },
    search: async ({ actor, input }) => {
      const { hits, cases } = await presentSearch(kernel, actor, input.text)
      const records = hits.flatMap(({ kind, ledger }) => (kind === 'record' && ledger !== undefined ? [ledger] : []))
      readings.noteShown(kernel, actor, { ledgers: records, by: 'search-all', titles: false })
      readings.noteShown(kernel, actor, { ledgers: cases, by: 'search-all', titles: true })
      return hits
    },
  }
}
