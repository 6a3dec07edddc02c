import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Blemishes, findBlemishes, longestFunction } from './code-shape.ts'
import { listSources } from './read-imports.ts'
import { stillToMend } from './still-to-mend.ts'

const root = join(import.meta.dirname, '..', '..')
const isTest = (file: string) => /\.test\.tsx?$|\/testing(?:\.ts$|\/)/.test(file)
const isIn = (file: string, folders: readonly string[]) => folders.some((folder) => file.startsWith(`${folder}/`))
const core = ['src/definition', 'src/kernel', 'src/office', 'src/packs']
const read = ['src', 'demo', 'conformance', 'bench']
  .flatMap((folder) => listSources(root, folder))
  .map((file) => ({ file, blemishes: findBlemishes(file, readFileSync(join(root, file), 'utf8')) }))
const sources = read.filter(({ file }) => !isTest(file))

/** What a rule objects to, but for the files that are still to be mended; and the entries among those that nothing stands behind. */
function judge(rule: keyof typeof stillToMend, where: (file: string) => boolean) {
  const known: readonly string[] = stillToMend[rule]
  const found = sources.filter(({ file }) => where(file)).flatMap(({ blemishes }) => blemishes[rule])
  const covers = (entry: string, file: string) => entry === file || (entry.endsWith('/') && file.startsWith(entry))
  return {
    found: found.filter(({ file }) => !known.some((entry) => covers(entry, file))),
    stale: known.filter((entry) => !found.some(({ file }) => covers(entry, file))),
  }
}

describe('the shape of the code', () => {
  const long = `{\n${'  work()\n'.repeat(longestFunction - 1)}}`
  const planted: readonly (readonly [keyof Blemishes, string])[] = [
    ['longFunctions', `export function run() ${long}`],
    ['longFunctions', `const run = () => ${long}`],
    ['undocumented', 'export function run() {}\n\n/** What stands behind does not count. */\nfunction other() {}'],
    ['undocumented', '/* No docstring. */\nexport const run = () => {}'],
    ['undocumented', 'export function run(): void\nexport function run(all?: boolean): void {}'],
    ['casts', '// The driver cannot know it.\nconst rows = found as Row[]'],
    ['baldCasts', 'const rows = found as Row[]'],
    ['literalSpreads', 'const person = { ...{ name, age }, village }'],
    ['literalSpreads', `const event = { ...({ kind: 'merge' } as const), at }`],
    ['literalSpreads', `const codes = [...['57P01', '57P02'], code]`],
    ['jsonParses', 'const catalogue: Catalogue = JSON.parse(text)'],
    ['inventedCodes', `problems.push({ code: 'odd-number', severity: 'error', at, message, hint })`],
    ['inventedCodes', `const problem = { ...found, code: fails ? 'odd' : 'even' }`],
    ['typedQueries', 'const [user] = await session.query<User>(sql`select id from town_user`)'],
    ['typedQueries', 'const rows = await scope.readRows<{ title: string }>(statement)'],
    ['typedQueries', 'const statement = sql<Row | null>`select title from town`'],
  ]

  it.each(planted)('is seen to break the rule of %s by a planted %j', (rule, text) => {
    expect(findBlemishes('src/planted.ts', text)[rule]).toHaveLength(1)
  })

  it('is not seen to break any by what is meant to be', () => {
    const sound = [
      `/** One. */\nexport function one(): void ${long.replace('  work()\n', '')}`,
      '/** Two heads, one text. */\nexport function two(): void\nexport function two(all?: boolean): void {}',
      'function three() {\n  const kinds = [1, 2] as const\n  return { ...(all ? { kinds } : {}), ...rest }\n}',
      'const user = userRow.first(await session.query(sql`select id from town_user`))',
      'const title = sql<string | null>`nullif(name, label)`',
    ]
    for (const rule of Object.values(findBlemishes('src/sound.ts', sound.join('\n')))) expect(rule).toEqual([])
  })

  it(`has no function of more than ${longestFunction} lines outside tests`, () => {
    expect(judge('longFunctions', () => true)).toEqual({ found: [], stale: [] })
  })

  it('has a docstring on every function that definition and kernel export', () => {
    const own = sources.filter(({ file }) => isIn(file, ['src/definition', 'src/kernel']))
    expect(own.flatMap(({ blemishes }) => blemishes.undocumented)).toEqual([])
  })

  it('takes no JSON as a type that nobody checked', () => {
    const parser = 'src/definition/shape/parse-json.ts'
    expect(judge('jsonParses', (file) => file.startsWith('src/') && file !== parser)).toEqual({ found: [], stale: [] })
  })

  it('takes every code of a report from the table of its family', () => {
    const own = sources.filter(
      ({ file }) => isIn(file, ['src/definition/report', 'src/kernel/report']) || /^src\/app\/commands\/(?:report-|compile-)/.test(file),
    )
    expect(own.flatMap(({ blemishes }) => blemishes.inventedCodes)).toEqual([])
  })

  it('takes no row as a type that nobody checked', () => {
    const own = sources.filter(({ file }) => file.startsWith('src/'))
    expect(own.flatMap(({ blemishes }) => blemishes.typedQueries)).toEqual([])
  })

  it('spreads no literal to steer the formatter, in tests neither', () => {
    expect(read.flatMap(({ blemishes }) => blemishes.literalSpreads)).toEqual([])
  })

  it('casts five times in the core at the most, each with its reason before it', () => {
    const inCore = sources.filter(({ file }) => isIn(file, core))
    expect(inCore.flatMap(({ blemishes }) => blemishes.baldCasts)).toEqual([])
    expect(inCore.flatMap(({ blemishes }) => blemishes.casts).length).toBeLessThanOrEqual(5)
  })
})
