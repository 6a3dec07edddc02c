import { existsSync, statfsSync } from 'node:fs'
import { arch, freemem, platform, totalmem } from 'node:os'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { text } from '../../definition/shape/shape.ts'
import { type Kernel, listTowns } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { row } from '../../kernel/storage/row.ts'
import { type Command, type Invocation, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { storePlaceOf } from '../command-line/with-store.ts'
import { openStore, presentStorePlace, type StorePlace } from '../store/open-store.ts'

/** One thing that was looked at: `warn` works, but somebody should see to it; `fail` does not. */
interface Finding {
  readonly what: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly message: string
}

const marks = { ok: '好', warn: '注意', fail: '不行' } as const
const gigabyte = 1_073_741_824
const leastDisk = 2
const leastMemory = 1

/** Looks at the machine and the store, changes nothing, and says what to do about what it found. */
export const doctorCommand: Command = {
  options: { data: storeOptions.data, ...jsonOption },
  positionals: { least: 0, most: 1 },
  run: async (invocation) => {
    const place = placeOf(invocation)
    const findings = [...lookAtMachine(), ...lookAtDisk(place), ...(await lookAtStore(place)), ...lookAtCare(invocation)]
    const failed = findings.filter(({ state }) => state === 'fail')
    if (invocation.flag('json')) {
      const problems = failed.map(({ what, message }) => ({ code: 'doctor', severity: 'error', at: what, message }))
      invocation.terminal.result(presentJson({ findings, problems }))
    } else invocation.terminal.result(findings.map(({ what, state, message }) => `${marks[state]}　${what}：${message}`).join('\n'))
    return failed.length > 0 ? exit.problems : exit.done
  },
}

/** `doctor postgres://…` is DATABASE_URL said in another way. */
function placeOf(invocation: Invocation): StorePlace {
  const [url] = invocation.positionals
  return storePlaceOf(url === undefined ? invocation : { ...invocation, environment: { ...invocation.environment, DATABASE_URL: url } })
}

function lookAtMachine(): readonly Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isEnough = major > 20 || (major === 20 && minor >= 19)
  const free = freemem() / gigabyte
  return [
    {
      what: 'Node',
      state: isEnough ? (major >= 22 ? 'ok' : 'warn') : 'fail',
      message: `${process.versions.node}（${platform()} ${arch()}）${isEnough ? (major >= 22 ? '' : '，能用，但已没有安全更新，建议换成 24') : '，太旧，请装 20.19 以上，建议 24'}`,
    },
    {
      what: '内存',
      state: free < leastMemory ? 'warn' : 'ok',
      message: `空闲 ${free.toFixed(1)} GB，共 ${(totalmem() / gigabyte).toFixed(1)} GB${free < leastMemory ? '，导入大表时可能不够' : ''}`,
    },
  ]
}

function lookAtDisk(place: StorePlace): readonly Finding[] {
  if ('url' in place) return []
  const folder = existsSync(place.data) ? place.data : dirname(place.data)
  if (!existsSync(folder)) return [{ what: '磁盘', state: 'fail', message: `没有文件夹 ${folder}` }]
  const { bavail, bsize } = statfsSync(folder)
  const free = (bavail * bsize) / gigabyte
  const message = `${folder} 还能写 ${free.toFixed(1)} GB${free < leastDisk ? '，太少，请先腾出空间' : ''}`
  return [{ what: '磁盘', state: free < leastDisk ? 'warn' : 'ok', message }]
}

const versionRow = row('server_version', { version: text })

async function lookAtStore(place: StorePlace): Promise<readonly Finding[]> {
  const what = '数据'
  try {
    const kernel = await openStore(place, { access: 'read' })
    try {
      return await describeStore(kernel, place)
    } finally {
      await kernel.engine.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ what, state: stateOf(error), message: error.message }]
  }
}

/** A store that is running or not begun is no fault; one of an older edition works again after it was brought up. */
function stateOf({ code, cause }: Refusal): Finding['state'] {
  if (code === 'locked') return 'ok'
  // What has a cause is a server that could not be reached.
  return cause === undefined && (code === 'wrong-state' || code === 'not-found') ? 'warn' : 'fail'
}

async function describeStore(kernel: Kernel, place: StorePlace): Promise<readonly Finding[]> {
  const towns = await listTowns(kernel)
  const asked = sql`select current_setting('server_version') as version`
  const engine = versionRow.first(await kernel.engine.asOwner.read((session) => session.query(asked)))
  const names = towns.map(({ name }) => name).join('、')
  const version = engine?.version ?? ''
  const isOld = kernel.engine.kind === 'server' && Number.parseInt(version, 10) < 15
  return [
    {
      what: '数据库',
      state: isOld ? 'fail' : 'ok',
      message: `${kernel.engine.kind === 'server' ? 'PostgreSQL 服务器' : '内嵌引擎，PostgreSQL'} ${version}${isOld ? '，太旧，请用 15 以上' : ''}`,
    },
    {
      what: '数据',
      state: towns.length === 0 ? 'warn' : 'ok',
      message: `${presentStorePlace(place)}：${towns.length === 0 ? '还没有乡镇，请用 qianbi init 建一个' : names}`,
    },
    lookAtWall(kernel.engine.wall()),
  ]
}

/** Whether the database itself keeps the towns apart (docs/adr/0036). */
function lookAtWall(wall: ReturnType<Kernel['engine']['wall']>): Finding {
  const what = '行级安全'
  if (!wall.stands) return { what, state: 'warn', message: `数据库自己没有把各乡镇隔开：${wall.why}。请见管理指南“数据库服务器”` }
  if (wall.parts !== undefined)
    return {
      what,
      state: 'warn',
      message: `数据库按乡镇隔开每一张表，但没有按村和网格隔开：${wall.parts.why}。请见管理指南“数据库服务器”`,
    }
  if (wall.searches) return { what, state: 'ok', message: '数据库按乡镇隔开每一张表，也按村和网格隔开台账' }
  const message =
    '数据库按乡镇、按村和网格隔开每一张表，但检索用不上词的索引，大台账里会慢。请数据库管理员做管理指南“数据库服务器”里的第三句'
  return { what, state: 'warn', message }
}

/** What no program can do alone. */
function lookAtCare({ environment }: Invocation): readonly Finding[] {
  return [
    lookAtKey('锚点密钥', environment.QIANBI_ANCHOR_KEY, '没有设 QIANBI_ANCHOR_KEY：锚点不签名，请见管理指南“校验”'),
    lookAtKey(
      '密文密钥',
      environment.QIANBI_SECRET_KEY,
      '没有设 QIANBI_SECRET_KEY：给身份证号、账号、电话加密的钥匙和数据放在一起，第二因子和推送的密钥没有加密，请见管理指南“密钥”',
    ),
  ]
}

function lookAtKey(what: string, path: string | undefined, without: string): Finding {
  if (path === undefined || path === '') return { what, state: 'warn', message: without }
  return existsSync(path) ? { what, state: 'ok', message: path } : { what, state: 'fail', message: `没有密钥文件 ${path}` }
}
