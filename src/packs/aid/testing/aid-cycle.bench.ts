import { type BenchEngine, onEachEngine } from '../../../../bench/support/engines.ts'
import { markdownTable } from '../../../../bench/support/markdown-table.ts'
import { makeBankCard, makeNationalId } from '../../../../demo/identifiers.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import {
  type Actor,
  addRecord,
  createUser,
  evaluateIndicators,
  importRows,
  initTown,
  type Kernel,
  listCases,
  openEngine,
  openKernel,
  type Role,
  takeStep,
  withKernelPacks,
} from '../../../kernel/index.ts'
import { packs } from '../../index.ts'

/** A batch of aid money for ten thousand households, from the file of applications to the bank's return reconciled; beside it what it may take. */
const households = 10_000
const limitSeconds = 10
const surnames = [...'赵钱孙李周吴郑王冯陈']
const given = [...'文秀明志春林守禾知远']

const lines: string[][] = []
let isOver = false
await onEachEngine(async (engine) => {
  lines.push(await measureCycle(engine))
})
process.stdout.write(
  `${markdownTable(['engine', 'households', 'applications in s', 'steps s', 'return file in s', 'reconciled s', 'cycle s', 'of it on the CPU s', 'limit s'], lines)}\n`,
)
if (isOver) process.exitCode = 1

async function measureCycle({ name, options }: BenchEngine): Promise<string[]> {
  let now = Date.parse('2020-06-01T02:00:00Z')
  const engine = await openEngine(options)
  try {
    const { catalogue } = resolveCatalogue(withKernelPacks(packs))
    const kernel = await openKernel({ engine, catalogue, clock: () => new Date(now) })
    const { batch, maker, checker, people } = await register(kernel)
    const step = async (day: string, actor: Actor, id: string, values: Readonly<Record<string, string>> = {}) => {
      now = Date.parse(`${day}T02:00:00Z`)
      const { cases } = await listCases(kernel, actor, { subject: { ledger: 'aid-batch', id: batch } })
      const [one] = cases
      if (one === undefined) throw new Error('the batch has no case')
      const { seconds } = await timed(() => takeStep(kernel, actor, { id: one.id, version: one.version, step: id, values }))
      process.stderr.write(`${name} ${id}: ${seconds.toFixed(2)} s\n`)
    }
    const before = process.cpuUsage()
    const applied = await timed(() => importTable(kernel, maker, 'aid-line', applications(people)))
    const total = `${people.reduce((sum, { cents }) => sum + cents, 0n) / 100n}.00`
    const stepped = await timed(async () => {
      await step('2020-06-01', maker, 'submit')
      await step('2020-06-02', maker, 'publishVillage')
      await step('2020-06-10', maker, 'passVillage')
      await step('2020-06-10', checker, 'publishTown')
      await step('2020-06-18', checker, 'passTown')
      await step('2020-06-19', checker, 'approve', { documentNumber: '竹财〔2020〕31号' })
      await step('2020-06-20', checker, 'pay', { voucher: 'V1', voucherAmount: total })
    })
    const answered = await timed(() => importTable(kernel, maker, 'bank-return', answers(people)))
    const reconciled = await timed(() => step('2020-06-23', maker, 'reconcile'))
    const used = process.cpuUsage(before)
    await assertBalance(kernel, maker)
    const cycle = applied.seconds + stepped.seconds + answered.seconds + reconciled.seconds
    if (cycle > limitSeconds) isOver = true
    const cpu = (used.user + used.system) / 1e6
    process.stderr.write(`${name}: ${cycle.toFixed(2)} s, ${cpu.toFixed(2)} s of it on the CPU\n`)
    return [name, String(households), applied, stepped, answered, reconciled]
      .map((cell) => (typeof cell === 'string' ? cell : cell.seconds.toFixed(2)))
      .concat(cycle.toFixed(2), cpu.toFixed(2), String(limitSeconds))
  } finally {
    await engine.close()
  }
}

type Person = ReturnType<typeof personOf>

