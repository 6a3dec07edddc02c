import { inDomains, issueSlips, openSlipBox, readSlipBox, setGroupWords } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as slips from '../contract/endpoints/slips.ts'
import { hallAddress } from '../pages/addresses.ts'
import type { Handlers } from './handler.ts'

export function slipHandlers({ kernel }: ApiContext): Handlers<typeof slips> {
  return {
    getSlipBox: async ({ actor, input }) => readSlipBox(await inDomains(kernel, actor), actor, input),
    setGroupWords: async ({ actor, input }) => {
      const own = await inDomains(kernel, actor)
      await setGroupWords(own, actor, input)
      return readSlipBox(own, actor, input)
    },
    issueSlips: async ({ actor, input }) => {
      const { hall, codes } = await issueSlips(await inDomains(kernel, actor), actor, input)
      return { address: hallAddress({ town: actor.town, hall }), codes: [...codes] }
    },
    openSlipBox: async ({ actor, input }) => {
      const own = await inDomains(kernel, actor)
      await openSlipBox(own, actor, input)
      return readSlipBox(own, actor, input)
    },
  }
}
