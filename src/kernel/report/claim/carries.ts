import { matchName, plainName } from '../../../definition/report/reading/name-indicators.ts'

/** Whether the words of a record say a phrase: what is left of it without verbs of praise stands in them, and so does its level (市级, 全县). */
export function carries(words: string, phrase: string): boolean {
  const said = plainName(phrase.replace(praise, ''))
  const record = plainName(words)
  const level = /国家级|国家|全国|省级|全省|市级|全市|县级|全县/.exec(said)?.[0]
  if (level !== undefined && !record.includes(level.replace(/级|^全/g, ''))) return false
  const { covered, missing } = matchName(
    said.replace(/称号|荣誉|先进$/g, (word) => (word === '先进' ? word : '')),
    record,
  )
  return covered >= missing * 3
}

/** Verbs of praise carry nothing. */
const praise =
  /^(?:再次|连续|成功|首次)*(?:荣获|获评|获得|获|被评为|被授予|评为|评上|授予|被命名为|命名为|命名|入选|列入|创成|夺得|居|位居|列)/
