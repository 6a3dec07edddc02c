import { flag, listOf, object, oneOf, type Shape, text } from '../../../definition/shape/shape.ts'
import type { TableShape } from './types.ts'

const column = object({ name: text, type: text }, { required: flag, label: text })
const index = object({ name: text, columns: listOf(text) }, { unique: flag, method: oneOf(['gin']), current: flag })

/** What a kept table shape must be. */
export const tableShape: Shape<TableShape> = object({
  name: text,
  label: text,
  columns: listOf(column),
  primaryKey: listOf(text),
  indexes: listOf(index),
})
