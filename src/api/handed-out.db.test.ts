import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getAccessRules, listAudit, setAccessRules } from '../kernel/index.ts'
import { idNumber } from '../kernel/ledger/testing/open-sample.ts'
import { writeWorkbook } from '../office/index.ts'
import { file } from './contract/common.ts'
import type { Endpoint } from './contract/endpoint.ts'
import { type EndpointTable, endpoints } from './contract/endpoints/index.ts'
import { openTestApi, town } from './testing.ts'

type Name = keyof EndpointTable

/** What leaves an entry wherever others see masked what is read, and under which action. The calls below make each of them leave it. */
const leaving = {
  exportLedger: 'export',
  publishLedger: 'export',
  exportCases: 'export',
  exportPerson: 'export',
  exportHousehold: 'export',
  copyForPerson: 'export',
  downloadForms: 'export',
  fillForm: 'list',
  revealPerson: 'reveal',
  revealHousehold: 'reveal',
  listDoubtful: 'reveal',
  proposePeople: 'reveal',
  listVersions: 'history',
  queryLedger: 'list',
  groupLedger: 'list',
  traceIndicator: 'list',
  findOptions: 'list',
  search: 'list',
  queryCases: 'list',
  listRecordCases: 'list',
  listWork: 'list',
  getWorkbench: 'list',
  listDoubles: 'list',
  listPending: 'list',
  listAudit: 'list',
  getJob: 'list',
} as const satisfies Partial<Record<Name, string>>

/** What gives a file or a list and leaves none, and why. */
const silent: Readonly<Record<string, readonly Name[]>> = {
  'definitions, settings and accounts, no records': [
    'listSignInTowns',
    'listDemoUsers',
    'getSecondFactor',
    'setSecondFactor',
    'proposePasskey',
    'addPasskey',
    'removePasskey',
    'linkCounty',
    'unlinkCounty',
    'listOwnSessions',
    'listLedgers',
    'listKept',
    'listOwn',
    'proposeOwnLedger',
    'changeOwnLedger',
    'removeOwnLedger',
    'addOwnField',
    'changeOwnField',
    'getBlankForm',
    'listTableViews',
    'listMentionable',
    'listLoops',
    'listUsers',
    'listDomains',
    'listWebhooks',
    'listPublicPages',
    'listForms',
    'getForm',
    'listYears',
    'checkCompliance',
  ],
  'figures and counts, with nobody in them': [
    'listIndicators',
    'evaluateIndicators',
    'getSeries',
    'getSlices',
    'countDoubles',
    'weighForms',
    'getCoverage',
    'getGridTree',
    'listUnusual',
    'listDue',
    'listDestructions',
    'previewDestruction',
    'previewDue',
    'getYear',
    'listUses',
    'listCommentMarks',
    'verifyAudit',
    'getCertificate',
  ],
  'reports and boards: figures, projects and names as everybody reads them': [
    'listReports',
    'draftReport',
    'advanceReport',
    'listPromised',
    'downloadReport',
    'downloadFrozen',
    'listFrozen',
    'getFrozen',
    'compareFrozen',
    'listConfirmations',
    'listComments',
    'listBoards',
    'getBoard',
    'getIssue',
  ],
  'grids, enterprises and cadres, who answer in public': ['getPartition', 'getLoad', 'proposeAssignments', 'listHolders'],
  'noted where others see it masked, which they do of no ledger of the packs': ['listCarrying', 'listFindings'],
  'masked for everybody': ['readPerson', 'readHousehold', 'listDueRecords'],
  'of one thing that was opened, not of a list': ['getCase', 'listRecordComments', 'findPeopleOf', 'listPendingOfRecord', 'readFile'],
  'told to its reader alone': ['listNotices'],
  'the reader’s own file, with what is wrong in it': ['markFile'],
  'the answer to a change, which has its own entry': [
    'createOwnLedger',
    'createOwnLedgerOfFile',
    'commentRecord',
    'settleRecordComment',
    'withdrawRecordComment',
    'cancelJob',
    'publishIssue',
    'freezeIssue',
    'confirmBackground',
    'withdrawConfirmation',
    'openCase',
    'takeSteps',
    'takeStep',
    'suspendCase',
    'resumeCase',
    'mergeCase',
    'handOver',
    'retireCadre',
    'takeLeave',
    'requestDestruction',
    'cancelDestruction',
    'confirmDestruction',
    'cleanDestroyed',
    'requestDue',
    'agreeChanges',
    'fillPeople',
  ],
}

