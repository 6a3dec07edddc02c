import { sql } from 'kysely'
import { sampleId } from '../../src/kernel/indicator/testing/store-records.ts'
import type { Session } from '../../src/kernel/storage/types.ts'
import { town } from './records.ts'

/**
 * The figures of the report as a careful engineer writes them by hand: one statement for each ledger, without record counts and without the
 * missing-month policy. `direct` filters the records themselves; `grouped` sums them up by the columns of the filters first. The faster of the
 * two stands for the best hand-written SQL.
 */
export interface HandWritten {
  readonly ledger: string
  readonly direct: readonly string[]
  readonly grouped: readonly string[]
}

const own = `town = '${town}' and replaced_at is null`
const village = (n: number): string => `'${sampleId(1, n)}'::uuid`
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

const inMonths = (from: string, to: string): string => `month >= '${from}' and month <= '${to}'`
const inDays = (column: string, from: string, until: string): string => `${column} >= '${from}' and ${column} < '${until}'`

function outputFigures(relation: string): string {
  const sum = (condition: string): string => `sum(value) filter (where ${condition})`
  const above = `scale = 'above'`
  const spans = [
    ['2020-01', '2020-12'],
    ['2019-01', '2019-12'],
    ['2020-01', '2020-11'],
    ['2019-01', '2019-11'],
    ['2020-01', '2020-03'],
    ['2019-01', '2019-03'],
  ] as const
  return `select ${[
    ...spans.slice(0, 4).map(([from, to]) => sum(inMonths(from, to))),
    ...spans.map(([from, to]) => sum(`${above} and ${inMonths(from, to)}`)),
    sum(`scale = 'small' and ${inMonths('2020-01', '2020-12')}`),
    ...numbers(8).map((n) => sum(`${above} and village = ${village(n)} and ${inMonths('2020-01', '2020-12')}`)),
  ].join(', ')} from ${relation}`
}

const outputRecords = `ledger_output o left join ledger_firm f on f.id = o.firm and f.town = '${town}' and f.replaced_at is null
  where o.town = '${town}' and o.replaced_at is null and o.${inMonths('2019-01', '2020-12')}`

function paymentFigures(relation: string): string {
  const sum = (condition: string): string => `sum(amount) filter (where ${condition})`
  const y2020 = inDays('paid_on', '2020-01-01', '2021-01-01')
  return [
    sum(y2020),
    sum(inDays('paid_on', '2019-01-01', '2020-01-01')),
    sum(inDays('paid_on', '2020-01-01', '2020-04-01')),
    sum(`programme = 'industry' and ${y2020}`),
    sum(`programme = 'safety' and ${y2020}`),
    `max(greatest) filter (where ${y2020})`,
    ...numbers(11).map((n) => sum(`village = ${village(n)} and ${y2020}`)),
  ]
    .join(', ')
    .replace(/^/, 'select ')
    .concat(` from ${relation}`)
}

const paymentRange = `${own} and ${inDays('paid_on', '2019-01-01', '2021-01-01')}`
const piece = `case when paid_on < '2020-01-01' then date '2019-01-01' when paid_on < '2020-04-01' then date '2020-01-01' else date '2020-04-01' end`
const households = [
  `programme = 'industry' and ${inDays('paid_on', '2020-01-01', '2021-01-01')}`,
  inDays('paid_on', '2020-01-01', '2021-01-01'),
  inDays('paid_on', '2019-01-01', '2020-01-01'),
]

function entryFigures(relation: string, count: string, held: string): string {
  const all = (condition: string): string => `${count} filter (where ${condition})`
  const y2020 = inDays('passed_at', '2020-01-01', '2021-01-01')
  const march = inDays('passed_at', '2020-03-01', '2020-04-01')
  const quarter = inDays('passed_at', '2020-01-01', '2020-04-01')
  return `select ${[
    all(y2020),
    all(inDays('passed_at', '2019-01-01', '2020-01-01')),
    all(quarter),
    all(march),
    all(`handling = 'turned' and ${y2020}`),
    all(`handling = 'turned' and ${quarter}`),
    all(`handling = 'held' and ${y2020}`),
    all(`handling = 'held' and ${march}`),
    held,
    ...numbers(11).map((n) => all(`village = ${village(n)} and ${y2020}`)),
    ...numbers(6).map((n) => all(`handling = 'turned' and village = ${village(n)} and ${y2020}`)),
  ].join(', ')} from ${relation}`
}

const entryRange = `${own} and ${inDays('passed_at', '2019-01-01', '2021-01-01')}`
const inYear = inDays('passed_at', '2020-01-01', '2021-01-01')
const month = `case when passed_at < '2020-01-01' then timestamp '2019-01-01' when passed_at < '2020-03-01' then timestamp '2020-01-01'
  when passed_at < '2020-04-01' then timestamp '2020-03-01' else timestamp '2020-04-01' end`

