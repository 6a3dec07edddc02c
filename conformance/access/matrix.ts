import { createApi } from '../../src/api/app.ts'
import { runCommandLine } from '../../src/app/command-line/run-command-line.ts'
import { commands } from '../../src/app/commands/index.ts'
import { referredLedger } from '../../src/definition/field/field-type.ts'
import type { FieldValues } from '../../src/definition/field/types.ts'
import type { Actor, Role } from '../../src/kernel/access/types.ts'
import { addRecord, createUser, getRecord, type Kernel, listRecords } from '../../src/kernel/index.ts'

const town = '999901101'
const password = 'bamboo-2020'
const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }

/** One line of the table that `qianbi access --json` prints. */
interface PrintedLedger {
  readonly ledger: string
  readonly scope: {
    readonly read: 'town' | 'part'
    readonly open: readonly string[]
    readonly write: 'part' | 'nobody'
    readonly places: readonly string[]
  }
  readonly fields: readonly PrintedLine[]
}

interface PrintedLine {
  readonly field: string
  readonly read: readonly string[]
  readonly write: readonly string[]
}

/** The ways to a value. Each is asked over HTTP; what it gives is judged by the words of the answer. */
export const ways = ['one', 'list', 'history', 'export', 'filter', 'sort', 'group', 'total', 'search', 'write'] as const
type Way = (typeof ways)[number]

export interface Asked {
  readonly who: string
  readonly ledger: string
  readonly field: string
  /** Which of the ledger's records. */
  readonly record: number
  readonly way: Way
}

type Answered = 'granted' | 'refused' | 'nothing to ask'

export type Line = Pick<Asked, 'ledger' | 'field'>

export interface Verdict {
  readonly declared: Answered
  readonly was: Answered
  readonly status: number
}

interface Person {
  readonly role: Role
  /** Bound people: the village or grid that is theirs alone; without one they have no part at all. */
  readonly village?: string
  readonly grid?: string
}

interface Standing {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly values: FieldValues
}

export interface Matrix {
  readonly people: readonly string[]
  /** The fields that some read in full and others do not. */
  readonly masked: readonly Line[]
  /** The fields that some who write the ledger may not. */
  readonly guarded: readonly Line[]
  readonly ledgers: readonly PrintedLedger[]
  readonly records: (ledger: string) => readonly Standing[]
  readonly judge: (asked: Asked) => Promise<Verdict>
}

const bound: readonly string[] = ['villageCadre', 'gridWorker']
/** What whoever answers for a part may not tell from their own place is left to the cases of parts, which know two villages by heart. */
const unsaid = { declared: 'nothing to ask', was: 'nothing to ask', status: 0 } as const

/** The demo township with somebody of every role but the administrator, whom a town with three kept apart has not any more, a cadre and a grid worker of a place, and one of each who has none. */
export async function openMatrix(kernel: Kernel): Promise<Matrix> {
  const table = await printedTable()
  const kept = new Map<string, readonly Standing[]>()
  for (const { ledger } of table) {
    const { records } = await listRecords(kernel, system, { ledger, query: { limit: 60 } })
    if (records.length > 0) kept.set(ledger, spread(records, 12))
  }
  const people = await addPeople(kernel)
  const api = await createApi({ kernel, version: '0.0.0' })
  const cookies = new Map<string, string>()
  const ask = async (who: string, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object): Promise<Answer> => {
    let cookie = cookies.get(who)
    if (cookie === undefined) {
      const signedIn = await api.inject({ method: 'POST', url: '/api/session', payload: { account: who, password } })
      cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
      cookies.set(who, cookie)
    }
    const answer = await api.inject({ method, url, headers: { cookie }, ...(body === undefined ? {} : { payload: body }) })
    return { status: answer.statusCode, text: answer.body }
  }
  const ledgers = table.filter(({ ledger }) => kept.has(ledger))
  const lines = ledgers.flatMap(({ fields }) => fields)
  const everybody = Math.max(...lines.map(({ read }) => read.length))
  const writers = Math.max(...lines.map(({ write }) => write.length))
  const judge = async (asked: Asked): Promise<Verdict> => {
    const printed = ledgers.find(({ ledger }) => ledger === asked.ledger)
    const person = people.get(asked.who)
    const beside = kept.get(asked.ledger) ?? []
    const record = await findRecord(kernel, asked.ledger, beside[asked.record]?.id ?? '')
    const line = printed?.fields.find(({ field }) => field === asked.field)
    if (printed === undefined || person === undefined || record === undefined || line === undefined) throw new Error('asked of nothing')
    const lies = await liesIn(kernel, printed, record, person)
    const value = textOf(record.values[asked.field])
    if (lies === undefined || value === undefined) return unsaid
    const another = beside.map(({ values }) => textOf(values[asked.field])).find((one) => one !== undefined && one !== value)
    const isPlace = printed.scope.places.some((path) => path.split('.')[0] === asked.field)
    if (asked.way === 'write' && (another === undefined || isPlace)) return unsaid
    const isNamed = kernel.catalogue
      .getLedger(asked.ledger)
      .title.every((id) => printed.fields.find(({ field }) => field === id)?.read.includes(person.role) !== false)
    if (asked.way === 'export' && !isNamed) return unsaid
    const question = { ...asked, record, value, isNamed, ...(another === undefined ? {} : { another }) }
    const answer = await answerOf(ask, asked.who, question)
    if (answer.was === 'nothing to ask') return unsaid
    // What the office is not given by this way is no question at all: a picture is not sorted by.
    if (answer.was === 'refused' && (await answerOf(ask, 'clerk', question)).was === 'refused') return unsaid
    const reads = line.read.includes(person.role)
    const writes = line.write.includes(person.role) && lies && !(bound.includes(person.role) && printed.scope.write === 'nobody')
    const isOpen = printed.scope.read === 'town' || (await isAboutOpen(kernel, table, { ledger: asked.ledger, record }))
    const declared = { read: reads && (isOpen || lies), write: writes, aggregate: reads }
    return { ...answer, declared: declared[kindOf(asked.way)] ? 'granted' : 'refused' }
  }
  const linesWhere = (is: (line: PrintedLine) => boolean): readonly Line[] =>
    ledgers.flatMap(({ ledger, fields }) => fields.filter(is).map(({ field }) => ({ ledger, field })))
  const masked = linesWhere(({ read }) => read.length < everybody)
  const guarded = linesWhere(({ write }) => write.length < writers)
  return { people: [...people.keys()], masked, guarded, ledgers, records: (ledger) => kept.get(ledger) ?? [], judge }
}

