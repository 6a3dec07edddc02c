import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { generateOfficeFiles } from '../../../demo/generate.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { readTable } from '../../office/index.ts'
import { packs } from '../../packs/index.ts'
import { importRows, initTown, openEngine, openKernel, compileReport, builtinPack, type Actor } from '../index.ts'
it('x', async () => {
  const t0 = Date.now()
  const engine = await openEngine({ data: '/tmp/h4demo' })
  const kernel = await openKernel({ engine, catalogue: resolveCatalogue([...packs, builtinPack]).catalogue, clock: () => new Date('2021-01-10T08:00:00Z') })
  const actor: Actor = { id: 'a', name: 'a', town: '999901101', role: 'administrator' }
  try { await initTown(kernel, { town: '999901101', name: '青竹镇', shortName: '青竹', county: '某县' })
  for (const file of generateOfficeFiles()) {
    const ledger = kernel.catalogue.findLedger(file.ledgerLabel)
    if (!ledger) { console.log('no ledger', file.ledgerLabel); continue }
    const table = readTable(file.bytes, file.fileName)
    const r = await importRows(kernel, actor, { ledger: ledger.id, rows: table.rows, columns: table.columns })
    if (r.rejected.length > 0 || r.problems.length > 0) console.log(file.ledgerLabel, r.rows, r.added, r.rejected.slice(0, 3), r.problems.slice(0, 3))
  } } catch (e) { console.log('load', String(e)) }
  console.log('loaded', Date.now() - t0)
  for (const path of ['/work/shared/reference/reference-template.md', 'demo/report.md']) {
    for (let k = 0; k < 2; k += 1) {
    const t = Date.now()
    const report = await compileReport(kernel, actor, { source: readFileSync(path, 'utf8'), name: path })
    console.log(path, Date.now() - t, report.figures.length, report.claims.length, report.checks.length, report.text.length)
    if (k === 0) for (const p of report.problems) console.log(`${p.at.line}:${p.at.column} ${p.severity} ${p.code} ${p.message}`)
    if (k === 0) for (const c of report.checks) if (path.includes('reference') || c.proof !== 'holds') console.log(`${c.id} ${c.proof} ${c.detail}`)
    if (k === 0 && path.includes('reference')) console.log(report.text)
    }
  }
  await engine.close()
}, 600000)
