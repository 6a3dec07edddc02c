import { expect, it } from 'vitest'
import { pinyinInitials, pinyinSyllables } from './title-key.ts'

it.each([
  ['瓦窑山村', 'wysc', 'wayaoshancun'],
  // Beyond the first plane a character is two units: half of one is found by nobody.
  ['竹𠮷村', 'zjc', 'zhujicun'],
  ['竹𠀀村', 'z𠀀c', 'zhu𠀀cun'],
])('%s is found by its initials %s and its sound %s', (text, initials, sound) => {
  expect([pinyinInitials(text), pinyinSyllables(text)]).toEqual([initials, sound])
})

it.each([
  ['单于明', 'cym', 'chanyuming'],
  ['单雄', 'sx', 'shanxiong'],
  ['贠小禾', 'yxh', 'yunxiaohe'],
  ['𠮷田山', 'jts', 'jitianshan'],
  ['曾国', 'zg', 'zengguo'],
  ['仇和', 'qh', 'qiuhe'],
  ['解珍', 'xz', 'xiezhen'],
  ['区林', 'ol', 'oulin'],
  ['尉迟恭', 'ycg', 'yuchigong'],
  ['万俟明', 'mqm', 'moqiming'],
  ['查良', 'zl', 'zhaliang'],
  ['朴正', 'pz', 'piaozheng'],
  ['乐毅', 'yy', 'yueyi'],
  ['缪可', 'mk', 'miaoke'],
  ['种师', 'cs', 'chongshi'],
  ['秘文', 'bw', 'biwen'],
  ['盖聂', 'gn', 'genie'],
  ['任贤', 'rx', 'renxian'],
  ['长孙明', 'zsm', 'zhangsunming'],
  ['澹台明', 'ttm', 'tantaiming'],
])('the person %s is found by the initials %s and the sound %s, as the surname is read', (text, initials, sound) => {
  expect([pinyinInitials(text, true), pinyinSyllables(text, true)]).toEqual([initials, sound])
})
