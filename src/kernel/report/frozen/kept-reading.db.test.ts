import { createHash } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor } from '../../access/types.ts'

import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { verifyAudit } from '../../ledger/verify/verify-audit.ts'
import { openTo } from '../../ledger/watch.ts'
import { openKernel } from '../../open-kernel.ts'
import { describeOneEngine } from '../../storage/testing.ts'
import { confirmBackground, withdrawConfirmation } from '../background/confirm-background.ts'
import { listConfirmations } from '../background/confirmations.ts'
import { builtinPack } from '../builtin-pack.ts'
import { compileReport } from '../compile-report.ts'
import { saveTemplate } from '../template/templates.ts'
import { compareFrozenReport } from './compare-frozen-report.ts'
import { digestReport, withoutErrors } from './digest-report.ts'
import { freezeReport } from './freeze-report.ts'
import { toFrozenJson } from './frozen-json.ts'
import { type KeptConfirmation, writeReading } from './kept-reading.ts'
import { rebuildFrozenReport } from './rebuild-frozen-report.ts'

const visit = defineLedger({
  id: 'visit',
  label: '走访',
  kind: 'journal',
  date: 'on',
  title: ['name'],
  fields: { name: field.text({ label: '户主', required: true }), on: field.date({ label: '日期', required: true }) },
})
const pack = definePack({
  id: 'visits',
  label: '走访',
  office: '民政办',
  ledgers: [visit],
  indicators: [
    defineMeasure({ id: 'visited', label: '走访户数', unit: '户', flow: 'flow', ledger: visit, type: 'countDistinct', of: 'name' }),
  ],
})
const front = '---\ntitle: 甲镇2020年工作报告\ntown: "999901101"\nperiod: 2020\n---\n'
const editor: Actor = { id: 'editor', name: '王编辑', town: '999901101', role: 'editor' }
const leader: Actor = { id: 'leader', name: '李镇长', town: '999901101', role: 'leader' }

