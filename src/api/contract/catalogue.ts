import { Type } from 'typebox'
import type { Catalogue } from '../../definition/catalogue/types.ts'

/** All definitions of the township: ledgers, indicators, claims, checks. Plain data, see src/definition/catalogue. */
export const catalogueView = Type.Unsafe<Catalogue>(Type.Object({}, { additionalProperties: true, title: '定义目录' }))
export type CatalogueView = Catalogue