export function kindOf(way: Way): 'read' | 'aggregate' | 'write' {
  if (way === 'write') return 'write'
  return way === 'filter' || way === 'sort' || way === 'group' || way === 'total' ? 'aggregate' : 'read'
}

interface Answer {
  readonly status: number
  readonly text: string
}

interface Question extends Omit<Asked, 'record' | 'who'> {
  readonly record: Standing
  readonly value: string
  /** What another record says there: the value that is written. */
  readonly another?: string
  /** Whether they see what a record is called: who does not, does not find it by that, and looks for it among the first of the list. */
  readonly isNamed: boolean
}

type Ask = (who: string, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) => Promise<Answer>

async function answerOf(
  ask: Ask,
  who: string,
  { ledger, field, way, record, value, another, isNamed }: Question,
): Promise<Omit<Verdict, 'declared'>> {
  const base = `/api/ledgers/${ledger}`
  const query = (body: object) => ask(who, 'POST', `${base}/query`, body)
  const granted = (is: boolean, { status }: Answer) => ({ was: is ? ('granted' as const) : ('refused' as const), status })
  const says = (found: { readonly values?: FieldValues } | undefined) => String(found?.values?.[field] ?? '') === value
  if (way === 'one') {
    const answer = await ask(who, 'GET', `${base}/records/${record.id}`)
    return granted(answer.status === 200 && says(JSON.parse(answer.text)), answer)
  }
  if (way === 'history') {
    const answer = await ask(who, 'GET', `${base}/records/${record.id}/history`)
    return granted(answer.status === 200 && answer.text.includes(JSON.stringify(value)), answer)
  }
  if (way === 'list') {
    const answer = await query({ ...(isNamed ? { search: record.title.slice(0, 60) } : {}), limit: 500 })
    const records: readonly Standing[] = answer.status === 200 ? JSON.parse(answer.text).records : []
    const found = records.find(({ id }) => id === record.id)
    if (found === undefined && !isNamed && answer.status === 200) return { was: 'nothing to ask', status: answer.status }
    return granted(says(found), answer)
  }
  if (way === 'export') {
    const answer = await ask(who, 'GET', `${base}/export?format=csv&search=${encodeURIComponent(record.title.slice(0, 60))}`)
    return granted(answer.status === 200 && answer.text.includes(value), answer)
  }
  if (way === 'filter') {
    const answer = await query({ filters: [{ field, operator: '=', value }], limit: 1 })
    return granted(answer.status === 200, answer)
  }
  if (way === 'sort') {
    const answer = await query({ sort: { field, direction: 'ascending' }, limit: 1 })
    return granted(answer.status === 200, answer)
  }
  if (way === 'group') {
    const answer = await ask(who, 'POST', `${base}/groups`, { by: field })
    return granted(answer.status === 200, answer)
  }
  if (way === 'total') {
    const answer = await query({ totals: true, limit: 1 })
    const { sums = {}, groups = {} } = answer.status === 200 ? (JSON.parse(answer.text).totals ?? {}) : {}
    return granted(field in sums || field in groups, answer)
  }
  if (way === 'search') {
    const answer = await query({ search: value.slice(0, 60), limit: 500 })
    const found = answer.status === 200 ? JSON.parse(answer.text).records : []
    return granted(
      found.some(({ id }: Standing) => id === record.id),
      answer,
    )
  }
  const answer = await ask(who, 'PATCH', `${base}/records/${record.id}`, { version: record.version, values: { [field]: another ?? null } })
  // What is refused for another reason than who asks is theirs to write: an open case, a closed year, a name that is taken.
  return granted(answer.status !== 403 && answer.status !== 404, answer)
}

