import { describe, expect, it } from 'vitest'
import { findCircles, folderEdges } from './find-circles.ts'
import { importsOf } from './read-imports.ts'

describe('circles of imports', () => {
  it('are found however long, types included, each once', () => {
    const imports = [
      importsOf('src/a.ts', `import { b } from './b.ts'`),
      importsOf('src/b.ts', `import type { C } from './c.ts'\nimport { d } from './d.ts'`),
      importsOf('src/c.ts', `export { a } from './a.ts'`),
      importsOf('src/d.ts', `import { e } from './e.ts'`),
      importsOf('src/e.ts', `import { join } from 'node:path'`),
    ].flat()
    const edges = imports.filter(({ internal }) => internal).map(({ from, to }) => [from, to] as const)
    expect(findCircles(edges)).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']])
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
})
