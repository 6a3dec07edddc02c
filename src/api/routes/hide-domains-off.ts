import { assertInDomains, type DomainThing, isDomainThing } from '../../kernel/index.ts'
import type { Api, ApiContext, NotesNames } from '../context.ts'
import { namesKeyword } from '../contract/common.ts'
import type { Endpoint } from '../contract/endpoint.ts'

/**
 * Whoever names something of a domain that their town has switched off is told what they would be told if there were none: in the path, the query or
 * anywhere in the body, as the contract says of each part what it names (`nameOf`).
 */
export function hideDomainsOff(api: Api, context: ApiContext): void {
  api.addHook('preHandler', async ({ params, query, body, signedIn, kernel = context.kernel, routeOptions }) => {
    const { names } = routeOptions.config
    if (signedIn === undefined || names === undefined) return
    const named = new Map<DomainThing, Set<string>>()
    names({ params, query, body }, named)
    if (named.size > 0) await assertInDomains(kernel, signedIn.actor, named)
  })
}

/** What a call of the endpoint may name of domains; undefined when nothing. */
export function domainNamesOf({ params, query, body }: Endpoint): NotesNames | undefined {
  return notesOf({ type: 'object', properties: { params, query, body } })
}

function notesOf(schema: unknown): NotesNames | undefined {
  const { [namesKeyword]: thing, properties, items, anyOf } = Object(schema)
  if (typeof thing === 'string' && isDomainThing(thing)) return (value, named) => note(named, thing, value)
  if (items !== undefined) return ofEach(notesOf(items))
  if (Array.isArray(anyOf)) return joined(anyOf.map(notesOf))
  return joined(Object.entries(Object(properties)).map(([name, part]) => ofMember(name, notesOf(part))))
}

function note(named: Map<DomainThing, Set<string>>, thing: DomainThing, value: unknown): void {
  if (typeof value === 'string') named.set(thing, (named.get(thing) ?? new Set()).add(value))
}

function ofEach(notes: NotesNames | undefined): NotesNames | undefined {
  if (notes === undefined) return undefined
  return (value, named) => {
    for (const item of Array.isArray(value) ? value : []) notes(item, named)
  }
}

function ofMember(name: string, notes: NotesNames | undefined): NotesNames | undefined {
  return notes && ((value, named) => notes(Object(value)[name], named))
}

function joined(parts: readonly (NotesNames | undefined)[]): NotesNames | undefined {
  const all = parts.filter((part) => part !== undefined)
  if (all.length === 0) return undefined
  return (value, named) => {
    for (const notes of all) notes(value, named)
  }
}
