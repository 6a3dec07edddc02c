import { AsyncResource } from 'node:async_hooks'
import { readFileSync, writeSync } from 'node:fs'
import {
  addRecord,
  amendRecord,
  importRows,
  initTown,
  listCases,
  listRecords,
  listTowns,
  openEngine,
  openKernel,
  takeStep,
} from '../../dist/server/kernel.js'
import { aimedEngine } from './aimed-kill.mjs'

/**
 * Writes to a place until it is killed, and says of each write when it was acknowledged. With an aim it writes little, then does the aimed work and
 * kills itself within it. Run from the built files, as a server is.
 */
const [place, round, catalogueFile, aimed] = process.argv.slice(2)
const aim = JSON.parse(aimed)
const engine = aimedEngine(await openEngine(JSON.parse(place)))
const catalogue = JSON.parse(readFileSync(catalogueFile, 'utf8'))
const kernel = await openKernel({ engine, catalogue })
const town = '999901101'
if ((await listTowns(kernel)).length === 0) await initTown(kernel, { town, name: '青竹镇' })
const actor = { id: 'writer', name: '写入者', town, role: 'clerk' }
const say = (...words) => writeSync(1, `${words.join(' ')}\n`)

const [counter] = (
  await listRecords(kernel, actor, { ledger: 'village', query: { filters: [{ field: 'code', operator: '=', value: 'counter' }] } })
).records
let held = counter ?? (await addRecord(kernel, actor, { ledger: 'village', values: { code: 'counter', name: '计数', people: 0 } }))
say('open', process.pid)

const add = async (mark) => {
  await addRecord(kernel, actor, { ledger: 'village', values: { code: mark, name: `村${mark}`, people: 1 } })
  say('added', mark)
}
const load = async (mark, count) => {
  const rows = Array.from({ length: count }, (_, row) => ({
    row: row + 2,
    cells: { 批: mark, 序: String(row), 备注: '一批里的一行'.repeat(20) },
  }))
  await importRows(kernel, actor, { ledger: 'line', columns: ['批', '序', '备注'], rows })
  say('imported', mark)
}
// Each opens a case.
const loadMatters = async (mark, count) => {
  const rows = Array.from({ length: count }, (_, row) => ({
    row: row + 2,
    cells: { 编码: `${mark}-${row}`, 上报日期: '2020-06-01', 状态: row % 2 === 0 ? '' : '待受理' },
  }))
  await importRows(kernel, actor, { ledger: 'matter', columns: ['编码', '上报日期', '状态'], rows })
  say('opened', mark)
}
const amend = async () => {
  const people = held.values.people + 1
  held = await amendRecord(kernel, actor, { ledger: 'village', id: held.id, version: held.version, values: { people } })
  say('amended', people)
}
const report = async (mark) => {
  const record = await addRecord(kernel, actor, { ledger: 'matter', values: { code: mark, reportedOn: '2020-06-01' } })
  const { cases } = await listCases(kernel, actor, { subject: { ledger: 'matter', id: record.id }, standing: 'all' })
  say('reported', mark)
  return cases[0]
}

if (aim === null) {
  for (let n = 0; ; n++) await [add, (mark) => load(mark, 300), amend][n % 3](`${round}-${n}`)
} else {
  const mark = `${round}-aimed`
  await add(mark)
  await amend()
  const one = aim.work === 'step' ? await report(mark) : undefined
  // Somebody always wants to read: a long write of the embedded engine then rests after every piece.
  const readAside = AsyncResource.bind(() => void listRecords(kernel, actor, { ledger: 'line', query: { limit: 1 } }))
  engine.onStatement((statement) => {
    if (statement.startsWith('copy')) readAside()
  })
  engine.arm(aim)
  if (aim.work === 'import') await load(mark, 5_000)
  else if (aim.work === 'import of cases') await loadMatters(mark, 2_000)
  else {
    await takeStep(kernel, actor, { id: one.id, version: one.version, step: 'handle', values: { result: '已处理' } })
    say('handled', mark)
  }
  say('survived', engine.sentSinceArmed())
  await engine.close()
}
