import type { Actor } from '../../src/kernel/access/types.ts'
import { writeAudited } from '../../src/kernel/audit/write-audited.ts'
import type { Kernel } from '../../src/kernel/context.ts'
import { initTown } from '../../src/kernel/index.ts'
import type { StoredValues } from '../../src/kernel/ledger/record/types.ts'
import { rootOver, writeRecords } from '../../src/kernel/ledger/record/write-records.ts'
import { noWatch } from '../../src/kernel/ledger/watch.ts'

const villages = 40
const cadres = 400

/** A large township: what somebody must answer for, in the numbers of the issue. */
export const coverageSizes = { 'person-away': 50_000, 'low-income-household': 15_000, enterprise: 2_000, 'key-project': 300 } as const

export interface CoverageTown {
  readonly actor: Actor
  /** Nobody answers for one object in a thousand. */
  readonly uncovered: number
  readonly objects: number
  /** Holds `heldByFirst` of the duties. */
  readonly first: string
  readonly second: string
}

export const heldByFirst = 5_000

/** Fills the ledgers as an import writes them: objects, one duty and one visit each, a helper for every tenth. */
export async function fillCoverageTown(kernel: Kernel): Promise<CoverageTown> {
  const town = '999901109'
  await initTown(kernel, { town, name: '测量镇' })
  const actor: Actor = { id: 'bench', name: '测量', town, role: 'administrator' }
  const write = (ledger: string, rows: readonly StoredValues[]) => writeRows(kernel, actor, { ledger, rows })
  const places = await write(
    'village',
    list(villages, (n) => ({ code: `9999011092${pad(n, 2)}`, name: `第${n}村` })),
  )
  const people = await write(
    'cadre',
    list(cadres, (n) => ({ name: nameOf(n), since: '2017-01-01', village: places[n % villages] ?? null })),
  )
  const village = (n: number) => places[n % villages] ?? null
  const objects = {
    personAway: await write(
      'person-away',
      list(coverageSizes['person-away'], (n) => ({ name: nameOf(n), village: village(n), category: 'outOfProvince' })),
    ),
    lowIncomeHousehold: await write(
      'low-income-household',
      list(coverageSizes['low-income-household'], (n) => ({
        head: nameOf(n),
        idNumber: `household-${n}`,
        village: village(n),
        recognisedOn: '2019-01-01',
      })),
    ),
    enterprise: await write(
      'enterprise',
      list(coverageSizes.enterprise, (n) => ({ creditCode: `firm-${n}`, name: `第${n}企业`, village: village(n) })),
    ),
    keyProject: await write(
      'key-project',
      list(coverageSizes['key-project'], (n) => ({ name: `第${n}项目`, status: 'building' })),
    ),
  }
  const all = Object.entries(objects).flatMap(([objectKind, ids]) => ids.map((object) => ({ objectKind, object })))
  const holder = (n: number) => people[n < heldByFirst ? 0 : 1 + (n % (cadres - 1))] ?? null
  const held = all.flatMap((one, n) => (n % 1000 === 999 ? [] : [{ ...one, holder: holder(n), role: 'primary', startedOn: '2020-01-27' }]))
  const helped = all
    .filter((_, n) => n % 10 === 0)
    .map((one, n) => ({ ...one, holder: people[cadres - 1 - (n % 100)] ?? null, role: 'secondary', startedOn: '2020-03-01' }))
  await write('duty', [...held, ...helped])
  await write(
    'visit',
    all.map((one, n) => ({ ...one, cadre: holder(n), visitedOn: `2020-${pad(1 + (n % 12), 2)}-15` })),
  )
  return { actor, uncovered: Math.floor(all.length / 1000), objects: all.length, first: people[0] ?? '', second: people[1] ?? '' }
}

interface Rows {
  readonly ledger: string
  readonly rows: readonly StoredValues[]
}

async function writeRows(kernel: Kernel, actor: Actor, { ledger, rows }: Rows): Promise<readonly string[]> {
  const additions = rows.map((values) => ({ id: kernel.newId(), values }))
  await writeAudited(kernel, actor, async (change) => {
    const written = await writeRecords({ ...kernel, watch: noWatch }, change, { ledger: kernel.catalogue.getLedger(ledger), additions })
    return { result: undefined, note: { action: 'import', ledger, record: null, detail: rootOver(change, written) } }
  })
  return additions.map(({ id }) => id)
}

function list<Item>(length: number, make: (index: number) => Item): Item[] {
  return Array.from({ length }, (_, index) => make(index))
}

function nameOf(n: number): string {
  return [...String(n)].reduce((name, digit) => name + '甲乙丙丁戊己庚辛壬癸'.charAt(Number(digit)), '竹')
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0')
}
