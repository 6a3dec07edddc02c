import * as cases from './cases.ts'
import * as loops from './loops.ts'
import * as webhooks from './webhooks.ts'
import * as work from './work.ts'

/** Every endpoint by the area it belongs to: whoever serves them serves each of an area, or does not compile. */
export const areas = { loops, cases, work, webhooks }

/** The one table of all endpoints by name. */
export const endpoints = { ...loops, ...cases, ...work, ...webhooks }

export type EndpointTable = typeof endpoints
