import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { definePeople } from '../../../definition/people/define-people.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor, Role } from '../../access/types.ts'
import { addRecord, type Kernel, openKernel } from '../../index.ts'
import type { Engine } from '../../storage/types.ts'

const name = field.personName({ label: '姓名', required: true, secrecy: 'personal' })
const number = field.nationalId({ label: '身份证号', secrecy: 'sensitive' })
const where = field.village({ label: '村', required: true })

const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  scope: 'staff',
  title: ['name'],
  unique: [['name']],
  fields: { name: field.text({ label: '名称', required: true }) },
})
const cadre = defineLedger({
  id: 'cadre',
  label: '干部',
  kind: 'register',
  scope: 'staff',
  title: ['name'],
  fields: { name: field.personName({ label: '姓名', required: true }), village: field.village({ label: '联系村' }) },
})
const home = defineLedger({
  id: 'home',
  label: '户',
  kind: 'register',
  title: ['head'],
  unique: [['code']],
  fields: { code: field.text({ label: '户号' }), head: name, village: where },
})
const citizen = defineLedger({
  id: 'citizen',
  label: '人',
  kind: 'register',
  title: ['name'],
  unique: [['number']],
  persons: [{ number: 'number', name: 'name', village: 'village' }],
  fields: {
    name,
    number,
    stated: field.text({ label: '待核号码', secrecy: 'sensitive', sealed: true }),
    bornOn: field.date({ label: '生日', secrecy: 'personal' }),
    village: where,
    home: field.ref({ label: '所在户', to: 'home' }),
    relation: field.choice({ label: '关系', options: { head: '户主', child: '子女' } }),
    into: field.ref({ label: '并入', to: 'citizen', guarded: true }),
  },
})
const verdict = defineLedger({
  id: 'verdict',
  label: '核对',
  kind: 'journal',
  title: ['kept', 'other'],
  date: 'decidedOn',
  fields: {
    kept: field.ref({ label: '保留', to: 'citizen', required: true }),
    other: field.ref({ label: '另一条', to: 'citizen', required: true }),
    verdict: field.choice({ label: '结论', options: { same: '同', different: '不同', later: '再说' } }),
    why: field.text({ label: '说明' }),
    decidedOn: field.date({ label: '日期' }),
  },
})

/** By number, and by name and village where there is none. */
const support = defineLedger({
  id: 'support',
  label: '救助',
  kind: 'register',
  title: ['name'],
  date: 'since',
  persons: [{ number: 'number', name: 'name', village: 'village' }],
  fields: { name, number, village: where, since: field.date({ label: '起' }), income: field.money({ label: '收入', secrecy: 'personal' }) },
})
/** About whoever the support is about. */
const payment = defineLedger({
  id: 'payment',
  label: '发放',
  kind: 'journal',
  title: ['support', 'paidOn'],
  date: 'paidOn',
  persons: [{ through: 'support' }],
  fields: {
    support: field.ref({ label: '救助', to: 'support', required: true }),
    paidOn: field.date({ label: '日期', required: true }),
    note: field.text({ label: '说明' }),
  },
})
const response = defineLedger({
  id: 'response',
  label: '响应',
  kind: 'register',
  title: ['name'],
  date: 'startedOn',
  effective: { from: 'startedOn', to: 'endedOn' },
  fields: {
    name: field.text({ label: '名称', required: true }),
    startedOn: field.date({ label: '启动', required: true }),
    endedOn: field.date({ label: '结束' }),
  },
})
/** Kept under a response; the name is itself the secret. */
const measure = defineLedger({
  id: 'measure',
  label: '管控',
  kind: 'journal',
  title: ['name'],
  date: 'startedOn',
  persons: [{ number: 'number', name: 'name', village: 'village' }],
  retention: { under: 'response', by: 'response' },
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'sensitive' }),
    number,
    village: where,
    startedOn: field.date({ label: '开始', required: true }),
    response: field.ref({ label: '响应', to: 'response' }),
  },
})

const people = definePeople({
  person: {
    ledger: citizen,
    name: 'name',
    number: 'number',
    stated: 'stated',
    bornOn: 'bornOn',
    village: 'village',
    household: 'home',
    relation: 'relation',
    head: 'head',
    mergedInto: 'into',
  },
  household: { ledger: home, number: 'code', head: 'head' },
  match: {
    ledger: verdict,
    kept: 'kept',
    other: 'other',
    verdict: 'verdict',
    same: 'same',
    different: 'different',
    later: 'later',
    why: 'why',
    decidedOn: 'decidedOn',
  },
})

export const peoplePack = definePack({
  id: 'folk',
  label: '人',
  office: '办公室',
  ledgers: [village, cadre, home, citizen, verdict, support, payment, response, measure],
  indicators: [],
  people,
})

export const town = '999901101'
export const as = (role: Role, more: Partial<Actor> = {}): Actor => ({ id: role, name: role, town, role, ...more })

export interface PeopleTown {
  readonly kernel: Kernel
  readonly add: (ledger: string, values: Readonly<Record<string, string | null>>) => Promise<string>
  readonly villages: readonly [string, string]
}

/** A town of two villages with its registers empty. */
export async function openPeopleTown(engine: Engine): Promise<PeopleTown> {
  const { catalogue, diagnostics } = resolveCatalogue([peoplePack])
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const kernel = await openKernel({ engine, catalogue, clock: () => new Date('2021-01-25T02:00:00Z') })
  await initTown(kernel, { town, name: '青竹镇' })
  const add: PeopleTown['add'] = async (ledger, values) => (await addRecord(kernel, as('clerk'), { ledger, values })).id
  return { kernel, add, villages: [await add('village', { name: '竹口村' }), await add('village', { name: '石门村' })] }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** A number of nobody: the day of a year that has not come, and its check digit. */
export function numberOf(serial: number): string {
  const body = `9999012099${String((serial % 12) + 1).padStart(2, '0')}${String((serial % 28) + 1).padStart(2, '0')}${String(501 + serial)}`
  const sum = weights.reduce((total, weight, index) => total + weight * '0123456789'.indexOf(body.charAt(index)), 0)
  return `${body}${'10X98765432'.charAt(sum % 11)}`
}
