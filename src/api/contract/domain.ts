import { type Static, Type } from 'typebox'

export const domainView = Type.Object(
  { pack: Type.String(), label: Type.String(), office: Type.String(), on: Type.Boolean({ description: '镇里在用' }) },
  { title: '领域' },
)
export type DomainView = Static<typeof domainView>

export const domainList = Type.Array(domainView)

export const switchDomainBody = Type.Object({ on: Type.Boolean() }, { additionalProperties: false })