/** A township with its register of households, an open batch, and two who work on it. */
async function register(kernel: Kernel) {
  const town = '999901197'
  await initTown(kernel, { town, name: '测量镇' })
  const system: Actor = { id: 'bench', name: '测量', town, role: 'administrator' }
  const user = async (account: string, role: Role): Promise<Actor> => {
    const { id } = await createUser(kernel, system, { account, name: account, role, office: '测量', password: 'measured-2020' })
    return { id, name: account, town, role }
  }
  const maker = await user('maker', 'clerk')
  const checker = await user('checker', 'clerk')
  const batch = await prepare(kernel, { system, maker })
  const people = Array.from({ length: households }, (_, index) => personOf(index))
  const rows = people.map((one) => [one.name, one.id, '白水村', '2018-05-01'])
  const { added } = await importTable(kernel, maker, 'low-income-household', { columns: ['户主', '身份证号', '村', '认定日期'], rows })
  if (added !== households) throw new Error('the register was not taken in')
  return { batch, maker, checker, people }
}

interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function applications(people: readonly Person[]): Table {
  return {
    columns: ['批次', '类别', '户主', '身份证号', '领款人', '领款人身份证号', '补助项目', '数量', '金额(元)', '一卡通账号', '账户户名'],
    rows: people.map((one) => [
      '2020年第一批',
      '产业帮扶',
      one.name,
      one.id,
      one.name,
      one.id,
      '甜桔柚新种',
      '2',
      one.amount,
      one.card,
      one.name,
    ]),
  }
}

/** The bank's return: every hundredth account is closed. */
function answers(people: readonly Person[]): Table {
  return {
    columns: ['批次', '领款人', '领款人身份证号', '凭证', '金额(元)', '结果', '退回原因', '入账日期'],
    rows: people.map((one, index) => [
      '2020年第一批',
      one.name,
      one.id,
      'V1',
      one.amount,
      index % 100 === 0 ? '退回' : '成功',
      index % 100 === 0 ? '账户已销户' : '',
      '2020-06-22',
    ]),
  }
}

async function prepare(kernel: Kernel, { system, maker }: { readonly system: Actor; readonly maker: Actor }): Promise<string> {
  const add = async (ledger: string, values: Readonly<Record<string, string | number>>) =>
    (await addRecord(kernel, system, { ledger, values })).id
  await add('village', { code: '999901197201', name: '白水村' })
  const policy = await add('aid-policy', {
    name: '2020年产业帮扶',
    category: 'industry',
    year: '2020',
    noticeDays: 7,
    noticeDayKind: 'calendar',
  })
  await add('aid-standard', { policy, item: '甜桔柚新种', measureUnit: '亩', rate: '800' })
  return (
    await addRecord(kernel, maker, { ledger: 'aid-batch', values: { category: 'industry', batch: '2020年第一批', year: '2020', policy } })
  ).id
}

function personOf(index: number) {
  const letter = (letters: readonly string[], place: number) => letters[Math.trunc(place) % 10] ?? ''
  const name = `${letter(surnames, index)}${letter(given, index / 10)}${letter(given, index / 100)}${letter(given, index / 1000)}`
  const yuan = 400 + (index % 12) * 100
  return { name, id: makeNationalId(index), card: makeBankCard(index), amount: `${yuan}.00`, cents: BigInt(yuan) * 100n }
}

function importTable(kernel: Kernel, actor: Actor, ledger: string, { columns, rows }: Table) {
  const cells = rows.map((row, index) => ({
    row: index + 2,
    cells: Object.fromEntries(columns.map((column, place) => [column, row[place] ?? ''])),
  }))
  return importRows(kernel, actor, { ledger, columns, rows: cells, source: { file: `${ledger}.xlsx` } })
}

/** What was approved is what arrived, came back and is still to be paid: measured work that loses a cent is no measurement. */
async function assertBalance(kernel: Kernel, actor: Actor): Promise<void> {
  const results = await evaluateIndicators(
    kernel,
    actor,
    ['aid-balance-difference', 'repeated-payment-count', 'aid-returned-amount'].map((indicator) => ({ indicator, period: '2020' })),
  )
  const [difference, repeated, returned] = results.map(({ value }) => value)
  if (difference !== '0' || repeated !== '0' || returned === '0') throw new Error(`the batch does not balance: ${JSON.stringify(results)}`)
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly seconds: number }> {
  const start = performance.now()
  await work()
  return { seconds: (performance.now() - start) / 1000 }
}
