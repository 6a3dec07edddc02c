import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fieldKinds } from '../../src/definition/field/kinds.ts'
import { findKindChoices } from './find-kind-choices.ts'
import { listSources } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')
const kinds = new Set(Object.keys(fieldKinds))
const table = 'src/definition/field/kinds.ts'

describe('what a kind of field is', () => {
  it.each([
    ['a switch with a default', `switch (field.kind) {\n  case 'money':\n    return 2\n  default:\n    return 0\n}`],
    [
      'the same over a field that may be missing',
      `switch (field?.kind) { case 'ref': case 'village': return true\n default: return false }`,
    ],
    ['the same over a kind taken out', `const { kind } = field\nswitch (kind) { case 'phone': hide(); break\n default: show() }`],
    ['a set of kinds', `const numeric: ReadonlySet<Field['kind']> = new Set(['integer', 'decimal'])`],
    ['a list of kinds', `const dated: readonly FieldKind[] = ['date', 'month']`],
    ['a list on the spot', `if (['nationalId', 'phone'].includes(field.kind)) hide()`],
  ])('is asked of the table: %s is found', (_, text) => {
    expect(findKindChoices(kinds, 'planted.ts', `function planted() {\n${text}\n}`)).toHaveLength(1)
  })

  it.each([
    ['a switch that names every case', `switch (field.kind) { case 'money': return 2\n case 'area': return 4 }`],
    ['kinds of something else', `switch (event.kind) { case 'open': return 1\n case 'text': return 2\n default: return 0 }`],
    ['types of values', `switch (node.type) { case 'text': return 1\n default: return 0 }\nconst takes = ['date', 'dateTime']`],
    ['one kind by its name', `if (field.kind === 'choice') return field.options`],
  ])('leaves alone %s', (_, text) => {
    expect(findKindChoices(kinds, 'planted.ts', `function planted() {\n${text}\n}`)).toEqual([])
  })

  it('stands in the table and nowhere else', () => {
    const files = listSources(root, 'src').filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file !== table)
    expect(files.length).toBeGreaterThan(500)
    expect(files.flatMap((file) => findKindChoices(kinds, file, readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})