function personFigures(relation: string, count: string): string {
  const all = (condition: string): string => `${count} filter (where ${condition})`
  const conditions = ['true', `place = 'abroad'`, `place = 'outside'`, 'coming_home', ...numbers(11).map((n) => `village = ${village(n)}`)]
  return `select ${conditions.map(all).join(', ')} from ${relation}`
}

function progressFigures(relation: string): string {
  const y2020 = inMonths('2020-01', '2020-12')
  const kinds = ['road', 'water', 'school', 'plant', 'park']
  const sums = ['public', 'private'].flatMap((column) => [
    ...[y2020, inMonths('2019-01', '2019-12'), inMonths('2020-01', '2020-11'), inMonths('2019-01', '2019-11')].map(
      (span) => `sum(${column}) filter (where ${span})`,
    ),
    ...kinds.map((kind) => `sum(${column}) filter (where kind = '${kind}' and ${y2020})`),
  ])
  return `select ${sums.join(', ')} from ${relation}`
}

const progressRange = `${own} and ${inMonths('2019-01', '2020-12')}`
const projects2020 = inMonths('2020-01', '2020-12')

export const handWritten: readonly HandWritten[] = [
  {
    ledger: 'output',
    direct: [outputFigures(outputRecords)],
    grouped: [
      outputFigures(`(select month, scale, village, sum(value) as value from ${outputRecords} group by month, scale, village) as sums`),
    ],
  },
  {
    ledger: 'payment',
    direct: [
      `${paymentFigures(`(select *, amount as greatest from ledger_payment where ${paymentRange}) as records`).replace('select ', `select ${households.map((condition) => `count(distinct household) filter (where ${condition})`).join(', ')}, `)}`,
    ],
    grouped: [
      paymentFigures(
        `(select ${piece} as paid_on, programme, village, sum(amount) as amount, max(amount) as greatest from ledger_payment where ${paymentRange} group by 1, 2, 3) as sums`,
      ),
      `select ${households.map((_, n) => `count(*) filter (where h${n})`).join(', ')} from (select ${households.map((condition, n) => `bool_or(${condition}) as h${n}`).join(', ')}
        from ledger_payment where ${paymentRange} group by household) as households`,
    ],
  },
  {
    ledger: 'entry',
    direct: [
      entryFigures(
        `ledger_entry where ${entryRange}`,
        'count(*)',
        `min(passed_at) filter (where handling = 'held' and ${inYear}), count(*) filter (where heat >= 37.3 and ${inYear})`,
      ),
    ],
    grouped: [
      entryFigures(
        `(select ${month} as passed_at, handling, village, count(*) as n, min(passed_at) filter (where handling = 'held' and ${inYear}) as first,
          count(*) filter (where heat >= 37.3 and ${inYear}) as fever from ledger_entry where ${entryRange} group by 1, 2, 3) as sums`,
        'sum(n)',
        'min(first), sum(fever)',
      ),
    ],
  },
  {
    ledger: 'person',
    direct: [personFigures(`ledger_person where ${own}`, 'count(*)')],
    grouped: [
      personFigures(
        `(select place, village, coming_home, count(*) as n from ledger_person where ${own} group by place, village, coming_home) as sums`,
        'sum(n)',
      ),
    ],
  },
  {
    ledger: 'progress',
    direct: [
      progressFigures(`ledger_progress where ${progressRange}`).replace(
        'select ',
        `select count(distinct project) filter (where ${projects2020}), `,
      ),
    ],
    grouped: [
      progressFigures(
        `(select month, kind, sum(public) as public, sum(private) as private from ledger_progress where ${progressRange} group by month, kind) as sums`,
      ),
      `select count(*) from (select project from ledger_progress where ${own} and ${projects2020} group by project) as projects`,
    ],
  },
]

/** Runs statements one after another in the given transaction; gives every value that they print, as text. */
export async function runByHand(session: Session, statements: readonly string[]): Promise<string[]> {
  const values: string[] = []
  for (const statement of statements) {
    const rows = await session.query<Readonly<Record<string, unknown>>>(sql.raw(numbered(statement)))
    for (const row of rows) values.push(...Object.values(row).map(String))
  }
  return values
}

/** Columns without a name would share one: each statement's figures are taken by place. */
function numbered(statement: string): string {
  const from = statement.indexOf('select ') + 'select '.length
  let depth = 0
  let column = 0
  let text = statement.slice(0, from)
  for (let at = from; at < statement.length; at += 1) {
    const letter = statement.charAt(at)
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    const ends = depth === 0 && (letter === ',' || statement.startsWith(' from ', at))
    if (ends) text += ` as f${column++}`
    if (ends && letter === ' ') return text + statement.slice(at)
    text += letter
  }
  return text
}
