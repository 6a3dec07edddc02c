import { describe, expect, it } from 'vitest'
import { lintText } from '../lint-text.ts'

function codesOf(text: string): readonly string[] {
  return lintText(text, 'a.txt').map(({ code }) => code)
}

describe('the parts of a whole', () => {
  it.each([
    ['leave out what 其中 need not name', '专任教师829人，其中中学274人、小学306人、幼儿园210人。'],
    ['are not of what it grew by', '建成区面积31.2平方公里，增加1.1平方公里，其中东区12.5平方公里。'],
    ['end where another count begins', '教师310人，其中小学教师190人，在校学生2600人。'],
    ['end where an average begins', '床位420张，其中县医院300张，卫生院120张，每千人拥有床位2张。'],
    ['are not of an average', '居民人均收入24000元，其中镇区居民33000元、山区居民17000元。'],
    ['may overlap where each has a clause', '支出31.5亿元，其中教育6.1亿元，农业9.2亿元，乡村振兴25.3亿元。'],
    ['may overlap where two clauses name them', '种植水稻820亩，其中一季稻560亩，机插面积310亩。'],
    ['end with the bracket that names them', '退耕还林270亩（其中口粮田220亩），种草180亩。'],
    ['do not count again what one of them holds', '机构30家，其中卫生院8家（含中心院3家）、卫生室22家。'],
    ['may be divided in two ways', '总人口1100人，其中农业人口510人，非农业人口590人；男性560人，女性540人。'],
    ['stand before the births', '户籍人口2100人，其中男1080人，女1020人；出生人口19人，死亡人口12人。'],
    ['may be in a list that calls itself chief', '投入资金520万元，主要包括道路120万元、水利380万元。'],
  ])('%s', (_, text) => {
    expect(codesOf(text)).toEqual([])
  })

  it.each([
    ['part-exceeds-whole', '教师310人，其中小学教师390人。'],
    ['partition-sum', '专任教师829人，其中中学374人、小学306人、幼儿园210人。'],
    ['partition-sum', '退耕还林270亩（其中口粮田220亩、坡地60亩），种草180亩。'],
    ['partition-sum', '支出31.5亿元，其中教育6.1亿元、农业9.2亿元、乡村振兴25.3亿元。'],
    ['partition-sum', '党支部7个，其中农村5个、机关2个、学校1个。'],
    ['partition-sum', '总人口1100人，其中男性570人、女性520人。'],
    ['partition-sum', '户籍人口1100人，男性570人，女性540人。'],
    ['partition-sum', '户籍人口2100人，其中城镇人口910人、乡村人口1180人。'],
    ['partition-sum', '总产值50.0亿元，其中农业31.0亿元、工业18.0亿元。'],
    ['partition-sum', '发放补贴1000.30元，其中春季500.10元、秋季500.10元。'],
    ['partition-sum', '投入资金共520万元，包括道路120万元、水利390万元。'],
    ['partition-sum', '受理来信52件，其中分别为镇级21件、村级30件。'],
  ])('are held against it with %s in %s', (code, text) => {
    expect(codesOf(text)).toContain(code)
  })
})
