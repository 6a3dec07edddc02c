import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kernel } from '../../kernel/context.ts'
import { type PublicItem, readPublicPicture } from '../../kernel/index.ts'
import { plainPicture } from '../../office/file/plain-picture.ts'
import type { Api, ApiContext } from '../context.ts'
import { addHall } from './add-hall.ts'
import { addPublicIntake } from './add-public-intake.ts'
import { publicRoot } from './addresses.ts'
import { itemPage } from './item-page.ts'
import { KeptAnswer } from './kept-answer.ts'
import { type ListChoice, listPage, statesOf, yearsOf } from './list-page.ts'
import { openCsv, openJson } from './open-data.ts'
import type { PagePlace } from './page-parts.ts'
import { type Asked, closed, control, type Found, notFound, page, read, readingOf } from './public-answers.ts'
import { PublicCache } from './public-cache.ts'
import { styleAddress, styleSheet } from './style.ts'

/** Opened by itself a picture is alone in a sandbox. */
const alone = { 'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'" }
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

  const serve = (path: string, send: (found: Found, asked: Asked) => Promise<void>): void => {
    api.get(`${publicRoot}/:town/:page${path}`, open, async (request, reply) => {
      const found = await reading(request, reply)
      if (found !== undefined) await send(found, { request, reply })
      return reply
    })
  }
  serve('', sendList)
  serve('/data.json', ({ place, reading: { state, answer } }, { request, reply }) => {
    const headers = { ...control, 'content-type': 'application/json; charset=utf-8' }
    return answer('json', () => new KeptAnswer(openJson(place, state), headers)).send(request, reply)
  })
  serve('/data.csv', ({ place, reading: { state, answer } }, { request, reply }) => {
    const headers = { ...control, 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attached(place) }
    return answer('csv', () => new KeptAnswer(openCsv(place, state), headers)).send(request, reply)
  })
  addPublicIntake(api, kernel, reading)
  addHall(api, kernel)
  serve('/:key', sendItem)
  serve('/:key/:picture', (found, asked) => sendPicture(kernel, found, asked))
  api.get(styleAddress, open, async (request, reply) => {
    await style.send(request, reply)
    return reply
  })
  api.get(`${publicRoot}/*`, open, async (request, reply) => {
    await notFound(request, reply)
    return reply
  })
}

async function sendList({ place, reading }: Found, { request, reply }: Asked): Promise<void> {
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

async function sendItem(found: Found, { request, reply }: Asked): Promise<void> {
  const item = itemOf(found, request)
  if (item === undefined) return notFound(request, reply)
  const how = readingOf(request)
  const make = () => new KeptAnswer(itemPage(found.place, { item, reading: how }), page)
  await found.reading.answer(`item ${item.key} ${how.large}`, make).send(request, reply)
}

/** Only a picture that the item's page shows. */
async function sendPicture(kernel: Kernel, found: Found, { request, reply }: Asked): Promise<void> {
  const digest = read(request.params, 'picture')
  const stages = itemOf(found, request)?.stages ?? []
  const isShown = stages.some(({ steps }) => steps.some(({ pictures }) => pictures.some((one) => one.digest === digest)))
  const bytes = isShown ? await readPublicPicture(kernel, { town: found.place.stamp.town, digest }) : undefined
  const picture = bytes === undefined ? undefined : plainPicture(bytes)
  if (picture === undefined) return notFound(request, reply)
  await new KeptAnswer(picture.bytes, { ...control, ...alone, 'content-type': picture.mediaType }).sendPlain(request, reply)
}

function itemOf({ reading }: Found, request: FastifyRequest): PublicItem | undefined {
  const key = read(request.params, 'key')
  return reading.state.items.find((one) => one.key === key)
}

function attached({ page: { label }, stamp }: PagePlace): string {
  return `attachment; filename="data.csv"; filename*=UTF-8''${encodeURIComponent(`${stamp.name}${label}.csv`)}`
}
