import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { countOwnWork, listNotices, listWork, readNotices } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as work from '../contract/endpoints/work.ts'
import type { Handlers } from './handler.ts'

export function workHandlers({ kernel }: ApiContext): Handlers<typeof work> {
  return {
    countWork: ({ actor }) => countOwnWork(kernel, actor),
    listWork: ({ actor, input: { which, after, limit } }) =>
      listWork(kernel, actor, { which, after, limit: limit === undefined ? undefined : wholeNumber(limit) }),
    listNotices: ({ actor }) => listNotices(kernel, actor),
    readNotices: ({ actor, input }) => readNotices(kernel, actor, input),
  }
}