describeOneEngine('what a freeze keeps', (open) => {
  let kernel: Kernel

  beforeAll(async () => {
    kernel = await openKernel({
      engine: await open(),
      catalogue: resolveCatalogue([pack, builtinPack]).catalogue,
      clock: () => new Date('2021-01-10T08:00:00Z'),
    })
    await initTown(kernel, { town: '999901101', name: '甲镇', shortName: '甲', county: '某县' })
    for (const name of ['张三', '李四']) await addRecord(kernel, editor, { ledger: 'visit', values: { name, on: '2020-03-01' } })
  })

  /** A report as an edition of the reader left it that saw nothing in it: what it kept, under what digest. */
  async function issue(body: string, form: (report: CompiledReport) => { readonly digest: string; readonly reading: string | null }) {
    const source = `${front}${body}\n`
    const template = await saveTemplate(kernel, editor, { source })
    const now = await compileReport(kernel, editor, { source: template.source, name: template.title })
    expect(now.problems.length).toBeGreaterThan(0)
    const record = await addRecord(openTo(kernel, 'frozen-report'), editor, {
      ledger: 'frozen-report',
      values: {
        title: template.title,
        period: '2020',
        template: template.id,
        templateVersion: 1,
        source: template.source,
        definition: kernel.definition,
        asOf: now.asOf,
        townName: '甲镇',
        townShortName: '甲',
        county: '某县',
        ...form(now),
      },
    })
    return { id: record.id, now }
  }

  it.each([
    ['words', '走访{{走访户数}}户，问题全部整改到位。'],
    ['a token', '走访{{走访户数}}人。'],
  ])('leaves an issued report what it was when a later reader objects to its %s', async (_, body) => {
    const { id, now } = await issue(body, (report) => {
      const accepted = withoutErrors(report)
      const reading = writeReading(accepted, [])
      return { digest: digestReport(accepted, reading), reading }
    })
    const { same, report } = await rebuildFrozenReport(kernel, editor, { id })
    expect(same).toBe(true)
    expect(report.problems).toEqual([])
    expect(report.text).toBe(now.text)
    expect(report.figures.map(({ proof }) => proof)).toEqual(['holds'])
    const { problems } = await compareFrozenReport(kernel, editor, { id })
    expect(problems.map(({ code }) => code)).toEqual(now.problems.map(({ code }) => code))
  })

  it('knows a report again that was issued before readings were kept', async () => {
    const { id } = await issue('走访{{走访户数}}户，问题全部整改到位。', ({ assertions: _, backgrounds: __, blocks, ...rest }) => {
      // As the report then stood: no mark on its words, no error found, its members in this order.
      const plain = blocks.map((block) =>
        block.type === 'table'
          ? block
          : {
              ...block,
              inlines: [
                { type: 'text', text: '走访' },
                { type: 'figure', n: 1, text: '2', proof: 'holds' },
                { type: 'text', text: '户，问题全部整改到位。' },
              ],
            },
      )
      const { front: head, asOf, figures, claims, checks, text } = rest
      const then = { front: head, asOf, figures, claims, checks, problems: [], blocks: plain, text }
      return { digest: createHash('sha256').update(JSON.stringify(then)).digest('hex'), reading: null }
    })
    const { same, report, edition } = await rebuildFrozenReport(kernel, editor, { id })
    expect(same).toBe(true)
    expect(edition).toBeUndefined()
    expect(report.problems).toEqual([])
  })

  it('says so when the kept reading was tampered with', async () => {
    const { id } = await issue('走访{{走访户数}}户，问题全部整改到位。', (report) => {
      const accepted = withoutErrors(report)
      const kept = writeReading(accepted, [])
      const forged: KeptConfirmation = { line: 6, column: 1, words: '', source: '', sentence: '', by: 'x', name: '谁', at: '2021' }
      return { digest: digestReport(accepted, kept), reading: writeReading(accepted, [forged]) }
    })
    expect((await rebuildFrozenReport(kernel, editor, { id })).same).toBe(false)
  })

  it('has every background confirmed by name, one by one, and keeps who and when', async () => {
    const source = `${front}走访{{走访户数}}户。{{背景:全省增长8.1%|省统计公报}}。\n\n{{背景:周边乡镇连续五年第一}}。\n`
    const template = await saveTemplate(kernel, editor, { source })
    const report = await compileReport(kernel, editor, { source, name: 'a' })
    expect(report.problems).toEqual([])
    expect(report.backgrounds.map(({ at, words, source: from }) => [at.line, words, from])).toEqual([
      [6, '全省增长8.1%', '省统计公报'],
      [8, '周边乡镇连续五年第一', undefined],
    ])
    const freeze = () => freezeReport(kernel, editor, { template: template.id })
    const [first, second] = report.backgrounds.map(({ at, words }) => ({ template: template.id, line: at.line, column: at.column, words }))
    if (first === undefined || second === undefined) throw new Error('the report has two backgrounds')
    await expect(freeze()).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('还有2条背景没有确认') })
    await expect(confirmBackground(kernel, leader, first)).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(confirmBackground(kernel, editor, { ...first, words: '别的话' })).rejects.toMatchObject({ code: 'conflict' })
    await confirmBackground(kernel, editor, first)
    await expect(freeze()).rejects.toMatchObject({ message: expect.stringContaining('还有1条背景没有确认') })
    const made = await confirmBackground(kernel, editor, second)
    expect(await confirmBackground(kernel, editor, second)).toEqual(made)
    await withdrawConfirmation(kernel, editor, second)
    await expect(freeze()).rejects.toMatchObject({ message: expect.stringContaining('周边乡镇连续五年第一') })
    await confirmBackground(kernel, editor, second)

    const frozen = await freeze()
    const rebuilt = await rebuildFrozenReport(kernel, editor, { id: frozen.id })
    expect(rebuilt.same).toBe(true)
    expect(rebuilt.report.assertions.filter(({ verdict }) => verdict === 'background')).toHaveLength(2)
    expect(toFrozenJson(rebuilt).confirmations).toEqual([
      { at: '6:13', words: '全省增长8.1%', source: '省统计公报', by: '王编辑', when: expect.stringMatching(/^2021-01-10T08:00:00/) },
      { at: '8:1', words: '周边乡镇连续五年第一', source: '', by: '王编辑', when: expect.stringMatching(/^2021-01-10T08:00:00/) },
    ])
    // A sentence that was changed is to be confirmed anew, however little its background was touched.
    const changed = source.replace('走访{{走访户数}}户。{{背景', '走访{{走访户数}}户，今年{{背景')
    await saveTemplate(kernel, editor, { source: changed, existing: { id: template.id, version: 1 } })
    await expect(freeze()).rejects.toMatchObject({ message: expect.stringContaining('还有1条背景没有确认') })
    expect(await listConfirmations(kernel, editor, { template: template.id })).toHaveLength(2)
    expect((await rebuildFrozenReport(kernel, editor, { id: frozen.id })).report).toEqual(rebuilt.report)
    expect((await verifyAudit(kernel, editor)).problems).toEqual([])
  })

  it('is not written by anybody who may write ledgers', async () => {
    const values = { background: '话', sentence: '话', report: '报告', template: 'x', confirmedBy: '谁' }
    await expect(addRecord(kernel, editor, { ledger: 'background-confirmation', values })).rejects.toMatchObject({ code: 'not-permitted' })
  })
})
