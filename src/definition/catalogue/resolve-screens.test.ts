import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import type { ScreenDefinition } from '../screen/types.ts'
import { pack, problems } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const batch = defineLedger({
  id: 'batch',
  label: '批次',
  kind: 'register',
  fields: { name: field.text({ label: '名称' }) },
  title: ['name'],
})
const menu: ScreenDefinition = { id: 'news', path: '/news', label: '动态', menu: { label: '动态', after: 'boards', icon: 'people' } }
const inner: ScreenDefinition = {
  id: 'one',
  path: '/news/$batch',
  label: '一批',
  within: 'news',
  over: { ledger: 'batch', link: '打开批次' },
}
const problemsOf = (...screens: readonly ScreenDefinition[]) => problems(pack({ ledgers: [batch], screens }))

describe('screens of packs', () => {
  it('stand in the catalogue with the pack they belong to', () => {
    const { catalogue, diagnostics } = resolveCatalogue([pack({ ledgers: [batch], screens: [menu, inner] })])
    expect(diagnostics).toEqual([])
    expect(catalogue.screens).toEqual([menu, inner].map((screen) => ({ ...screen, pack: catalogue.packs[0]?.id })))
  })

  it.each<[string, ScreenDefinition, string]>([
    ['an address that is none', { ...menu, path: 'news' }, 'bad-screen'],
    ['an address of the house', { ...menu, path: '/ledgers/news' }, 'bad-screen'],
    ['an address that swallows all others', { id: 'one', path: '/$any', label: '全部', within: 'loops' }, 'bad-screen'],
    ['a place in the menu that has to be filled in', { ...menu, path: '/news/$day' }, 'bad-screen'],
    ['a place that is not there', { ...inner, within: 'aid' }, 'bad-screen'],
    ['two varying parts over one record', { ...inner, within: 'loops', path: '/news/$batch/$line' }, 'bad-screen'],
    ['an id in capitals', { ...menu, id: 'News' }, 'bad-id'],
    ['a ledger that nobody has', { ...inner, within: 'loops', over: { ledger: 'batches', link: '打开' } }, 'unknown-ledger'],
  ])('are left out with %s', (_, screen, code) => {
    expect(problemsOf(screen).map((problem) => problem.split(' ')[0])).toEqual([code])
  })

  it('are left out when another has their address, whatever its varying part is called', () => {
    const twin: ScreenDefinition = { id: 'two', path: '/news/$other', label: '又一批', within: 'news' }
    expect(problemsOf(menu, inner, twin).map((problem) => problem.split(' ')[0])).toEqual(['duplicate-screen'])
  })
})
