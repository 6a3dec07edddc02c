import { expect, it } from 'vitest'
import { isNewerBuild } from './newer-build.ts'

const page = (entry: string) => `<!doctype html><script type="module" crossorigin src="${entry}"></script>`

it('is a newer build when the page begins with another script, and none when what came is no page', () => {
  expect(isNewerBuild(page('/assets/index-2b.js'), '/assets/index-1a.js')).toBe(true)
  expect(isNewerBuild(page('/assets/index-1a.js'), '/assets/index-1a.js')).toBe(false)
  expect(isNewerBuild('502 Bad Gateway', '/assets/index-1a.js')).toBe(false)
})
