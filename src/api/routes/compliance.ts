import { checkCompliance } from '../actions/self-check/self-check.ts'
import type { ApiContext } from '../context.ts'
import type * as compliance from '../contract/endpoints/compliance.ts'
import type { Handlers } from './handler.ts'

export function complianceHandlers({ kernel }: ApiContext): Handlers<typeof compliance> {
  return { checkCompliance: ({ actor }) => checkCompliance(kernel, actor) }
}