interface Shape {
  readonly type?: string
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly anyOf?: readonly Shape[]
}

/** A list of things that have parts: of texts and numbers alone nobody is made out. */
function hasList(shape: Shape | undefined): boolean {
  if (shape === undefined) return false
  if (shape.type === 'array') return isThing(shape.items) || hasList(shape.items)
  return [...Object.values(shape.properties ?? {}), ...(shape.anyOf ?? [])].some(hasList)
}

function isThing(shape: Shape | undefined): boolean {
  return shape?.properties !== undefined || (shape?.anyOf ?? []).some(isThing)
}

const handsOut = ({ answer }: Pick<Endpoint, 'answer'>) => answer === file || hasList(answer as Shape)

describe('what an endpoint hands out', () => {
  it('is seen: a file, and a list of things within whatever it answers', () => {
    const list: Shape = { type: 'array', items: { properties: { title: { type: 'string' } } } }
    expect([list, { properties: { page: { anyOf: [{ type: 'null' }, list] } } }].map(hasList)).toEqual([true, true])
    expect(hasList({ properties: { words: { type: 'array', items: { type: 'string' } } } })).toBe(false)
  })

  it('leaves an entry in the chain, or a reason stands here why not', () => {
    const all = Object.entries<Endpoint>(endpoints)
    const found = all.filter(([, one]) => handsOut(one)).map(([name]) => name)
    const said = [...Object.keys(leaving), ...Object.values(silent).flat()]
    expect(found.filter((name) => !said.includes(name))).toEqual([])
    expect(said.filter((name) => !found.includes(name))).toEqual([])
    expect(said.filter((name, index) => said.indexOf(name) !== index)).toEqual([])
  })
})

const auditor = { id: 'auditor', name: '审计', town, role: 'auditor' } as const
const system = { id: 'system', name: '系统', town, role: 'administrator' } as const
const poor = 'low-income-household'

/** Which ledger, by what its records were chosen, and how many there were. */
type Entry = readonly [ledger: string, by: string, count: number]

/** A town with a few people in it, in ledgers of several kinds. */
async function openTown() {
  const test = await openTestApi()
  const clerk = test.as('clerk')
  const add = async (ledger: string, values: Readonly<Record<string, string>>) => (await clerk.addRecord({ ledger, values })).id
  const village = await add('village', { code: '999901102201', name: '竹口村' })
  const household = (at: number) => ({ head: '顾石龙', idNumber: idNumber(at), village, recognisedOn: '2019-05-01' })
  const first = await add(poor, household(1))
  await add(poor, household(2))
  const home = await add('household', { head: '顾石龙', village })
  const person = await add('person', { name: '顾石龙', idNumber: idNumber(1), village, household: home })
  await add('person', { name: '顾石龙', village })
  const measured = await add('controlled-person', { name: '顾石龙', village, measure: 'home', startedOn: '2021-01-10' })
  const frame = { title: '2020年低收入农户花名册', line: '', foot: '填报单位：' }
  const sheet = (name: string, columns: readonly string[], row: readonly string[]) => {
    const bytes = writeWorkbook({ sheets: [{ name, columns: columns.map((label) => ({ label, type: 'text' })), rows: [row], frame }] })
    return new File([new Uint8Array(bytes)], `${name}.xlsx`)
  }
  return { test, clerk, village, first, home, person, measured, sheet }
}

