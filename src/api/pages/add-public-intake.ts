import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kernel } from '../../kernel/context.ts'
import {
  followReceipt,
  type Held,
  hasIntake,
  type IntakeDesk,
  intakeHeld,
  isOnce,
  newOnce,
  readDesk,
  receive,
  townKernel,
} from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Api } from '../context.ts'
import { publicRoot } from './addresses.ts'
import { BodyPlaces } from './body-places.ts'
import { followPage } from './follow-page.ts'
import { type FormState, formPage, heldPage, type IntakeView, receiptPage } from './intake-pages.ts'
import { intakeScript, intakeScriptAddress } from './intake-script.ts'
import { KeptAnswer } from './kept-answer.ts'
import { type Asked, type Found, notFound, page as pageHeaders, policy, read, readingOf } from './public-answers.ts'
import { type ReadForm, readForm } from './read-submission.ts'
import { similarItems, similarList } from './similar-list.ts'

/** What stands in them is for one person: kept nowhere on the way. A script of ours asks for similar ones. */
const own = {
  ...pageHeaders,
  'cache-control': 'no-store',
  'content-security-policy': `${policy}; script-src 'self'; connect-src 'self'`,
}

const open = { config: { right: 'public' }, schema: { hide: true } } as const

/** Nobody reads and fills in the form in less; nobody keeps it open for longer. */
const soonest = 3_000
const latest = 24 * 60 * 60_000

type FindPage = (request: FastifyRequest, reply: FastifyReply) => Promise<Found | undefined>

interface Standing extends Asked {
  readonly kernel: Kernel
  readonly found: Found
  readonly view: IntakeView
  readonly desk: IntakeDesk
}

/** The one gate by which the public writes, and where a receipt is followed. Everything else under the public pages is read only. */
export function addPublicIntake(api: Api, kernel: Kernel, find: FindPage): void {
  const places = new BodyPlaces()
  const script = new KeptAnswer(intakeScript, {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
  })
  const serve = (method: 'GET' | 'POST', path: string, answer: (standing: Standing) => Promise<void>): void => {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const found = await find(request, reply)
      if (found === undefined) return reply
      const { page, stamp } = found.place
      const desk = hasIntake(page) ? await readDesk(kernel, { town: stamp.town, page }) : undefined
      if (!hasIntake(page) || desk === undefined) await notFound(request, reply)
      else {
        const view = { place: { page, stamp }, reading: readingOf(request) }
        await answer({ kernel: await townKernel(kernel, stamp.town), found, request, reply, view, desk })
      }
      return reply
    }
    if (method === 'GET') api.get(`${publicRoot}/:town/:page${path}`, open, handler)
    else api.post(`${publicRoot}/:town/:page${path}`, open, handler)
  }
  serve('GET', '/new', (standing) => sendForm(standing, {}))
  serve('POST', '/new', (standing) => take(standing, places))
  serve('GET', '/similar', sendSimilar)
  serve('GET', '/receipt', ({ reply, view }) => send(reply, followPage(view, {})))
  serve('POST', '/receipt', (standing) => follow(standing, places))
  api.get(intakeScriptAddress, open, async (request, reply) => {
    await script.send(request, reply)
    return reply
  })
}

async function take(standing: Standing, places: BodyPlaces): Promise<void> {
  const { kernel, request, view, desk } = standing
  const { town } = view.place.stamp
  if (!desk.takes) return sendForm(standing, { problems: [] })
  const held = await intakeHeld(kernel, { town, address: request.ip })
  if (held !== undefined) return sendHeld(standing, held)
  const taken = await places.run(request.ip, async () => takeForm(standing, await readForm(request)))
  if (taken === undefined) await sendBusy(standing)
}

