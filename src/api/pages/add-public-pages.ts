import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PublicItem } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { publicRoot } from './addresses.ts'
import { itemPage } from './item-page.ts'
import { KeptAnswer } from './kept-answer.ts'
import { type ListChoice, listPage, statesOf, yearsOf } from './list-page.ts'
import { notePage } from './note-page.ts'
import { openCsv, openJson } from './open-data.ts'
import type { Reading } from './page-frame.ts'
import type { PagePlace } from './page-parts.ts'
import { PublicCache, type PublicReading } from './public-cache.ts'
import { styleAddress, styleSheet } from './style.ts'

/** One style sheet of ours and nothing else: no script, no frame, no form to elsewhere. */
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** Asked for anew each time, answered by 304 while nothing has changed. */
const control = { 'cache-control': 'public, no-cache' }
const page = { ...control, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
const open = { config: { right: 'public' }, schema: { hide: true } } as const

/** The pages that everybody reads without sign-in, and the same as data: those that a pack declares and a town has opened. */
export function addPublicPages(api: Api, { kernel }: ApiContext): void {
  const cache = new PublicCache(kernel)
  const pages = new Map((kernel.catalogue.catalogue.publicPages ?? []).map((one) => [one.id, one]))
  const style = new KeptAnswer(styleSheet, {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/css; charset=utf-8',
  })

  /** Reads what the address names, or answers why there is nothing. */
  const reading = async (request: FastifyRequest, reply: FastifyReply): Promise<Found | undefined> => {
    const [town, wanted] = [read(request.params, 'town'), pages.get(read(request.params, 'page'))]
    const found = wanted === undefined || !/^\d{9}$/.test(town) ? undefined : await cache.read(town, wanted)
    if (wanted === undefined || found === undefined) return void (await notFound(request, reply))
    const { stamp } = found.state
    if (!stamp.open) return void (await closed(request, reply, `${stamp.name}${wanted.label}`))
    return { place: { page: wanted, stamp }, reading: found }
  }

  api.get(styleAddress, open, async (request, reply) => style.send(request, reply))

  api.get(`${publicRoot}/:town/:page`, open, async (request, reply) => {
    const found = await reading(request, reply)
    if (found === undefined) return reply
    await sendList(request, reply, found)
    return reply
  })

  api.get(`${publicRoot}/:town/:page/data.json`, open, async (request, reply) => {
    const found = await reading(request, reply)
    if (found === undefined) return reply
    const type = { ...control, 'content-type': 'application/json; charset=utf-8' }
    await found.reading.answer('json', () => new KeptAnswer(openJson(found.place, found.reading.state), type)).send(request, reply)
    return reply
  })

  api.get(`${publicRoot}/:town/:page/data.csv`, open, async (request, reply) => {
    const found = await reading(request, reply)
    if (found === undefined) return reply
    const headers = { ...control, 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attached(found.place) }
    await found.reading.answer('csv', () => new KeptAnswer(openCsv(found.place, found.reading.state), headers)).send(request, reply)
    return reply
  })

  api.get(`${publicRoot}/:town/:page/:key`, open, async (request, reply) => {
    const found = await reading(request, reply)
    if (found === undefined) return reply
    const key = read(request.params, 'key')
    const item = found.reading.state.items.find((one) => one.key === key)
    if (item === undefined) await notFound(request, reply)
    else await sendItem(request, reply, { ...found, item })
    return reply
  })

  api.get(`${publicRoot}/*`, open, async (request, reply) => {
    await notFound(request, reply)
    return reply
  })
}

interface Found {
  readonly place: PagePlace
  readonly reading: PublicReading
}

async function sendList(request: FastifyRequest, reply: FastifyReply, { place, reading }: Found): Promise<void> {
  const { state } = reading
  const [newest = ''] = yearsOf(state)
  const asked = read(request.query, 'year')
  const choice: ListChoice = {
    year: asked === 'all' ? '' : yearsOf(state).includes(asked) ? asked : newest,
    state: statesOf(state).has(read(request.query, 'state')) ? read(request.query, 'state') : '',
    words: read(request.query, 'q').slice(0, 50),
  }
  const how = readingOf(request)
  const make = () => new KeptAnswer(listPage(place, state, { choice, reading: how }), page)
  // Words are anybody's: what is found by them is made each time, of what is kept.
  const answer = choice.words === '' ? reading.answer(`list ${choice.year} ${choice.state} ${how.large}`, make) : make()
  await answer.send(request, reply)
}

async function sendItem(
  request: FastifyRequest,
  reply: FastifyReply,
  { place, reading, item }: Found & { readonly item: PublicItem },
): Promise<void> {
  const how = readingOf(request)
  const make = () => new KeptAnswer(itemPage(place, { item, reading: how }), page)
  await reading.answer(`item ${item.key} ${how.large}`, make).send(request, reply)
}

async function notFound(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const text = '没有这个公开页，或者它还没有公开。网址可能抄错了，请从镇里公布的网址进入。'
  await sendNote(request, reply.code(404), { title: '没有找到这一页', text })
}

async function closed(request: FastifyRequest, reply: FastifyReply, what: string): Promise<void> {
  await sendNote(request, reply.code(410), { title: '未公开', text: `${what}现在没有开放公开页。想了解情况，请向镇政府询问。` })
}

async function sendNote(
  request: FastifyRequest,
  reply: FastifyReply,
  note: { readonly title: string; readonly text: string },
): Promise<void> {
  const path = request.url.split('?')[0] ?? publicRoot
  await reply.headers({ ...page, 'cache-control': 'no-store' }).send(Buffer.from(notePage({ ...note, path, reading: readingOf(request) })))
}

function readingOf(request: FastifyRequest): Reading {
  return { large: read(request.query, 'size') === 'large' }
}

/** One value of an address; said twice or not at all it is nothing. */
function read(from: unknown, name: string): string {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined
  return typeof value === 'string' ? value : ''
}

function attached({ page: { label }, stamp }: PagePlace): string {
  return `attachment; filename="data.csv"; filename*=UTF-8''${encodeURIComponent(`${stamp.name}${label}.csv`)}`
}