type Town = Awaited<ReturnType<typeof openTown>>

/** Each call, and what the chain is to have of it. */
const calls: Readonly<Record<keyof typeof leaving, (town: Town) => Promise<Entry>>> = {
  // The newest ten alone: before the others write.
  getWorkbench: async ({ clerk }) => {
    const { recent } = await clerk.getWorkbench({})
    return ['controlled-person', 'news', recent.filter(({ ledger }) => ledger === 'controlled-person').length]
  },
  exportLedger: async ({ test }) => {
    await test.call('clerk', 'GET', `/api/ledgers/${poor}/export?format=csv&search=${encodeURIComponent('顾石龙')}`)
    return [poor, 'search', 2]
  },
  publishLedger: async ({ test }) => {
    const filters = encodeURIComponent(JSON.stringify([{ field: 'quantity', operator: '>', value: '1' }]))
    await test.call(
      'clerk',
      'GET',
      `/api/ledgers/aid-line/publication?format=xlsx&about=${encodeURIComponent('竹溪镇')}&filters=${filters}`,
    )
    return ['aid-line', 'publication、quantity', 0]
  },
  exportCases: async ({ test }) => {
    await test.call('clerk', 'GET', '/api/loops/isolation/export?format=csv&standing=all')
    return ['controlled-person', 'cases、standing', 1]
  },
  exportPerson: async ({ test, person }) => {
    await test.call('clerk', 'GET', `/api/people/${person}/export`)
    return ['person', 'page', 2]
  },
  exportHousehold: async ({ test, home }) => {
    await test.call('clerk', 'GET', `/api/households/${home}/export`)
    return ['household', 'page', 2]
  },
  copyForPerson: async ({ test, person }) => {
    await test.call('clerk', 'GET', `/api/people/${person}/copy?asked=${encodeURIComponent('本人到场')}`)
    return ['person', 'copy', 1]
  },
  downloadForms: async ({ test, clerk, sheet }) => {
    const { id } = await clerk.bringForm({ file: sheet('2020年低收入农户花名册', ['序号', '户主', '身份证号', '人口'], ['', '', '', '']) })
    await test.call('clerk', 'GET', `/api/forms-filled?forms=${id}`)
    return [poor, '', 2]
  },
  fillForm: async ({ clerk, sheet }) => {
    const { id } = await clerk.bringForm({ file: sheet('2020年低收入农户名单', ['序号', '户主', '身份证号', '人口'], ['', '', '', '']) })
    await clerk.fillForm({ form: id })
    return [poor, 'form', 2]
  },
  revealPerson: async ({ clerk, person }) => {
    await clerk.revealPerson({ person, reason: '核对' })
    return ['person', '', 2]
  },
  revealHousehold: async ({ clerk, home }) => {
    await clerk.revealHousehold({ household: home, reason: '核对' })
    return ['household', '', 2]
  },
  listDoubtful: async ({ clerk }) => {
    const { pairs } = await clerk.listDoubtful()
    return ['person', 'doubtful', pairs.length]
  },
  proposePeople: async ({ clerk }) => {
    const found = await clerk.proposePeople()
    return ['person', 'proposed', found.length]
  },
  listVersions: async ({ clerk, first }) => {
    await clerk.listVersions({ ledger: poor, id: first })
    return [poor, '', 1]
  },
  queryLedger: async ({ clerk }) => {
    await clerk.queryLedger({ ledger: poor, filters: [{ field: 'head', operator: '=', value: '顾石龙' }] })
    return [poor, 'head', 2]
  },
  groupLedger: async ({ clerk }) => {
    await clerk.groupLedger({ ledger: '低收入农户', by: '村', filters: [{ field: 'head', operator: '=', value: '顾石龙' }] })
    return [poor, 'groups、village、head', 1]
  },
  traceIndicator: async ({ clerk }) => {
    await clerk.traceIndicator({ id: 'low-income-household-count', period: '2020' })
    return [poor, 'trace', 2]
  },
  findOptions: async ({ clerk }) => {
    await clerk.findOptions({ ledger: 'controlled-person', search: '' })
    return ['controlled-person', 'options', 1]
  },
  search: async ({ clerk }) => {
    await clerk.search({ text: '顾石龙' })
    return [poor, 'search-all', 2]
  },
  queryCases: async ({ clerk, measured }) => {
    await clerk.queryCases({ loop: 'isolation' })
    await clerk.listRecordCases({ ledger: 'controlled-person', id: measured })
    return ['controlled-person', 'cases', 2]
  },
  // Counted together with the cases of a loop above.
  listRecordCases: async () => ['controlled-person', 'cases', 2],
  listWork: async ({ clerk }) => {
    await clerk.listWork({ which: 'mine' })
    return ['controlled-person', 'work', 1]
  },
  listDoubles: async ({ clerk, village }) => {
    const values = { name: '顾大川', category: 'villageCadre', village }
    for (const since of ['2018-01-01', '2018-02-01']) await clerk.addRecord({ ledger: 'cadre', values: { ...values, since } })
    expect((await clerk.listDoubles({ ledger: '干部' })).pairs).toHaveLength(1)
    return ['cadre', 'doubles', 2]
  },
  listPending: async ({ test: { kernel }, clerk, first }) => {
    await setAccessRules(kernel, system, { ...(await getAccessRules(kernel, system)), secondPerson: true })
    await clerk.amendRecord({ ledger: poor, id: first, version: 1, values: { idNumber: idNumber(3) }, reason: '写错了' })
    await clerk.listPending()
    return [poor, 'pending', 1]
  },
  listAudit: async ({ test }) => {
    const { entries } = await test.as('administrator').listAudit({})
    return [
      'controlled-person',
      'audit',
      entries.filter(({ ledger, record }) => ledger === 'controlled-person' && record !== undefined).length,
    ]
  },
  getJob: async ({ clerk, sheet }) => {
    const file = sheet('低收入农户', ['户主', '身份证号', '村', '认定日期', '人口'], ['顾石龙', idNumber(2), '竹口村', '2019-05-01', '4'])
    const { job } = await clerk.importFile({ ledger: poor, file, preview: 'true' })
    while ((await clerk.getJob({ job })).state === 'running') await new Promise((resolve) => setImmediate(resolve))
    expect((await clerk.getJob({ job })).result?.told?.changed).toHaveLength(1)
    return [poor, 'preview', 1]
  },
}

