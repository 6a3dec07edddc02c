import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { findSimilar } from './similar-texts.ts'

const proposals = [
  { name: '下坪村到卫生院的路装路灯', text: '晚上从下坪村走到卫生院没有灯，老人看病不方便。' },
  { name: '建老年食堂', text: '独居老人做饭难，希望村里办食堂，中午能吃上热饭。' },
  { name: '小学门口划停车位', text: '放学时车子停得乱，孩子过马路危险。' },
  { name: '瓦窑山村自来水浑', text: '一下雨自来水就浑，请换水管、修水池。' },
]
const find = findSimilar(proposals)
const names = (asked: string) => find(asked, 3).map(({ name }) => name)

describe('similar texts', () => {
  it.each([
    ['去卫生院的路上没有路灯', '下坪村到卫生院的路装路灯'],
    ['村里老人吃饭难，办个老年食堂', '建老年食堂'],
    ['学校门口停车乱，孩子过马路危险', '小学门口划停车位'],
    ['下雨以后自来水很浑', '瓦窑山村自来水浑'],
  ])('are found by other words of the same thing: %s', (asked, expected) => {
    expect(names(asked)[0]).toBe(expected)
  })

  it('are none for what nobody has written yet, or for hardly a word', () => {
    for (const asked of ['开通到县城的公交车', '办一个图书室', '灯', '', '，。！', '老人'])
      expect([asked, names(asked)]).toEqual([asked, []])
  })

  it('are never more than asked for, and each text is like itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 8, unit: fc.constantFrom(...'路灯水桥老人学校停车村') }), { minLength: 1 }), (texts) => {
        const search = findSimilar(texts.map((text, index) => ({ name: text, text: '', index })))
        expect(search(texts[0] ?? '', 2).length).toBeLessThanOrEqual(2)
        expect(find(proposals[1]?.text ?? '', 1)).toHaveLength(1)
      }),
    )
  })
})
