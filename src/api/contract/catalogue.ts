import { Type } from 'typebox'
import type { Catalogue } from '../../definition/catalogue/types.ts'

/**
 * All definitions of the township: ledgers, indicators, claims, checks. Plain data, see src/definition/catalogue, whose types are the language itself:
 * a schema would say them a second time, and what is sent is stored text that no schema writes.
 */
export const catalogueView = Type.Unsafe<Catalogue>(Type.Object({}, { additionalProperties: true, title: '定义目录' }))
export type CatalogueView = Catalogue
