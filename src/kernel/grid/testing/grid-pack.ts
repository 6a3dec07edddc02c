import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'

const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  fields: { name: field.text({ label: '名称', required: true }), geometry: field.geometry({ label: '边界' }) },
  title: ['name'],
  unique: [['name']],
})

const grid = defineLedger({
  id: 'grid',
  label: '网格',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    category: field.choice({ label: '类别', options: { village: '村网格', bigEnterprise: '企业大网格', smallEnterprise: '企业小网格' } }),
    parent: field.grid({ label: '上级网格' }),
    village: field.village({ label: '村' }),
    startedOn: field.date({ label: '启用日期' }),
    closedOn: field.date({ label: '停用日期' }),
    geometry: field.geometry({ label: '边界' }),
  },
  title: ['name'],
  unique: [['name']],
  effective: { from: 'startedOn', to: 'closedOn' },
})

const cadre = defineLedger({
  id: 'cadre',
  label: '干部',
  kind: 'register',
  fields: {
    name: field.personName({ label: '姓名', required: true }),
    village: field.village({ label: '联系村' }),
    grid: field.grid({ label: '所在网格' }),
    since: field.date({ label: '任职起', required: true }),
    until: field.date({ label: '任职止' }),
  },
  title: ['name'],
  unique: [['name', 'since']],
  effective: { from: 'since', to: 'until' },
})

const person = defineLedger({
  id: 'person',
  label: '人员',
  kind: 'register',
  fields: {
    name: field.personName({ label: '姓名', required: true }),
    village: field.village({ label: '村' }),
    movedOn: field.date({ label: '迁出日期' }),
  },
  title: ['name'],
  unique: [['name']],
})

const enterprise = defineLedger({
  id: 'enterprise',
  label: '企业',
  kind: 'register',
  fields: { name: field.text({ label: '名称', required: true }), smallGrid: field.grid({ label: '小网格' }) },
  title: ['name'],
  unique: [['name']],
})

const objects = {
  options: { person: '人员', enterprise: '企业', bigGrid: '企业大网格', smallGrid: '企业小网格', village: '村' },
  to: { person: 'person', enterprise: 'enterprise', bigGrid: 'grid', smallGrid: 'grid', village: 'village' },
} as const

const duty = defineLedger({
  id: 'duty',
  label: '包干责任',
  kind: 'journal',
  fields: {
    objectKind: field.choice({ label: '对象类别', required: true, options: objects.options }),
    object: field.anyRef({ label: '对象', required: true, choose: 'objectKind', to: objects.to }),
    holder: field.ref({ label: '责任人', to: 'cadre', required: true }),
    role: field.choice({ label: '角色', options: { primary: '主责', secondary: '协助' } }),
    mode: field.choice({ label: '方式', options: { oneToOne: '一对一' } }),
    startedOn: field.date({ label: '起', required: true }),
    endedOn: field.date({ label: '止' }),
  },
  title: ['object', 'holder'],
  date: 'startedOn',
  unique: [['object', 'holder', 'startedOn']],
  effective: { from: 'startedOn', to: 'endedOn' },
  exclusive: [{ per: ['object'], when: { role: 'primary' }, why: '同一对象同一时间只能有一名主责人。' }],
})

const visit = defineLedger({
  id: 'visit',
  label: '走访记录',
  kind: 'journal',
  fields: {
    objectKind: field.choice({ label: '对象类别', required: true, options: objects.options }),
    object: field.anyRef({ label: '对象', required: true, choose: 'objectKind', to: objects.to }),
    cadre: field.ref({ label: '走访人', to: 'cadre', required: true }),
    visitedOn: field.date({ label: '走访日期', required: true }),
  },
  title: ['object', 'visitedOn'],
  date: 'visitedOn',
  unique: [['object', 'cadre', 'visitedOn']],
})

const cadreLeave = defineLedger({
  id: 'cadre-leave',
  label: '干部请假',
  kind: 'journal',
  fields: {
    cadre: field.ref({ label: '请假人', to: 'cadre', required: true }),
    startedOn: field.date({ label: '请假日期', required: true }),
    endedOn: field.date({ label: '销假日期', required: true }),
    standIn: field.ref({ label: '代岗人', to: 'cadre' }),
    reason: field.text({ label: '事由' }),
  },
  title: ['cadre', 'startedOn'],
  date: 'startedOn',
  unique: [['cadre', 'startedOn']],
  effective: { from: 'startedOn', to: 'endedOn' },
})

/** The ledgers that the grid knows by name, and two kinds of things to answer for. */
export const gridPack = definePack({
  id: 'grids',
  label: '网格',
  office: '党政办',
  ledgers: [village, grid, cadre, person, enterprise, duty, visit, cadreLeave],
  indicators: [],
  settings: [
    { id: 'visit-days', label: '走访间隔', value: '30', unit: '天', source: '试验' },
    { id: 'most-persons', label: '每人包干上限', value: '3', unit: '人', source: '试验' },
  ],
  duties: [
    {
      id: 'person',
      label: '人员',
      objectKind: 'person',
      ledger: 'person',
      inScope: 'movedOn is empty or movedOn > today',
      visitEvery: { setting: 'visit-days' },
      mostPerHolder: { setting: 'most-persons' },
    },
    { id: 'enterprise', label: '企业', objectKind: 'enterprise', ledger: 'enterprise' },
    { id: 'big-grid', label: '企业大网格', objectKind: 'bigGrid', ledger: 'grid', inScope: "category = 'bigEnterprise'" },
  ],
})

export const { catalogue: gridCatalogue, diagnostics: gridDiagnostics } = resolveCatalogue([gridPack])
