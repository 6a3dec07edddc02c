import type { TSchema } from 'typebox'
import { errorBody } from '../contract/common.ts'

/** The answers of a route: what it gives when all is well, and the one shape of every refusal. */
export function answers<const Schema extends TSchema>(schema: Schema) {
  return { 200: schema, '4xx': errorBody, '5xx': errorBody }
}
