import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listSources } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')
const isTest = (file: string) => /\.test\.tsx?$|\/testing(?:\.ts$|\/)/.test(file)
const sources = listSources(root, 'src')
  .filter((file) => !isTest(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

const isScreen = (file: string) => file.startsWith('src/web/') || /^src\/packs\/[^/]+\/web\//.test(file)
/** The page that explains the interface is no endpoint. */
const retypedPath = /['"`]\/api\/(?!docs['"`])/
const untypedCall = /\b(?:call|fetchJson|request)<\w|\bfetch\(/
const unsafe = /\bType\.Unsafe\b/g

/** The one place that speaks to the server, and the one that asks whether the page itself is newer. */
const fetching = ['src/web/http/client.ts', 'src/web/http/newer-build.ts']

/** What a schema cannot say; each has its reason beside it. */
const unsafeAnswers = { 'src/api/contract/catalogue.ts': 1, 'src/api/contract/common.ts': 1, 'src/api/contract/report.ts': 1 }

describe('a call to the server', () => {
  it('is seen where its path is typed again or its answer is only claimed', () => {
    expect(retypedPath.test('const address = `/api/files/`')).toBe(true)
    expect(retypedPath.test(`<a href="/api/docs">`)).toBe(false)
    expect(untypedCall.test('const page = await call<LedgerPage>(path)')).toBe(true)
    expect('Type.Unsafe<X>(Type.Object({}))'.match(unsafe)).toHaveLength(1)
  })

  it('is made by its name in every screen: no path stands there', () => {
    expect(sources.filter(({ file, text }) => isScreen(file) && retypedPath.test(text)).map(({ file }) => file)).toEqual([])
  })

  it('has the type of its endpoint: no screen claims one', () => {
    const claims = sources.filter(({ file, text }) => isScreen(file) && untypedCall.test(text)).map(({ file }) => file)
    expect(claims.sort()).toEqual(fetching)
  })

  it('is described by schemas, but for what none can say', () => {
    const counted = sources.map(({ file, text }) => [file, (text.match(unsafe) ?? []).length] as const).filter(([, count]) => count > 0)
    expect(Object.fromEntries(counted)).toEqual(unsafeAnswers)
  })

  it('is served from the table and from nowhere else', () => {
    const served = sources.filter(
      ({ file, text }) => file.startsWith('src/api/routes/') && /\bapi\.(?:get|post|put|patch|delete)\(/.test(text),
    )
    expect(served.map(({ file }) => file)).toEqual([])
  })
})
