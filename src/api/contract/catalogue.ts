import { Type } from 'typebox'
import { type CatalogueOutline, type CataloguePart, type CatalogueWriting, partKinds } from '../../definition/catalogue/part/types.ts'
import type { Catalogue } from '../../definition/catalogue/types.ts'
import { id, literals } from './common.ts'

/**
 * Definitions of the township as the language itself has them, see src/definition/catalogue: all of them, their names, or one with what stands in its
 * words. A schema would say their types a second time, and what is sent is stored text that no schema writes.
 */
const asDefined = <Content>(title: string) => Type.Unsafe<Content>(Type.Object({}, { additionalProperties: true, title }))

export const catalogueView = asDefined<Catalogue>('定义目录')
export const catalogueOutline = asDefined<CatalogueOutline>('定义一览')
export const catalogueWriting = asDefined<CatalogueWriting>('写报告用的名称')
export const cataloguePart = asDefined<CataloguePart>('一个定义')

export const partParams = Type.Object({ kind: literals(partKinds, { description: '哪一种定义' }), id })