async function printedTable(): Promise<readonly PrintedLedger[]> {
  const said: string[] = []
  const terminal = { result: (text: string) => void said.push(text), note: () => undefined, progress: () => undefined }
  await runCommandLine(['access', '--json'], { terminal, environment: {}, commands })
  return JSON.parse(said.join('\n')).ledgers
}

async function addPeople(kernel: Kernel): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>()
  const user = async (account: string, person: Person, cadre?: string) => {
    await createUser(kernel, system, {
      account,
      name: account,
      role: person.role,
      office: '办公室',
      password,
      ...(cadre === undefined ? {} : { cadre }),
    })
    people.set(account, person)
  }
  for (const role of ['systemAdministrator', 'securityAdministrator', 'clerk', 'editor', 'leader', 'auditor', ...bound] as Role[])
    await user(role, { role })
  const { records: grids } = await listRecords(kernel, system, { ledger: 'grid', query: { limit: 500 } })
  const home = grids.find(({ values }) => typeof values.village === 'string' && values.category === 'village')
  if (home === undefined) throw new Error('the demo has no grid of a village')
  const village = String(home.values.village)
  for (const [name, role, values] of [
    ['章小禾', 'gridWorker', { category: 'gridWorker', village, grid: home.id }],
    ['顾大川', 'villageCadre', { category: 'villageCadre', village }],
  ] as const) {
    const cadre = await addRecord(kernel, system, { ledger: 'cadre', values: { name, since: '2018-01-01', ...values } })
    await user(`${role} of a place`, { role, village, ...('grid' in values ? { grid: home.id } : {}) }, cadre.id)
  }
  return people
}

/** Whether a record lies where somebody answers; undefined where the table alone does not say. */
async function liesIn(kernel: Kernel, { ledger, scope }: PrintedLedger, record: Standing, person: Person): Promise<boolean | undefined> {
  if (!bound.includes(person.role)) return true
  if (person.village === undefined) return false
  const ends = (await Promise.all(scope.places.map((path) => follow(kernel, { ledger, record }, path.split('.'))))).flat()
  const grids = await Promise.all(ends.map((id) => findRecord(kernel, 'grid', id)))
  const villages = ends.flatMap((id, at) => {
    const within = grids[at] === undefined ? id : grids[at].values.village
    return typeof within === 'string' ? [within] : []
  })
  const inVillage = villages.includes(person.village)
  // A firm of the village in a grid of none, or of another: all of its own that says where must be theirs, of what it refers to one is enough.
  const isAlike = villages.length === ends.length && villages.every((village) => (village === person.village) === inVillage)
  if (person.grid === undefined) return isAlike ? inVillage : undefined
  if (grids.every((grid) => grid === undefined)) return inVillage
  if (grids.some((grid) => grid?.id === person.grid || grid?.values.parent === person.grid)) return true
  return inVillage ? undefined : false
}

async function findRecord(kernel: Kernel, ledger: string, id: string): Promise<Standing | undefined> {
  return getRecord(kernel, system, { ledger, id }).catch(() => undefined)
}

/** Whether all that a record refers to, and what that refers to where it is limited itself, is of ledgers that everybody reads. */
async function isAboutOpen(kernel: Kernel, table: readonly PrintedLedger[], { ledger, record }: Place): Promise<boolean> {
  const scope = table.find((one) => one.ledger === ledger)?.scope
  if (scope === undefined || scope.open.length === 0) return scope?.read === 'town'
  for (const { id, field } of kernel.catalogue.getLedger(ledger).fields) {
    const next = record.values[id]
    const targets = field.kind === 'anyRef' ? Object.values(field.to) : [referredLedger(field) ?? []].flat()
    if (typeof next !== 'string') continue
    for (const target of targets) {
      if (scope.open.includes(target)) continue
      const found = await findRecord(kernel, target, next)
      if (found !== undefined && !(await isAboutOpen(kernel, table, { ledger: target, record: found }))) return false
    }
  }
  return true
}

/** Where a path of fields leads: `household.village`, from a record to the village of its household. */
async function follow(kernel: Kernel, { ledger, record }: Place, [step = '', ...rest]: readonly string[]): Promise<readonly string[]> {
  if (step === 'id') return [record.id]
  const next = record.values[step]
  if (typeof next !== 'string') return []
  if (rest.length === 0) return [next]
  const { field } = kernel.catalogue.getField(ledger, step)
  for (const target of field.kind === 'anyRef' ? Object.values(field.to) : [referredLedger(field) ?? '']) {
    const found = await findRecord(kernel, target, next)
    if (found !== undefined) return follow(kernel, { ledger: target, record: found }, rest)
  }
  return []
}

interface Place {
  readonly ledger: string
  readonly record: Pick<Standing, 'id' | 'values'>
}

const textOf = (value: FieldValues[string] | undefined): string | undefined =>
  value === null || value === undefined || value === '' ? undefined : String(value)

/** So many of them, from the first to the last. */
function spread<One>(all: readonly One[], count: number): readonly One[] {
  return all.length <= count ? all : Array.from({ length: count }, (_, at) => all[Math.floor((at * (all.length - 1)) / (count - 1))] as One)
}
