import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listSources } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')
/** What `vitest.config.ts` gives to every test and hook, in milliseconds. */
const given = 900_000

/** A time of its own before the body of a test or a group, or behind it. */
const ownTimes = [/timeout: ([\d_]+),?\s*\}, (?:async )?\(/g, /^\s*\}, ([\d_]+)\)$/gm]

function shortTimes(text: string): readonly string[] {
  return ownTimes
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap(([, time = '']) => (Number(time.replaceAll('_', '')) < given ? [time] : []))
}

describe('the time of a test', () => {
  it.each([
    `it('is told', { timeout: 60_000 }, async () => {`,
    `describe('a group', {\n  timeout: 300_000,\n}, () => {`,
    `it('is told', async () => {\n  work()\n}, 60_000)`,
  ])('is seen to be shorter than every test’s by a planted %j', (text) => {
    expect(shortTimes(text)).toHaveLength(1)
  })

  it('is not taken for what a wait within it has', () => {
    const wait = `it('is shown', async () => {\n  await page.waitFor({ timeout: 60_000 })\n  await expect.poll(() => shown(), { timeout: 30_000 }).toBe('')\n})`
    expect(shortTimes(wait)).toEqual([])
    expect(shortTimes(`beforeAll(async () => {\n  await open()\n}, 1_800_000)`)).toEqual([])
  })

  it('is nowhere shorter than what every test has: a busy machine takes ten times as long as a quiet one', () => {
    const tests = ['src', 'demo', 'conformance', 'bench', 'scripts']
      .flatMap((folder) => listSources(root, folder))
      .filter((file) => /\.test\.tsx?$/.test(file) && !file.endsWith('/test-times.test.ts'))
    const short = tests.flatMap((file) => shortTimes(readFileSync(join(root, file), 'utf8')).map((time) => `${file}: ${time}`))
    expect(short).toEqual([])
    const config = readFileSync(join(root, 'vitest.config.ts'), 'utf8')
    expect(config).toContain('testTimeout: 900_000')
    expect(config, 'what is polled has a second else').toContain('poll: { timeout: 90_000 }')
  })
})
