import { expect, it } from 'vitest'
import { pinyinInitials, pinyinSyllables } from './title-key.ts'

it.each([
  ['瓦窑山村', 'wysc', 'wayaoshancun'],
  // Beyond the first plane a character is two units: half of one is found by nobody.
  ['竹𠮷村', 'z𠮷c', 'zhu𠮷cun'],
])('%s is found by its initials %s and its sound %s', (text, initials, sound) => {
  expect([pinyinInitials(text), pinyinSyllables(text)]).toEqual([initials, sound])
})
