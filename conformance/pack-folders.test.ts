import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packs } from '../src/packs/index.ts'

const root = join(import.meta.dirname, '..', 'src', 'packs')
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** The screens that stand in a pack's `web/`, by the name of their file. */
function screensIn(pack: string): string[] {
  const web = join(root, pack, 'web')
  return existsSync(web) ? readdirSync(web).flatMap((file) => /^(.+)\.screen\.tsx$/.exec(file)?.[1] ?? []) : []
}

describe('the folder of a pack', () => {
  it('has the pack’s id: what is collected by convention is found by it', () => {
    expect(packs.map(({ id }) => id).sort()).toEqual(folders.sort())
  })

  it('holds a component for each screen that the pack declares, and no other', () => {
    const declared = packs.flatMap(({ id, screens = [] }) => screens.map((screen) => `${id}/${screen.id}`))
    expect(declared.length).toBeGreaterThan(5)
    expect(folders.flatMap((pack) => screensIn(pack).map((screen) => `${pack}/${screen}`)).sort()).toEqual(declared.sort())
  })

  it('exports each of them under the one name that is looked for', () => {
    const odd = folders.flatMap((pack) =>
      screensIn(pack).filter(
        (screen) => !/^export function Screen\(/m.test(readFileSync(join(root, pack, 'web', `${screen}.screen.tsx`), 'utf8')),
      ),
    )
    expect(odd).toEqual([])
  })
})
