import { beforeAll, expect, it } from 'vitest'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import { decimal, roundHalfUp } from '../src/definition/decimal/decimal.ts'
import {
  type Actor,
  compareFrozenReport,
  compileReport,
  exportRecords,
  freezeReport,
  getTemplate,
  importRows,
  type Kernel,
  rebuildFrozenReport,
  toReportJson,
  verifyAudit,
} from '../src/kernel/index.ts'
import { renderDocx } from '../src/office/index.ts'
import { describeDemo } from './loaded-demo.ts'

/** Raises the output of every firm in every month by `cents` and writes it back through an import, as an office that corrects its file would. */
async function raiseOutput(kernel: Kernel, actor: Actor, cents: number): Promise<number> {
  const { columns, rows } = exportRecords(kernel, actor, { ledger: '工业产值' })
  const labels = columns.map((column) => column.label)
  const amount = labels.indexOf('产值(元)')
  const corrected: { row: number; cells: Record<string, string> }[] = []
  for await (const cells of rows) {
    const raised = cells.map((cell, index) =>
      index === amount ? roundHalfUp(decimal(cell).plus(decimal(String(cents)).div('100')), 2) : cell,
    )
    corrected.push({ row: corrected.length + 2, cells: Object.fromEntries(labels.map((label, index) => [label, raised[index] ?? ''])) })
  }
  const result = await importRows(kernel, actor, { ledger: '工业产值', columns: labels, rows: corrected })
  expect(result.rejected).toEqual([])
  return result.changed
}

describeDemo('a frozen annual report', (open) => {
  let kernel: Kernel
  let actor: Actor
  let template: string
  let frozen: string
  let document: Uint8Array

  beforeAll(async () => {
    const opened = await open()
    kernel = opened.kernel
    const demo = opened.loaded
    actor = commandLineActor(demo.town)
    template = demo.report
    frozen = (await freezeReport(kernel, actor, { template })).id
    document = await renderDocx((await rebuildFrozenReport(kernel, actor, { id: frozen })).report)
  })

  it('rebuilds its document to the byte and its JSON to the letter after ten thousand later amendments', async () => {
    const before = toReportJson((await rebuildFrozenReport(kernel, actor, { id: frozen })).report)
    let edits = 0
    for (let round = 1; edits < 10_000; round += 1) edits += await raiseOutput(kernel, actor, round * 100_000)
    const after = await rebuildFrozenReport(kernel, actor, { id: frozen })
    expect(after.same).toBe(true)
    expect(toReportJson(after.report)).toEqual(before)
    expect(Buffer.from(await renderDocx(after.report)).equals(Buffer.from(document))).toBe(true)
  })

  it('lists exactly the figures that have moved since', async () => {
    const then = (await rebuildFrozenReport(kernel, actor, { id: frozen })).report
    const { source } = await getTemplate(kernel, actor, { id: template })
    await raiseOutput(kernel, actor, 100)
    const now = await compileReport(kernel, actor, { source, name: '现在' })
    const moved = then.figures.filter((figure, index) => figure.value !== now.figures[index]?.value).map((figure) => figure.n)
    const difference = await compareFrozenReport(kernel, actor, { id: frozen })
    expect(moved.length).toBeGreaterThan(0)
    expect(difference.figures.map((figure) => figure.n)).toEqual(moved)
    expect(new Set(difference.figures.map((figure) => figure.name)).has('卡口数')).toBe(false)
  })

  it('leaves an audit chain that verifies', async () => {
    const { entries, problems } = await verifyAudit(kernel, actor)
    expect(problems).toEqual([])
    expect(entries).toBeGreaterThan(60)
  })
})
