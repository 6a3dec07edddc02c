import { afterAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../demo/random.ts'
import { compareWithLastYear } from '../../src/definition/report/lint/last-year-rule.ts'
import { lintLines, readTextLines } from '../../src/definition/report/lint-text.ts'
import { plainLine } from '../../src/definition/report/plain-line.ts'
import { rounds } from '../rounds.ts'
import { arithmeticSeeds } from './arithmetic-seeds.ts'
import { consistencySeeds } from './consistency-seeds.ts'
import { publishedSeeds } from './published-seeds.ts'
import type { SeededText, SeedKind, SeedMaker } from './seed.ts'
import { wordingSeeds } from './wording-seeds.ts'

const kinds: readonly SeedKind[] = [...arithmeticSeeds, ...consistencySeeds, ...wordingSeeds, ...publishedSeeds]

function codesOf({ text, last }: SeededText): readonly string[] {
  const lines = readTextLines(text, 'seed.txt')
  const beside = last === undefined ? [] : compareWithLastYear(lines.map(plainLine), readTextLines(last, 'last.txt').map(plainLine))
  return [...lintLines(lines), ...beside].map(({ code }) => code)
}

interface Tally {
  readonly made: number
  readonly missed: readonly string[]
  readonly alarms: readonly string[]
}

function tally({ name, codes, wordings }: SeedKind, times: number): Tally {
  const missed: string[] = []
  const alarms: string[] = []
  wordings.forEach((make, at) => {
    const random = createRandom(`${name} ${at}`)
    for (let round = 0; round < times; round += 1) {
      const [fault, clean] = [seedOf(make, random, true), seedOf(make, random, false)]
      if (!codesOf(fault).some((code) => codes.includes(code))) missed.push(fault.text)
      const said = codesOf(clean)
      if (said.length > 0) alarms.push(`${said.join(' ')}: ${clean.text}`)
    }
  })
  return { made: wordings.length * times, missed, alarms }
}

function seedOf(make: SeedMaker, random: Parameters<SeedMaker>[0], wrong: boolean): SeededText {
  const made = make(random, wrong)
  return typeof made === 'string' ? { text: made } : made
}

describe('report check', () => {
  const times = rounds({ sample: 12, whole: 300 })
  const lines: string[] = []

  it.each(kinds)('finds seeded faults of kind $name, and says nothing of their twins', (kind) => {
    const { made, missed, alarms } = tally(kind, times)
    lines.push(`${kind.name}: ${made - missed.length}/${made}`)
    expect({ missed: missed.slice(0, 5), alarms: alarms.slice(0, 5) }).toEqual({ missed: [], alarms: [] })
  })

  afterAll(() => void process.stdout.write(`${lines.join('\n')}\n`))
})
