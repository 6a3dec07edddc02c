import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yearPeriod } from '../../period/parse-period.ts'
import { readLine } from './find-assertions.ts'
import { normaliseLine } from './normalise-line.ts'

const period = yearPeriod(2020)
const normal = (text: string) => normaliseLine([{ type: 'text', text, offset: 0 }], { year: 2020 })
const plain = (text: string) => normal(text).text
const read = (text: string) => readLine(normal(text), period).assertions.map(({ kind, word }) => `${kind} ${word}`)

describe('a line in its plain form', () => {
  it.each([
    ['同比增长１２.５％', '同比增长12.5%'],
    ['同比 增长 12.5 %', '同比增长12.5%'],
    ['财政总收入\u200B5236\u200D万元', '财政总收入5236万元'],
    ['财政总收入😀5236万元', '财政总收入5236万元'],
    ['財政總收入5236萬元，同比增長', '财政总收入5236万元，同比增长'],
    ['增长**12.5**%', '增长12.5%'],
    ['1,234,567元', '1234567元'],
    ['投入12，其中3', '投入12，其中3'],
    ['增长百分之八点五', '增长8.5%'],
    ['覆盖率百分之百', '覆盖率100%'],
    ['千分之三', '0.3%'],
    ['增长一成二', '增长1.2成'],
    ['近七成来自', '近7成来自'],
    ['占三分之二', '占6.7成'],
    ['下降四分之一', '下降2.5成'],
    ['公厕四十余座', '公厕40余座'],
    ['停车位二百余个', '停车位200余个'],
    ['两百八十户', '280户'],
    ['十万元以上', '10万元以上'],
    ['绿化一万五千余平方米', '绿化15000余平方米'],
    ['四千八百三十六万二千七百元', '48362700元'],
    ['就业率达六成', '就业率达6成'],
    ['实现“十五连冠”', '实现“十五连冠”'],
    ['二〇二〇年', '2020年'],
    ['占比过半', '占比超过5成'],
    ['三级联动', '■■联动'],
    ['第七次全国人口普查', '■■■■■■■■■'],
    ['“五水共治”', '■■■■■■'],
    ['党建、产业、治理为三条主线', '党建、产业、治理为3条主线'],
    ['G322国道', '■■■■国道'],
    ['“1+3+N”模式', '■■■■■■■模式'],
  ])('%s is read as %s', (written, expected) => expect(plain(written)).toBe(expected))

  it('knows where each character stood', () => {
    const { text, origin } = normal('全年 财政总收入**5236** 万元')
    expect(origin[text.indexOf('5')]).toBe(10)
    expect(text.length).toBe(origin.length)
  })
})

describe('the assertions of a line', () => {
  it.each([
    ['综合实力明显增强，集镇品质明显升级。', ['change 明显增强']],
    ['深入学习贯彻习近平新时代中国特色社会主义思想。', []],
    ['推进“千村示范、万村整治”，全面推行河长制', []],
    ['第一时间响应，一手抓防控、一手抓生产。', []],
    ['全年财政总收入5236万元，同比增长12.5%。', ['level 5236万元', 'change 12.5%']],
    ['建成停车位二百余个', ['count 200余个']],
    ['造林400亩，其中油茶三百亩、毛竹一百二十亩', ['level 400亩', 'part 300亩', 'part 120亩']],
    ['占财政支出八成以上', ['share 8成以上']],
    ['占工业的比重比上年提高0.8个百分点', ['change 0.8个百分点']],
    ['零事故纪录保持了十年', ['universal 零', 'streak 保持了十年']],
    ['远山文具获评国家高新技术企业', ['name 获评']],
    ['规上企业3家：远山、晨星、蓝笺', ['count 3家', 'name 远山、晨星、蓝笺']],
    ['比政府投资多0.57亿元', ['comparison 0.57亿元']],
    ['完成年度预算的121%', ['completion 121%']],
    ['超任务200亩', ['completion 200亩']],
    ['发放资金46万元，户均3500元', ['level 46万元', 'average 3500元']],
    ['撬动企业投资2亿元', ['causal 2亿元']],
    ['受理信访42件，全部化解。', ['count 42件', 'universal 全部']],
    ['全年零事故。', ['universal 零']],
    ['综合考核排名全县第一。', ['rank 全县第一']],
    ['创历史新高，首次突破20亿元', ['superlative 创历史新高', 'superlative 首次', 'threshold 突破20亿元']],
    ['连续三年增长', ['streak 连续三年']],
    ['较上年翻了一番', ['multiple 翻了一番']],
    ['1-11月份，2020年底，3月5日', []],
    ['青松、同德、嘉禾等企业转产口罩', ['name 青松、同德、嘉禾']],
  ])('%s asserts %j', (text, expected) => {
    const found = read(text)
    for (const one of expected) expect(found).toContain(one)
    expect(found.length).toBeLessThanOrEqual(expected.length + 1)
  })
})

/** The same sentence as different hands would write it. */
const dressings: readonly ((text: string) => string)[] = [
  (text) =>
    text.replace(/[\d.%]/g, (character) => ({ '.': '．', '%': '％' })[character] ?? String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  (text) => [...text].join('\u200B'),
  (text) => text.replace(/(\d+(?:\.\d+)?)/g, ' $1 '),
  (text) => text.replace(/(\d+(?:\.\d+)?)/g, '**$1**'),
  (text) => text.replace(/(\d+(?:\.\d+)?)%/g, '百分之$1'),
  (text) => text.replace(/，/g, ',').replace(/；/g, ';'),
  (text) => text.replace(/财/g, '財').replace(/总/g, '總').replace(/万/g, '萬').replace(/长/g, '長').replace(/产/g, '產'),
  (text) => text.replace(/[年，]/g, (mark) => `${mark} `),
]

describe('dressing', () => {
  it('changes nothing of what a sentence asserts', () => {
    const subject = fc.constantFrom('财政总收入', '规上工业总产值', '新增就业', '农村公厕')
    const relation = fc.constantFrom('同比增长', '同比下降', '比上年增长', '占全镇的', '完成年度任务的')
    const sentence = fc.tuple(
      subject,
      fc.integer({ min: 1, max: 99999 }),
      fc.constantFrom('万元', '亿元', '亩', '人', '座'),
      relation,
      fc.integer({ min: 1, max: 999 }),
    )
    fc.assert(
      fc.property(sentence, fc.constantFrom(...dressings), ([what, amount, unit, verb, tenths], dress) => {
        const text = `全年${what}${amount}${unit}，${verb}${tenths / 10}%。`
        expect(read(dress(text))).toEqual(read(text))
      }),
      { numRuns: 300 },
    )
  })
})
