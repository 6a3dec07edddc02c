import { expect, it } from 'vitest'
import { authorOf, type SavedVersion } from './author-of.ts'

const saved = (version: number, source: string, by: string): SavedVersion => ({ version, source, by, at: `2020-12-0${version}` })

it('is who first saved the words that stand there, not who saved last', () => {
  const versions = [
    saved(4, '甲段。\n乙段三。', '许知远'),
    saved(2, '甲段。\n乙段二。', '林知远'),
    saved(3, '甲段改。\n乙段二。', '周若棠'),
  ]
  expect(authorOf({ base: ['乙段。'], theirs: ['乙段二。'] }, versions.slice(1))?.by).toBe('林知远')
  expect(authorOf({ base: ['乙段。'], theirs: ['乙段三。'] }, versions)?.by).toBe('许知远')
})

it('is who took a paragraph away', () => {
  const versions = [saved(2, '甲段。\n乙段。', '林知远'), saved(3, '甲段。', '周若棠'), saved(4, '甲段二。', '许知远')]
  expect(authorOf({ base: ['乙段。'], theirs: [] }, versions)?.by).toBe('周若棠')
})
