import { flag, listOf, object, oneOf, type Shape, shapeOf, text } from '../../../definition/shape/shape.ts'
import type { TableShape } from './types.ts'

const yes = shapeOf('true', (value): value is true => value === true)
const column = object({ name: text, type: text }, { required: flag, label: text, numbers: yes })
const index = object({ name: text, columns: listOf(text) }, { unique: flag, method: oneOf(['gin']), current: flag })

/** What a kept table shape must be. */
export const tableShape: Shape<TableShape> = object({
  name: text,
  label: text,
  columns: listOf(column),
  primaryKey: listOf(text),
  indexes: listOf(index),
})