describe('what is read in full', () => {
  const expected = new Map<string, Entry>()
  let close: (() => Promise<void>) | undefined
  let entries: readonly (readonly [action: string, ...Entry])[] = []
  beforeAll(async () => {
    const open = await openTown()
    for (const [name, call] of Object.entries(calls)) expected.set(name, await call(open))
    await open.test.api.close()
    const all = await listAudit(open.test.kernel, auditor, { limit: 200 })
    const found = all.filter(({ action }) => ['export', 'reveal', 'list', 'history'].includes(action))
    const said = (one: unknown) => (typeof one === 'string' ? one : undefined)
    entries = found.map(({ action, ledger, detail: { by, list, rows, records } }) => [
      action,
      ledger ?? '',
      said(by) ?? said(list) ?? '',
      Number.parseInt(String(rows ?? records ?? '1'), 10),
    ])
    close = () => open.test.close()
  })
  afterAll(() => close?.())

  it.each(Object.entries(leaving))('by %s leaves an entry of its action, with what it was chosen by and how many', (name, action) => {
    const entry = expected.get(name)
    expect(entry?.[2] === 0 && name !== 'publishLedger').toBe(false)
    expect(entries.filter(([of, ledger]) => of === action && ledger === entry?.[0])).toContainEqual([action, ...(entry ?? [])])
  })

  it('says nothing of whom it was about', () => {
    expect(JSON.stringify(entries)).not.toContain('顾石龙')
  })
})
