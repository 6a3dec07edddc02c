import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'

export interface TemporaryServer {
  /** A superuser's address; databases are made and dropped through it. */
  readonly url: string
  /** Everything of it lies here, and what its own programs write. */
  readonly folder: string
  /** Runs one of the programs that come with the server, as the user whom it belongs to, to its end. */
  run(program: string, args: readonly string[]): void
  /** Ends the server and leaves its folder: `fast` as an administrator restarts it, `immediate` as a fault or a power cut ends it. */
  halt(mode: 'fast' | 'immediate'): Promise<void>
  /** Starts it again at the same address after `halt`, and waits until it answers. */
  resume(): Promise<void>
  stop(): Promise<void>
}

export interface TemporaryServerOptions {
  readonly durable?: boolean
  /** Settings of the server beside the usual ones, such as `max_connections=8`. */
  readonly settings?: readonly string[]
  /** A cluster that is there already, instead of a new one; it stays when the server stops. */
  readonly cluster?: string
}

interface Owner {
  readonly uid: number
  readonly gid: number
}

/**
 * Starts a PostgreSQL server in a folder of its own; undefined where none is installed. Tests make and drop everything, so it need not be
 * durable; a measurement wants the server as it is delivered.
 */
export async function startTemporaryServer({
  durable = false,
  settings: own = [],
  cluster,
}: TemporaryServerOptions = {}): Promise<TemporaryServer | undefined> {
  const programs = findPrograms()
  if (programs === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-test-server-'))
  const owner = findOwner()
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = cluster ?? join(folder, 'data')
  const as = { ...owner, cwd: folder, stdio: 'ignore' } as const
  const run = (program: string, args: readonly string[]) => void execFileSync(join(programs, program), [...args], as)
  if (cluster === undefined) run('initdb', ['-D', data, '-U', 'qianbi', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
  const port = await freePort()
  const careless = durable ? [] : ['fsync=off', 'full_page_writes=off']
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, ...careless, ...own]
  const start = () => spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], as)
  const url = `postgres://qianbi@127.0.0.1:${port}/postgres`
  let server: ChildProcess | undefined = start()
  const halt = async (mode: 'fast' | 'immediate') => {
    const halted = server
    if (halted === undefined) return
    server = undefined
    const ended = new Promise((resolve) => halted.once('exit', resolve))
    halted.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await ended
  }
  await untilReady(url)
  return {
    url,
    folder,
    run,
    halt,
    resume: async () => {
      server ??= start()
      await untilReady(url)
    },
    stop: async () => {
      await halt('fast')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function findPrograms(): string | undefined {
  const root = '/usr/lib/postgresql'
  const installed = existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : []
  return [process.env.QIANBI_POSTGRES ?? '', ...installed.sort().reverse()].find((programs) => existsSync(join(programs, 'initdb')))
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody. */
function findOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        wholeNumber(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim())
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // No such user: try the next one.
    }
  }
  return undefined
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.query('select 1')
      return
    } catch (error) {
      if (attempt >= 150) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}
