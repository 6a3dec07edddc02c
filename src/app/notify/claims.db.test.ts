import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Kernel } from '../../kernel/context.ts'
import {
  type Actor,
  addWebhook,
  claimMessage,
  type Engine,
  findDueWebhooks,
  listWebhooks,
  mostAttempts,
  openEngine,
  sweepCases,
} from '../../kernel/index.ts'
import { openLoopSample, type Sample } from '../../kernel/loop/testing/open-sample.ts'
import { startTemporaryServer } from '../../kernel/storage/testing/temporary-server.ts'
import { describeEngines } from '../../kernel/storage/testing.ts'
import { type Lanes, openLanes } from './lanes.ts'
import { notifyOnce } from './run-notifier.ts'

/** A robot that takes everything; what comes to `/dead` it never answers. */
async function openRobot() {
  const received: { readonly path: string; readonly id: string }[] = []
  const unanswered: ServerResponse[] = []
  let taken = (): unknown => undefined
  const server: Server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => {
      body += part
    })
    request.on('end', async () => {
      const path = request.url ?? ''
      received.push({ path, id: JSON.parse(body).id })
      await taken()
      if (path === '/dead') unanswered.push(response)
      else response.end('{"errcode":0}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    at: (path: string) => received.filter((one) => one.path === path).map(({ id }) => id),
    onTaken: (work: () => unknown) => {
      taken = work
    },
    hangUp: () => {
      for (const response of unanswered.splice(0)) response.destroy()
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
type Robot = Awaited<ReturnType<typeof openRobot>>

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

async function openTown(engine: Engine, robot: Robot, paths: readonly string[]) {
  const sample = await openLoopSample(engine)
  const administrator: Actor = { ...sample.clerk, role: 'administrator' }
  const add = (path: string) =>
    addWebhook(sample.kernel, administrator, {
      kind: 'plain',
      label: path,
      url: `${robot.url}${path}`,
      secret: 'SEC0123456789abcdef',
      allowPrivate: true,
    })
  for (const path of paths) await add(path)
  const waiting = async () =>
    Object.fromEntries((await listWebhooks(sample.kernel, administrator)).map((hook) => [hook.label, hook.waiting]))
  return { sample, waiting }
}
const settingsOf = (kernel: Kernel) => ({ kernel, allowPrivate: true, site: undefined })

describeEngines('the outbox', (open) => {
  let robot: Robot
  let engine: Engine
  let sample: Sample
  let waiting: () => Promise<Readonly<Record<string, number>>>
  const others: Engine[] = []
  beforeAll(async () => {
    robot = await openRobot()
    engine = await open()
    ;({ sample, waiting } = await openTown(engine, robot, ['/a', '/b']))
  })
  afterEach(() => robot.received.splice(0))
  afterAll(async () => {
    for (const other of others) await other.close()
    await robot.close()
  })
  /** The kernel of another process on the same store; an embedded store has only one. */
  const otherKernel = async (): Promise<Kernel> => {
    if (engine.kind === 'embedded') return sample.kernel
    const [row] = await engine.asOwner.read((session) => session.query<{ name: string }>(sql`select current_database() as name`))
    const url = new URL(inject('testServer'))
    url.pathname = `/${row?.name}`
    const other = await openEngine({ url: url.href, connections: 3 })
    others.push(other)
    return { ...sample.kernel, engine: other }
  }

  it('sends each message once, however many senders there are', async () => {
    const kernels = [sample.kernel, await otherKernel(), await otherKernel()]
    for (let n = 0; n < 8; n++) await sample.report(`M${n}`)
    await Promise.all([...kernels, ...kernels].map((kernel) => notifyOnce(settingsOf(kernel))))
    for (const path of ['/a', '/b']) {
      expect(robot.at(path)).toHaveLength(8)
      expect(new Set(robot.at(path)).size).toBe(8)
    }
    expect(await waiting()).toEqual({ '/a': 0, '/b': 0 })
  })

  it('lies there once for each lateness, however many look for it', async () => {
    await sample.report('L1')
    await sample.report('L2')
    sample.passDays(40)
    const alerts = () => engine.asOwner.read((session) => session.query(sql`select 1 from case_alert`))
    const before = (await alerts()).length
    const kernels = [sample.kernel, await otherKernel(), await otherKernel()]
    const told = await Promise.all(kernels.map((kernel) => sweepCases(kernel, { town: sample.town })))
    expect(told.reduce((sum, count) => sum + count, 0)).toBe((await alerts()).length - before)
    await Promise.all(kernels.map((kernel) => notifyOnce(settingsOf(kernel))))
    expect(robot.at('/a').length).toBeGreaterThan(2)
    for (const path of ['/a', '/b']) expect(new Set(robot.at(path)).size).toBe(robot.at(path).length)
  })

  it('leaves the message of a sender that was killed to the next one, once its claim has ended', async () => {
    await sample.report('K1')
    const [first] = await findDueWebhooks(sample.kernel)
    const claimed = await claimMessage(sample.kernel, first ?? expect.unreachable())
    expect(claimed).toMatchObject({ attempt: 1 })
    await notifyOnce(settingsOf(sample.kernel))
    expect(robot.received.map(({ id }) => id)).not.toContain(claimed?.id)
    sample.passDays(1)
    await notifyOnce(settingsOf(sample.kernel))
    await notifyOnce(settingsOf(sample.kernel))
    expect(robot.received.filter(({ id }) => id === claimed?.id)).toHaveLength(1)
    expect(await waiting()).toEqual({ '/a': 0, '/b': 0 })
  })

  it('gives up a message that ends its sender every time', async () => {
    // In a database of its own: what was given up lies there for the next sender to find.
    const { sample } = await openTown(await open(), robot, ['/a', '/b'])
    await sample.report('K2')
    const [webhook] = await findDueWebhooks(sample.kernel)
    const attempts: number[] = []
    for (;;) {
      const claimed = await claimMessage(sample.kernel, webhook ?? expect.unreachable())
      if (claimed === undefined) break
      attempts.push(claimed.attempt)
      sample.passDays(1)
    }
    expect(attempts).toEqual(Array.from({ length: mostAttempts }, (_, index) => index + 1))
  })
})

describeEngines('a webhook that does not answer', (open) => {
  it('delays no other, in this round and the next, and is sent one message at a time', async () => {
    const robot = await openRobot()
    const { sample, waiting } = await openTown(await open(), robot, ['/dead', '/a', '/b'])
    const lanes: Lanes = new Map()
    const options = {
      ...settingsOf(sample.kernel),
      stopping: new AbortController().signal,
      onError: (error: unknown) => expect.unreachable(String(error)),
    }
    for (let n = 0; n < 3; n++) await sample.report(`D${n}`)
    await openLanes(options, lanes)
    await until(() => robot.at('/a').length === 3 && robot.at('/b').length === 3 && robot.at('/dead').length === 1 && lanes.size === 1)
    await sample.report('D3')
    await openLanes(options, lanes)
    await until(() => robot.at('/a').length === 4 && robot.at('/b').length === 4 && lanes.size === 1)
    robot.hangUp()
    await Promise.all(lanes.values())
    expect(robot.at('/dead')).toHaveLength(1)
    expect(await waiting()).toEqual({ '/dead': 4, '/a': 0, '/b': 0 })
    await robot.close()
  })
})

describe.runIf(inject('testServer') !== '')('a message that is on its way when the database goes away', () => {
  it('is written down as sent when that is back, and not sent again', async () => {
    const server = (await startTemporaryServer()) ?? expect.unreachable()
    const engine = await openEngine({ url: server.url, connections: 3 })
    const robot = await openRobot()
    const { sample, waiting } = await openTown(engine, robot, ['/a'])
    await sample.report('R1')
    robot.onTaken(() => server.halt('immediate'))
    const round = notifyOnce(settingsOf(sample.kernel))
    await until(() => robot.received.length === 1)
    robot.onTaken(() => undefined)
    await server.halt('immediate')
    await server.resume()
    await round
    sample.passDays(1)
    expect(await waiting()).toEqual({ '/a': 0 })
    await notifyOnce(settingsOf(sample.kernel))
    expect(new Set(robot.at('/a')).size).toBe(robot.at('/a').length)
    await engine.close()
    await robot.close()
    await server.stop()
  })
})
