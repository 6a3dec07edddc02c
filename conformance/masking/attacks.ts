import { fc } from '../../src/definition/testing/seeded.ts'
import { maskedIndicators } from './masked-pack.ts'
import { people, type Secret, secrets } from './worlds.ts'

/** One call of somebody who wants to know what is hidden. */
export interface Attack {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly body?: unknown
}

const hiddenFields: readonly (keyof Secret)[] = ['name', 'idNumber', 'phone', 'place', 'income', 'rooms', 'bornOn', 'kin']
const openFields = ['village', 'zone', 'ward', 'since', 'area'] as const
const operators = ['=', '!=', '<', '<=', '>', '>=', 'contains', 'in', 'empty', 'notEmpty'] as const

const secret = fc.constantFrom(...secrets).chain((held) => fc.constantFrom(...hiddenFields).map((field) => held[field]))
/** A piece of a secret: a word of a name, the first digits of a number. */
const piece = secret.chain((text) =>
  fc
    .tuple(fc.nat({ max: Math.max([...text].length - 1, 0) }), fc.integer({ min: 1, max: [...text].length }))
    .map(([from, length]) => [...text].slice(from, from + length).join('')),
)
const open = fc.constantFrom(...people).chain((person) => fc.constantFrom(...openFields).map((field) => ({ field, value: person[field] })))

const openFilter = open.chain(({ field, value }) =>
  fc.constantFrom('=', '!=', '<', '>=', 'contains', 'in').map((operator) => ({ field, operator, value })),
)
const hiddenFilter = fc.record({
  field: fc.constantFrom(...hiddenFields),
  operator: fc.constantFrom(...operators),
  value: fc.oneof(secret, piece),
})
const throughFilter = hiddenFilter.map((filter) => ({ ...filter, field: `patient.${filter.field}` }))
const titleFilter = fc.record({
  field: fc.constant('patient'),
  operator: fc.constantFrom('=', 'contains', '<'),
  value: fc.oneof(secret, piece),
})

const sort = fc.record({
  field: fc.constantFrom(...hiddenFields, ...openFields, 'patient', 'note'),
  direction: fc.constantFrom('ascending', 'descending'),
})

const ledger = fc.constantFrom('patient', 'visit-note')

const query = fc
  .record(
    {
      ledger,
      filters: fc.array(fc.oneof(openFilter, openFilter, openFilter, hiddenFilter, throughFilter, titleFilter), { maxLength: 2 }),
      search: fc.oneof(
        piece,
        secret,
        open.map(({ value }) => value),
      ),
      sort,
      limit: fc.integer({ min: 1, max: 40 }),
      totals: fc.boolean(),
      asOf: fc.integer({ min: 0, max: 60 }).map((at) => `2021-01-15T02:00:00.0000${String(at).padStart(2, '0')}Z`),
    },
    { requiredKeys: ['ledger', 'totals'] },
  )
  .map(({ ledger: of, ...body }): Attack => ({ method: 'POST', url: `/api/ledgers/${of}/query`, body }))

const period = fc.constantFrom(
  '2019',
  '2020',
  '2021',
  '2020-01',
  '2020-02',
  '2020-Q1',
  '2019-11',
  '2020-01..2020-02',
  '2019-11..2020-01',
  '2019..2020',
  '2020-01-05',
)
const slice = fc.oneof(
  fc.constantFrom('甲村', '乙村', '丙村', '丁村').map((value) => ({ dimension: '村', value })),
  fc.constantFrom('甲村', '乙村', '丙村', '丁村').map((value) => ({ dimension: '所在村', value })),
  fc.constantFrom('东区', '西区').map((value) => ({ dimension: '病区', value })),
  fc.constantFrom('独居', '同住').map((value) => ({ dimension: '亲属', value })),
  fc.constantFrom(...people).map(({ zone }) => ({ dimension: '片区', value: zone })),
  piece.map((value) => ({ dimension: '对象', value })),
)
const slices = fc.array(slice, { maxLength: 2 })
const indicator = fc.constantFrom(...maskedIndicators)
const named = (id: string) => encodeURIComponent(id)

const evaluate = fc
  .array(fc.record({ indicator, period, slices }), { minLength: 1, maxLength: 3 })
  .chain((requests) =>
    fc.option(fc.constant('2021-01-15T02:00:00.000030Z')).map((asOf) => ({ requests, ...(asOf === null ? {} : { asOf }) })),
  )
  .map((body): Attack => ({ method: 'POST', url: '/api/indicators/evaluate', body }))
