import { foot, head, note, row, sum } from './kinds-parts.ts'
import { type MadeCell, type MadeFile, type MadeLine, madeFile, wide } from './made-file.ts'
import { rowsOf } from './strangers/rows-of.ts'

const firm = '竹溪晨星笔业有限公司'
const output = (figure: MadeCell, says: string): MadeLine => row([firm, '202003', figure], { 企业: firm, 月份: '2020-03', 产值: says })
const outputHead = head('企业名称', '月份', '工业总产值')
const ofOutput = (name: string, ...lines: readonly MadeLine[]): MadeFile => madeFile(name, '工业产值', lines)

/** Where an office says the unit of its figures, without the words 单位：. */
const saidElsewhere = [
  ofOutput('unit-behind-title', wide('title', '规上工业产值（千元）', 3), outputHead, output(9536.2, '9536200')),
  ofOutput('unit-without-colon', wide('title', '规上工业产值（单位 千元）', 3), outputHead, output(9536.2, '9536200')),
  ofOutput('unit-as-amount', wide('title', '规上工业产值（金额：千元）', 3), outputHead, output(9536.2, '9536200')),
  ofOutput('unit-alone', wide('title', '规上工业产值', 3), note('', '', '万元'), outputHead, output(9536.2, '95362000')),
  ofOutput('unit-alone-in-brackets', wide('title', '规上工业产值', 3), note('', '', '（万元）'), outputHead, output(12, '120000')),
  ofOutput('unit-below-label', wide('title', '规上工业产值', 3), outputHead, head('', '', '千元'), output(9536.2, '9536200')),
  ofOutput('unit-in-label', wide('title', '规上工业产值', 3), head('企业名称', '月份', '工业总产值（千元）'), output('9,536.2', '9536200')),
  ofOutput('unit-in-cell', wide('title', '规上工业产值', 3), outputHead, output('9536.2千元', '9536200')),
]

const answers = (() => {
  const r = rowsOf(['编号', '类别', '受理日期', '办结日期', '是否化解'])
  return madeFile('answers-in-words', '信访件', [
    head('编号', '类别', '受理日期', '办结日期', '是否化解'),
    r('XF1', '初信初访', '2020-03-05', ['2020。4。1', '2020-04-01'], ['已化解', '是']),
    r('XF2', '初信初访', '2020-03-05', ['2020.4.1.', '2020-04-01'], ['未化解', '否']),
    r('XF3', '初信初访', '2020-03-05', '2020-04-01', ['已', '是']),
  ])
})()

const sections = (() => {
  const labels = ['月份', '科目', '金额']
  const income = rowsOf(labels, { 收支类别: '收入' })
  const expenditure = rowsOf(labels, { 收支类别: '支出' })
  return madeFile('sections-of-money', '财政收支', [
    wide('title', '2020年财政收支（元）', 3),
    head('月份', '科目', '金额'),
    wide('group', '一、收入', 3),
    income(['2020-01', '2020-01'], '税收收入', 100),
    sum('收入小计', '', 100),
    wide('group', '二、支出', 3),
    expenditure(['2020-01', '2020-01'], '教育支出', 60),
    sum('支出小计', '', 60),
    foot('填表人：张明', '', ''),
  ])
})()

/** Units, answers and kinds where offices say them. */
export const kindsOfUnits: readonly MadeFile[] = [...saidElsewhere, answers, sections]
