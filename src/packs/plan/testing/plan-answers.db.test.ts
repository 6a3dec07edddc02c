import { beforeAll, describe, expect, it } from 'vitest'
import { describeEmbeddedDemo } from '../../../../conformance/loaded-demo.ts'
import { demoTown } from '../../../../demo/world.ts'
import { readDemoReport } from '../../../app/demo/demo-load.ts'
import { commandLineActor } from '../../../app/store/choose-town.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { compileReports, type Kernel } from '../../../kernel/index.ts'
import { type Task, tasks2020 } from '../demo/tasks.ts'

const source = readDemoReport()
const ahead = source.indexOf('\n# 三、')
const back = source.indexOf('\n# 一、') + 1
const headingLine = source.slice(0, back).split('\n').length

interface Variant {
  readonly says: string
  readonly text: string
  /** Of a change that must be refused: the lines at which it may be. */
  readonly lines: readonly number[]
}

/** Changes the part that looks back, outside its tokens; what lies ahead stays. */
function inReview(change: (review: string) => string): string {
  return source.slice(0, back) + change(source.slice(back, ahead)) + source.slice(ahead)
}

function outsideTokens(text: string, change: (words: string) => string): string {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) => (part.startsWith('{{') ? part : change(part)))
    .join('')
}

/** The lines on which somebody reads the item, tokens aside. */
function linesOf(item: string): readonly number[] {
  return source
    .slice(0, ahead)
    .split('\n')
    .flatMap((line, index) => (outsideTokens(line, (words) => words.replaceAll(item, '\u0000')).includes('\u0000') ? [index + 1] : []))
}

/** Where the chosen projects are told by their names. */
const projectLines = source.split('\n').flatMap((line, index) => (line.includes('{{民生实事项目名单|') ? [index + 1] : []))

function removed([item]: Task): Variant {
  const text = inReview((review) =>
    review
      .split('\n')
      .map((line) =>
        line
          .split(/(?<=[。；])/)
          .filter((sentence) => !outsideTokens(sentence, (words) => words.replaceAll(item, '\u0000')).includes('\u0000'))
          .join(''),
      )
      .join('\n'),
  )
  // Where another promise of the same words still names it, that is its place.
  return { says: `${item} is left out`, text, lines: [headingLine, ...projectLines] }
}

function renamed([item]: Task): Variant {
  const other = `${item.slice(0, 1)}类事${item.slice(1)}`
  const text = inReview((review) => outsideTokens(review, (words) => words.replaceAll(item, other)))
  return { says: `${item} has another name`, text, lines: [headingLine, ...linesOf(item)] }
}

/** The figure that measures it, where the report prints it. */
function figureOf([, , , , , , indicator]: Task): { readonly token: string; readonly at: number; readonly unit: string } | undefined {
  if (indicator === '') return undefined
  const found = new RegExp(`\\{\\{${indicator}(?:\\|[^}]*)?\\}\\}([%\\u4e00-\\u9fa5]{1,2})`).exec(source.slice(back, ahead))
  return found === null ? undefined : { token: found[0], at: back + found.index, unit: found[1] ?? '' }
}

function withFigure(task: Task, says: string, written: (unit: string, token: string) => string): readonly Variant[] {
  const figure = figureOf(task)
  if (figure === undefined) return []
  const text = source.slice(0, figure.at) + written(figure.unit, figure.token) + source.slice(figure.at + figure.token.length)
  const line = source.slice(0, figure.at).split('\n').length
  return [{ says: `${task[0]} ${says}`, text, lines: [line] }]
}

const seeded: readonly Variant[] = tasks2020.flatMap((task) => [
  removed(task),
  renamed(task),
  ...withFigure(task, 'is made smaller', (unit) => `1.7${unit}`),
  ...withFigure(task, 'is said in another unit', (unit, token) => `${token.slice(0, -unit.length)}立方米`),
])

const dressed = (item: string, write: (item: string) => string): string =>
  inReview((review) => outsideTokens(review, (words) => words.replaceAll(item, write(item))))

/** Its paragraph goes to the end of the review. */
function moved([item]: Task): string {
  const [at = 0] = linesOf(item)
  const lines = source.split('\n')
  const paragraph = lines[at - 1] ?? ''
  const end = lines.findIndex((line) => line.startsWith('# 二、'))
  return [...lines.slice(0, at - 1), ...lines.slice(at, end), paragraph, '', ...lines.slice(end)].join('\n')
}

const honest: readonly Omit<Variant, 'lines'>[] = tasks2020.flatMap((task) => [
  { says: `${task[0]} is told at the end`, text: moved(task) },
  { says: `${task[0]} is emphasised`, text: dressed(task[0], (item) => `**${item}**`) },
  { says: `${task[0]} has a wide space before it`, text: dressed(task[0], (item) => `\u3000${item}`) },
  { says: `${task[0]} has a space before it`, text: dressed(task[0], (item) => ` ${item}`) },
])

describeEmbeddedDemo('the demo’s report of 2020 and what was promised for it', (open) => {
  let kernel: Kernel
  const compile = (texts: readonly string[]): Promise<readonly CompiledReport[]> =>
    compileReports(kernel, commandLineActor(demoTown.town), { inputs: texts.map((text) => ({ source: text, name: 'report.md' })) })

  beforeAll(async () => {
    kernel = await open()
  })

  it('answers for each of them as it stands', async () => {
    const [report] = await compile([source])
    expect(report?.problems).toEqual([])
    const check = report?.checks.find(({ id }) => id === 'promises')
    const [, promised, answered] = /年初答应的(\d+)件事，回顾里逐件交账的(\d+)件/.exec(check?.detail ?? '') ?? []
    expect([check?.proof, answered]).toEqual(['holds', promised])
    // The tasks, and the projects that the deputies chose.
    expect(wholeNumber(promised ?? '0')).toBeGreaterThan(tasks2020.length)
  })

  it('is refused with any of them left out, renamed, made smaller or said in another unit, at its place', async () => {
    expect(seeded.length).toBeGreaterThanOrEqual(60)
    const reports = await compile(seeded.map(({ text }) => text))
    const passed = seeded.filter(({ lines }, index) => {
      const errors = reports[index]?.problems.filter(({ severity }) => severity === 'error') ?? []
      return !errors.some(({ at }) => lines.includes(at.line))
    })
    expect(passed.map(({ says }) => says)).toEqual([])
    const silent = seeded.filter(({ says }, index) => {
      const codes = reports[index]?.problems.map(({ code }) => code) ?? []
      return /left out|another name/.test(says) && !codes.some((code) => code.startsWith('promise-'))
    })
    expect(silent.map(({ says }) => says)).toEqual([])
  })

  it('passes in any honest dress', async () => {
    expect(honest.length).toBeGreaterThanOrEqual(60)
    const reports = await compile(honest.map(({ text }) => text))
    const refused = honest.flatMap(({ says }, index) => {
      const problems = reports[index]?.problems.filter(({ code }) => code.startsWith('promise-')) ?? []
      return problems.map(({ message }) => `${says}: ${message}`)
    })
    expect(refused).toEqual([])
  })
})

describe('the tasks of 2020', () => {
  it('are named by the report as they were promised', () => {
    expect(tasks2020.filter(([item]) => linesOf(item).length === 0)).toEqual([])
  })
})
