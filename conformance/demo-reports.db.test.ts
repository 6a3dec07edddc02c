import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { generateOfficeFiles } from '../demo/generate.ts'
import { demoPresent } from '../demo/world.ts'
import { importFile } from '../src/api/actions/import-file.ts'
import { townDate } from '../src/api/views/town-time.ts'
import { type LoadedDemo, readDemoReport } from '../src/app/demo/demo-load.ts'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import { atTownClock } from '../src/app/store/town-clock.ts'
import { daysBetween } from '../src/definition/period/calendar-day.ts'
import type { CompiledReport } from '../src/definition/report/types.ts'
import { type Actor, compileReport, indicatorSeries, type Kernel, listCases, listUsers } from '../src/kernel/index.ts'
import { describeDemo } from './loaded-demo.ts'

/** Somebody else's words: they stay beside the repository, and their test runs where they are. */
const reference = fileURLToPath(new URL('../../shared/reference/reference-template.md', import.meta.url))

describeDemo('the demo township', (open) => {
  let kernel: Kernel
  let loaded: LoadedDemo
  const compile = (source: string, name: string): Promise<CompiledReport> =>
    compileReport(kernel, commandLineActor(loaded.town), { source, name })

  beforeAll(async () => {
    ;({ kernel, loaded } = await open())
  })

  it('is loaded whole through the import of an office, with its users', async () => {
    expect(loaded.files).toBe(generateOfficeFiles().length)
    expect(loaded.records).toBeGreaterThan(43_000)
    expect((await listUsers(kernel, commandLineActor(loaded.town))).length).toBeGreaterThanOrEqual(5)
  })

  it('was lived in its own years: its cases are of the days they tell of, and what is late is late by less than they lasted', async () => {
    const actor = commandLineActor(loaded.town)
    const there = await atTownClock(kernel)
    // Midnight may have fallen between the loading and now.
    expect(daysBetween(demoPresent, townDate(there.clock()).day)).toBeLessThanOrEqual(1)
    const { cases } = await listCases(there, actor, { loop: 'suggestion', standing: 'all', limit: 500 })
    expect(cases.length).toBeGreaterThan(30)
    expect(cases.filter(({ number }) => !number.includes('2020'))).toEqual([])
    const { cases: late } = await listCases(there, actor, { late: true, limit: 500 })
    const longest = late.map(({ due }) => daysBetween(due ?? demoPresent, demoPresent) ?? 0)
    expect(Math.max(0, ...longest)).toBeLessThan(730)
  })

  it('shows the months that are reported in one as one', async () => {
    const series = { indicator: 'industrial-output-total', year: 2020 }
    const { months, cumulative } = await indicatorSeries(kernel, commandLineActor(loaded.town), series)
    expect([months.length, months[0]?.first, months[0]?.month]).toEqual([11, '2020-01', '2020-02'])
    expect(months.every(({ value, lastYear }) => value !== null && lastYear !== null)).toBe(true)
    expect(cumulative[0]?.value).toBe(months[0]?.value)
  })

  it('gains nothing when the same files are imported again', async () => {
    const actor = commandLineActor(loaded.town)
    const gained: string[] = []
    for (const { ledgerLabel, fileName, bytes } of generateOfficeFiles()) {
      const { added, changed, rejected } = await importFile(kernel, actor, { ledger: ledgerLabel, bytes, fileName })
      if (added + changed + rejected.length > 0) gained.push(`${fileName}: ${added} added, ${changed} changed, ${rejected.length} rejected`)
    }
    expect(gained).toEqual([])
  })

  it('proves every sentence of its own annual report', async () => {
    const report = await compile(readDemoReport(), 'report.md')
    expect(report.problems).toEqual([])
    expect(report.figures.length + report.claims.length).toBeGreaterThanOrEqual(170)
    const unproved = [...report.figures, ...report.claims, ...report.checks].filter(({ proof }) => proof !== 'holds')
    // One sentence rests on a document of the county: it is shown as attested, and never counts as checked.
    expect(unproved).toMatchObject([{ proof: 'attested', name: '县级招商引资先进乡镇 青竹镇' }])
    expect(report.text.match(/\p{Script=Han}/gu)?.length ?? 0).toBeGreaterThanOrEqual(6_000)
  })

  it('says nothing against it to a leader, who does not see what some of its checks stand on', async () => {
    const leader: Actor = { ...commandLineActor(loaded.town), role: 'leader' }
    const report = await compileReport(kernel, leader, { source: readDemoReport(), name: 'report.md' })
    expect(report.problems).toEqual([])
    expect(report.checks.filter(({ proof }) => proof === 'unproved').map(({ detail }) => detail)).toEqual([
      expect.stringContaining('对你不完整显示'),
    ])
  })

  it.runIf(existsSync(reference))('proves every sentence of the reference template and leaves no mask', async () => {
    const report = await compile(readFileSync(reference, 'utf8'), 'reference-template.md')
    expect(report.problems).toEqual([])
    expect(report.text).not.toMatch(/\{\{|(?<![A-Za-z])x+(?![A-Za-z])/)
    expect([...report.figures, ...report.claims].filter(({ proof }) => proof !== 'holds')).toEqual([])
  })

  it.runIf(existsSync(reference))('has every identity of the reference template checked', async () => {
    const { checks } = await compile(readFileSync(reference, 'utf8'), 'reference-template.md')
    const run = checks.filter(({ proof }) => proof === 'holds').map(({ id }) => id.split('@')[0])
    const identities = [
      'people-away-partition',
      'enterprise-grid-partition',
      'one-measure-at-a-time',
      'above-scale-of-output',
      'above-scale-list-length',
      'industrial-investment-growth',
      'investment-completion',
      'aid-paid-once',
      'grant-paid-once',
    ]
    expect(identities.filter((id) => !run.includes(id))).toEqual([])
  })
})
