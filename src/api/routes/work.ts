import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { countOwnWork, listNotices, listWork, readNotices } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as work from '../contract/endpoints/work.ts'
import type { Handlers } from './handler.ts'

export function workHandlers({ kernel, readings }: ApiContext): Handlers<typeof work> {
  return {
    countWork: ({ actor }) => countOwnWork(kernel, actor),
    listWork: async ({ actor, input: { which, after, limit } }) => {
      const page = await listWork(kernel, actor, { which, after, limit: limit === undefined ? undefined : wholeNumber(limit) })
      readings.noteShown(kernel, actor, { ledgers: page.items.map(({ ledger }) => ledger), by: 'work', titles: true })
      return page
    },
    listNotices: ({ actor }) => listNotices(kernel, actor),
    readNotices: ({ actor, input }) => readNotices(kernel, actor, input),
  }
}
