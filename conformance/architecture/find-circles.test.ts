import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileEdges, findCircles, folderEdges } from './find-circles.ts'
import { importsOf, listSources, readImports } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')

describe('circles of imports', () => {
  it('are found however long, types included, each once', () => {
    const imports = [
      importsOf('src/a.ts', `import { b } from './b.ts'`),
      importsOf('src/b.ts', `import type { C } from './c.ts'\nimport { d } from './d.ts'`),
      importsOf('src/c.ts', `export { a } from './a.ts'`),
      importsOf('src/d.ts', `import { e } from './e.ts'`),
      importsOf('src/e.ts', `import { join } from 'node:path'`),
    ].flat()
    expect(findCircles(fileEdges(imports))).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']])
  })

  it('are none where two ways lead to one place', () => {
    const diamond = [
      ['top', 'left'],
      ['top', 'right'],
      ['left', 'bottom'],
      ['right', 'bottom'],
    ] as const
    expect(findCircles(diamond)).toEqual([])
  })

  it('are found between the folders of a room, whose files have none', () => {
    const imports = [
      importsOf('src/web/http/queries.ts', `import { index } from '../parts/catalogue.ts'`),
      importsOf('src/web/parts/Notes.tsx', `import { HttpError } from '../http/client.ts'`),
      importsOf('src/web/App.tsx', `import { x } from './parts/Notes.tsx'`),
    ].flat()
    expect(findCircles(folderEdges(imports, 'src/web'))).toEqual([['http', 'parts']])
  })

  it('are none in the whole house: no file reaches itself', () => {
    const files = ['src', 'demo', 'conformance', 'bench'].flatMap((folder) => listSources(root, folder))
    const imports = files.flatMap((file) => readImports(root, file))
    const first = imports.find(({ internal, from, to }) => internal && files.includes(to) && from !== to)
    if (first === undefined) throw new Error('no file imports another')
    const planted = [...imports, { ...first, from: first.to, to: first.from }]
    expect(findCircles(fileEdges(planted))).toHaveLength(1)
    expect(findCircles(fileEdges(imports))).toEqual([])
  })
})
