import { describe, expect, it } from 'vitest'
import { defineScreen } from './define-screen.ts'
import { findScreen, recordPath, screenPath } from './screen-path.ts'

const list = defineScreen({ id: 'batches', path: '/aid', label: '批次', within: 'loops' })
const one = defineScreen({ id: 'batch', path: '/aid/$batch', label: '批次', within: 'loops' })
const news = defineScreen({ id: 'news', path: '/aid/news', label: '动态', within: 'loops' })
const screens = [list, one, news]

describe('the address of a screen', () => {
  it('has its varying parts filled in, safe in an address', () => {
    expect(screenPath(one, { batch: 'a/b 1' })).toBe('/aid/a%2Fb%201')
    expect(screenPath(list, {})).toBe('/aid')
  })

  it('shows a record where one part varies, and none where nothing does', () => {
    expect(recordPath(one, '1')).toBe('/aid/1')
    expect(recordPath(list, '1')).toBeUndefined()
  })

  it('leads back to its screen, a fixed one before one that varies', () => {
    expect(findScreen(screens, '/aid/')).toEqual({ screen: list, params: {} })
    expect(findScreen(screens, '/aid/news')).toEqual({ screen: news, params: {} })
    expect(findScreen(screens, '/aid/7')).toEqual({ screen: one, params: { batch: '7' } })
    expect(findScreen(screens, '/aid/7/more')).toBeUndefined()
    expect(findScreen(screens, '/other')).toBeUndefined()
  })
})
