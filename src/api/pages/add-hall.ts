import type { FastifyReply, FastifyRequest } from 'fastify'
import { type SlipMarks, slipProblem } from '../../definition/secret-ballot/count-slips.ts'
import type { Kernel } from '../../kernel/context.ts'
import { castSlip, type Hall, lookUpSlip, readHall } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Api } from '../context.ts'
import { publicRoot } from './addresses.ts'
import { castPage, confirmPage, type HallView, type MarkedSlip, slipPage } from './hall-pages.ts'
import { page as pageHeaders, read, readingOf, sendNote } from './public-answers.ts'
import { readFields } from './read-submission.ts'

/** Nothing of a slip is kept on the way, and no page of another site learns the hall's address. */
const own = { ...pageHeaders, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
const open = { config: { right: 'public' }, schema: { hide: true } } as const
/** More than any slip has. */
const mostFields = 220

const refused = {
  used: '这个票码已经投过票了；刚才按了两次的，前一次已经算数。',
  unknown: '没有这个票码，请照着票面核对：八位，由数字和字母组成。',
} as const

/** The devices of a hall: whoever has its address, which was given out for one vote, casts slips by the codes on paper. */
export function addHall(api: Api, kernel: Kernel): void {
  const path = `${publicRoot}/:town/hall/:hall`
  api.get(path, open, async (request, reply) => {
    const view = await find(kernel, request)
    if (view === undefined) await sendOver(request, reply)
    else await send(reply, slipPage(view, { code: '', marks: [] }))
    return reply
  })
  api.post(path, open, async (request, reply) => {
    const view = await find(kernel, request)
    if (view === undefined) await sendOver(request, reply)
    else await take(kernel, view, { request, reply })
    return reply
  })
}

async function find(kernel: Kernel, request: FastifyRequest): Promise<HallView | undefined> {
  const place = { town: read(request.params, 'town'), hall: read(request.params, 'hall') }
  if (!/^\d{9}$/.test(place.town)) return undefined
  const hall = await readHall(kernel, place)
  return hall === undefined ? undefined : { hall, place, reading: readingOf(request) }
}

async function take(
  kernel: Kernel,
  view: HallView,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<void> {
  const fields = await readFields(request, mostFields)
  const slip: MarkedSlip = { code: fields?.code ?? '', marks: marksOf(view.hall, fields ?? {}) }
  const again = (problem?: string) =>
    send(problem === undefined ? reply : reply.code(400), slipPage(view, { ...slip, ...(problem === undefined ? {} : { problem }) }))
  if (fields === undefined) return again('提交的内容没有传完，请再按一次。')
  if (fields.step === 'back') return again()
  const problem = slipProblem(view.hall.rule, slip.marks)
  if (problem !== undefined) return again(problem)
  const asked = { ...view.place, code: slip.code }
  const state = fields.step === 'cast' ? await cast(kernel, { ...asked, marks: slip.marks }) : await lookUpSlip(kernel, asked)
  if (state === 'closed') return sendOver(request, reply)
  if (state === 'used' || state === 'unknown') return again(refused[state])
  await send(reply, state === 'cast' ? castPage(view) : confirmPage(view, slip))
}

/** A candidate that was changed meanwhile is told in words; everything else is a bug. */
async function cast(kernel: Kernel, slip: Parameters<typeof castSlip>[1]) {
  try {
    return await castSlip(kernel, slip)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') return 'closed'
    throw error
  }
}

function marksOf({ candidates }: Hall, fields: Readonly<Record<string, string>>): SlipMarks {
  return candidates.map((_, at) => {
    const typed = fields[`mark${at}`] ?? '0'
    return /^\d{1,3}$/.test(typed) ? Number.parseInt(typed, 10) : -1
  })
}

function sendOver(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const text = '现在不收票：还没有开始、已经开箱计票，或者网址抄错了。请问会场工作人员。'
  return sendNote(request, reply.code(404), { title: '这里现在不能投票', text })
}

async function send(reply: FastifyReply, body: string): Promise<void> {
  await reply.headers(own).send(Buffer.from(body))
}