async function takeForm(standing: Standing, form: ReadForm): Promise<true> {
  const { kernel, found, reply, request, view, desk } = standing
  const { page, stamp } = view.place
  const { fields, pictures } = form
  const similar = fields.seen === '1' ? [] : similarItems(found.reading.state, `${fields.name ?? ''}\n${fields.content ?? ''}`)
  const problems = [...form.problems, ...oddities(fields)]
  if (similar.length > 0 && problems.length === 0)
    problems.push(`已经有相近的建议，列在下面，请先看一看；要照样提，再按一次“提交”。${pictures.length > 0 ? '照片要重新选。' : ''}`)
  const seen = similar.length > 0 || fields.seen === '1'
  const again = { fields, similar: similarList(view.place, similar, view.reading), seen }
  if (problems.length > 0) {
    await sendForm({ ...standing, reply: reply.code(similar.length > 0 ? 200 : 400) }, { ...again, problems })
    return true
  }
  const { once = '', contact = '' } = fields
  try {
    const given = await receive(kernel, { town: stamp.town, page }, { values: fields, contact, pictures, once, address: request.ip })
    if ('wait' in given) await sendHeld(standing, given)
    else await send(reply, receiptPage(view, given, desk))
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'invalid' && error.code !== 'wrong-state')) throw error
    const said = error.fields?.map(({ message }) => message) ?? [error.message]
    await sendForm({ ...standing, reply: reply.code(error.code === 'invalid' ? 400 : 409) }, { ...again, problems: said })
  }
  return true
}

/** What no person does who reads the form: programs that fill in every field, at once. Each is told to a person in words. */
function oddities({ once = '', since = '', homepage = '' }: Readonly<Record<string, string>>): string[] {
  if (homepage !== '') return ['“这一格不要填”里有字，请清空后再提交。']
  const age = Date.now() - Number.parseInt(since, 36)
  if (!isOnce(once) || !(age < latest)) return ['这张表打开得太久了，内容还在，请再按一次“提交”。']
  return age < soonest ? ['提交得太快了，请看一遍再按“提交”。'] : []
}

interface FormAgain extends Partial<Pick<FormState, 'problems' | 'similar' | 'seen'>> {
  readonly fields?: Readonly<Record<string, string>>
}

/** The form, with all that was typed. It stays the same form while it is the same text, so that sending it twice is sending it once. */
async function sendForm({ reply, view, desk }: Standing, { fields = {}, problems = [], similar, seen = false }: FormAgain): Promise<void> {
  const age = Date.now() - Number.parseInt(fields.since ?? '', 36)
  const isFresh = isOnce(fields.once ?? '') && age < latest
  const [once, since] = isFresh ? [fields.once ?? '', fields.since ?? ''] : [newOnce(), Date.now().toString(36)]
  await send(reply, formPage(view, { desk, values: fields, once, since, seen, similar, problems }))
}

async function sendSimilar({ found, request, reply, view }: Standing): Promise<void> {
  const list = similarList(view.place, similarItems(found.reading.state, read(request.query, 'q')), view.reading)
  await send(reply, list?.markup ?? '')
}

async function follow(standing: Standing, places: BodyPlaces): Promise<void> {
  const { kernel, request, reply, view } = standing
  const { page, stamp } = view.place
  const form = await places.run(request.ip, () => readForm(request))
  if (form === undefined) return sendBusy(standing)
  const code = form.fields.code ?? ''
  const found = await followReceipt(kernel, { town: stamp.town, page }, { code })
  if (found !== undefined) return send(reply, followPage(view, { found }))
  await send(reply.code(404), followPage(view, { problem: '没有这个回执码。请照着回执核对：一共16位，由数字和字母组成。' }))
}

async function sendHeld({ reply, view }: Standing, { wait, of }: Held): Promise<void> {
  const minutes = Math.ceil(wait / 60)
  const later = minutes < 120 ? `请过 ${minutes} 分钟再来` : `请过 ${Math.ceil(minutes / 60)} 个小时再来`
  const text =
    of === 'address' ? `同一个网络里这段时间已经提交了好几条，${later}，或者换一个网络。` : `今天收到的太多，暂时收不下了，${later}。`
  await send(reply.code(429).header('retry-after', String(wait)), heldPage(view, { title: '这次没有收下', text }))
}

async function sendBusy({ reply, view }: Standing): Promise<void> {
  const text = '正在提交的人多，请过一会儿再按一次“提交”；刚才填的可以按返回找到。'
  await send(reply.code(429).header('retry-after', '10'), heldPage(view, { title: '这次没有收下', text }))
}

async function send(reply: FastifyReply, body: string): Promise<void> {
  await reply.headers(own).send(Buffer.from(body))
}
