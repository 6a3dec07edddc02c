import { listDomains, switchDomain } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as domains from '../contract/endpoints/domains.ts'
import type { Handlers } from './handler.ts'

export function domainHandlers({ kernel }: ApiContext): Handlers<typeof domains> {
  return {
    listDomains: ({ actor }) => listDomains(kernel, actor),
    switchDomain: ({ actor, input }) => switchDomain(kernel, actor, input),
  }
}