const trace = fc
  .record({ indicator, period, slices, limit: fc.integer({ min: 1, max: 60 }) })
  .map(({ indicator: of, ...body }): Attack => ({ method: 'POST', url: `/api/indicators/${named(of)}/trace`, body }))
const sliced = fc.record({ indicator, period, dimension: fc.constantFrom('村', '所在村', '病区', '亲属', '片区', '对象') }).map(
  ({ indicator: of, period: during, dimension }): Attack => ({
    method: 'GET',
    url: `/api/indicators/${named(of)}/slices?period=${during}&dimension=${named(dimension)}`,
  }),
)
const series = indicator.map((of): Attack => ({ method: 'GET', url: `/api/indicators/${named(of)}/series?year=2020` }))

/** A report of one's own: tokens, claims with a threshold of one's own, arithmetic, and numbers that are simply written down. */
const line = fc.oneof(
  fc.record({ of: indicator, during: period }).map(({ of, during }) => `共{{${of}@${during}}}。`),
  fc.record({ of: indicator, slice }).map(({ of, slice: at }) => `共{{${of}[${at.dimension}=${at.value}]}}。`),
  fc
    .record({ of: indicator, value: secrets.length > 0 ? fc.constantFrom(...secrets).map(({ income }) => income) : fc.constant('1') })
    .map(({ of, value }) => `{{?超过目标:${of}>${value}元}}。`),
  fc.record({ of: indicator, other: indicator }).map(({ of, other }) => `相差{{=[${of}]-[${other}]|元|2}}元。`),
  fc.constantFrom(...secrets).map(({ income }) => `全年登记收入${income}元，最高收入${income}元。`),
  fc.constantFrom(...secrets).map(({ name }) => `首例为${name}，名单为${name}。`),
)
const compile = fc.array(line, { minLength: 1, maxLength: 4 }).map(
  (lines): Attack => ({
    method: 'POST',
    url: '/api/reports/compile',
    body: { source: `---\ntitle: 试\nperiod: 2020\n---\n${lines.join('\n\n')}\n` },
  }),
)

const found = fc.oneof(piece, secret)
const other = fc.oneof(
  found.map((text): Attack => ({ method: 'GET', url: `/api/search?text=${named(text)}` })),
  fc
    .record({ ledger, found })
    .map(({ ledger: of, found: text }): Attack => ({ method: 'GET', url: `/api/ledgers/${of}/options?search=${named(text)}` })),
  fc.record({ ledger, filters: fc.array(fc.oneof(openFilter, hiddenFilter, throughFilter), { maxLength: 2 }) }).map(
    ({ ledger: of, filters }): Attack => ({
      method: 'GET',
      url: `/api/ledgers/${of}/export?format=csv&filters=${named(JSON.stringify(filters))}`,
    }),
  ),
  fc
    .record({ ledger, found })
    .map(({ ledger: of, found: text }): Attack => ({ method: 'GET', url: `/api/ledgers/${of}/export?format=csv&search=${named(text)}` })),
  fc
    .constantFrom('/api/workbench', '/api/ledgers', '/api/indicators', '/api/work', '/api/notices', '/api/grid/coverage')
    .map((url): Attack => ({ method: 'GET', url })),
)

/** Every kind of call through which a value could be told. `ids` are those of the people, `visits` of what was written about them. */
export function attacks({ ids, visits }: { readonly ids: readonly string[]; readonly visits: readonly string[] }) {
  const record = fc.oneof(
    fc.constantFrom(...ids).map((id) => `/api/ledgers/patient/records/${id}`),
    fc.constantFrom(...visits).map((id) => `/api/ledgers/visit-note/records/${id}`),
  )
  const one = record.chain((url) =>
    fc.constantFrom('', '/history', '/uses', '/cases').map((part): Attack => ({ method: 'GET', url: `${url}${part}` })),
  )
  return fc.oneof(
    { weight: 5, arbitrary: query },
    { weight: 3, arbitrary: evaluate },
    { weight: 2, arbitrary: trace },
    { weight: 2, arbitrary: sliced },
    { weight: 1, arbitrary: series },
    { weight: 2, arbitrary: compile },
    { weight: 2, arbitrary: other },
    { weight: 1, arbitrary: one },
  )
}
