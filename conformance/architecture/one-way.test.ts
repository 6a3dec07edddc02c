import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listSources } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

interface Hop {
  readonly name: string
  readonly file: string
}

/** What a page lists as `name` (path below src). */
function hopsOf(page: string): readonly Hop[] {
  return [...page.matchAll(/`(\w+)` \(([\w/-]+\.ts)\)/g)].map(([, name = '', file = '']) => ({ name, file: `src/${file}` }))
}

/** What is wrong with a way: a function that is not where it is said to be, or whose name says too little because others have it too. */
function faultsOf(hops: readonly Hop[], sources: ReadonlyMap<string, string>): readonly string[] {
  return hops.flatMap(({ name, file }) => {
    const homes = [...sources]
      .filter(([, text]) => new RegExp(`^export (async )?function\\*? ${name}\\b`, 'm').test(text))
      .map(([home]) => home)
    if (!homes.includes(file)) return [`${name} is not in ${file}`]
    return homes.length === 1 ? [] : [`${name} is a name of ${homes.join(' and ')}`]
  })
}

it('a way through the house that is not so is found', () => {
  const hops = hopsOf('1. `first` (a/first.ts) and `second` (b/second.ts).\n2. `third` (third.ts)\n`prose`')
  const sources = new Map([
    ['src/a/first.ts', 'export async function first() {}'],
    ['src/b/second.ts', 'export function secondary() {}'],
    ['src/third.ts', 'export function third<Item>() {}'],
    ['src/other/third.ts', 'export function third() {}'],
  ])
  expect(faultsOf(hops, sources)).toEqual(['second is not in src/b/second.ts', 'third is a name of src/third.ts and src/other/third.ts'])
})

it('the way of a cell to a figure is at most twenty-two functions, each where the page says, none of a name that another has', () => {
  const page = read('ARCHITECTURE.md')
  const hops = hopsOf(page.slice(page.indexOf('## One way through'), page.indexOf('## Around a write')))
  expect(hops.length).toBeGreaterThan(15)
  expect(hops.length).toBeLessThanOrEqual(22)
  expect(new Set(hops.map(({ name }) => name)).size).toBe(hops.length)
  const files = listSources(root, 'src').filter((file) => !/\.test\.tsx?$/.test(file))
  expect(faultsOf(hops, new Map(files.map((file) => [file, read(file)])))).toEqual([])
})

it('the architecture page stays at a hundred lines', () => {
  expect(read('ARCHITECTURE.md').trimEnd().split('\n').length).toBeLessThanOrEqual(100)
})
