import { readFileSync, writeSync } from 'node:fs'
import { addRecord, amendRecord, importRows, initTown, listRecords, listTowns, openEngine, openKernel } from '../../dist/server/kernel.js'

/** Writes to a data folder until it is killed, and says of each write when it was acknowledged. Run from the built files, as a server is. */
const [folder, round, catalogueFile] = process.argv.slice(2)
const engine = await openEngine({ data: folder })
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

for (let n = 0; ; n++) {
  const mark = `${round}-${n}`
  if (n % 3 === 0) {
    await addRecord(kernel, actor, { ledger: 'village', values: { code: mark, name: `村${mark}`, people: n } })
    say('added', mark)
  } else if (n % 3 === 1) {
    const rows = Array.from({ length: 300 }, (_, row) => ({
      row: row + 2,
      cells: { 批: mark, 序: String(row), 备注: '一批里的一行'.repeat(20) },
    }))
    await importRows(kernel, actor, { ledger: 'line', columns: ['批', '序', '备注'], rows })
    say('imported', mark)
  } else {
    const people = held.values.people + 1
    held = await amendRecord(kernel, actor, { ledger: 'village', id: held.id, version: held.version, values: { people } })
    say('amended', people)
  }
}
