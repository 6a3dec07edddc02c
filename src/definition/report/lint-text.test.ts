import { describe, expect, it } from 'vitest'
import { lintText } from './lint-text.ts'

/** [code, text with § at the place] */
const faults: readonly (readonly [string, string])[] = [
  ['growth-mismatch', '财政收入由2.66亿元增加到4.559亿元，增长§55%。'],
  ['growth-mismatch', '产值从120万元提高到150万元，增长§30%。'],
  ['growth-mismatch', '产值由100万元增长到300万元，增长§3倍。'],
  ['growth-mismatch', '事项由204项减少到127项，下降§47.7%。'],
  ['growth-mismatch', '产值由100万元增加到150万元，§翻一番。'],
  ['percent-point', '占比由40%提高到50%，提高§10%。'],
  ['growth-mismatch', '占比由40%提高到50%，提高§15个百分点。'],
  ['percent-point', '参保率提高§5%。'],
  ['percent-point', '覆盖率达到98.5%，提高§3%。'],
  ['partition-sum', '在外人员§2531人（含境外人员31人），其中省外1200人，省内市外1000人，市内县外332人。'],
  ['partition-sum', '工农业总产值§31.88亿元，其中农业17.2亿元，工业15.68亿元。'],
  ['partition-sum', '整治小微企业12家、个体户30家，合计§43家。'],
  ['part-exceeds-whole', '共有企业20家，其中规上§25家。'],
  ['rate-mismatch', '收入2496万元，完成年度任务2125万元的§127.46%。'],
  ['rate-mismatch', '年度任务2125万元，实际完成2496万元，完成率§107%。'],
  ['rate-mismatch', '受理128件，办结120件，办结率§98%。'],
  ['rate-mismatch', '共收到建议23件，其中满意20件，占§97%。'],
  ['rate-above-whole', '整改率达到§120%。'],
  ['counted-list', '围绕竹木、铅笔§三大产业。'],
  ['counted-list', '实施“甲镇、乙镇、丙镇”§五镇同创。'],
  ['counted-list', '推进甲、乙、丙、丁§3项工程。'],
  ['approximator-stacked', '培训§约300人左右。'],
  ['approximator-stacked', '新增§近500余亩。'],
  ['approximator-stacked', '投入§超过3亿元以上。'],
  ['approximator-stacked', '新增§大约30多户。'],
  ['approximator-stacked', '投入§逾500万元以上。'],
  ['unresolved-mask', '引进项目§x个。'],
  ['unresolved-mask', '资金§xx.xxxx万元。'],
  ['unresolved-mask', '§xx村获奖。'],
  ['unresolved-mask', '§x月2日开工。'],
  ['false-mask', '绘就最§x心圆。'],
  ['leak-id', '户主身份证号§110101209901011234。'],
  ['leak-phone', '联系电话§13912345678。'],
  ['mixed-units', '新增水稻300亩、旱粮§20公顷。'],
  ['mixed-units', '产值1.2亿元，税收§12000万元。'],
  ['adjacent-numerals', '用了§3、4个月。'],
  ['adjacent-numerals', '来了§20几人。'],
  ['range-unit', '占比在§15～30%。'],
  ['date-leading-zero', '2021年§01月5日。'],
  ['date-leading-zero', '2021年1月§05日。'],
  ['same-fact', '规上工业总产值12.3亿元。规上工业总产值§13.2亿元。'],
  ['part-exceeds-whole', '惠及120户§100人。'],
  ['heading-punctuation', '§（一）、发展经济'],
  ['heading-punctuation', '§1、发展经济'],
]

const truths: readonly string[] = [
  '财政收入由2.66亿元增加到4.559亿元，增长71.4%。',
  '产值从120万元提高到150万元，增长25%。',
  '产值由100万元增长到300万元，增长2倍。',
  '产值由100万元增加到205万元，翻一番。',
  '事项由204项减少到127项，下降37.7%。',
  '事项由204项压减到127项，压减率37.7%。',
  '占比由40%提高到50%，提高10个百分点。',
  '占比由40%提高到50%，提高25%。',
  '产销率96.8%，下降3.9个百分点。',
  '在外人员2531人（含境外人员31人），其中省外1200人，省内市外1000人，市内县外331人。',
  '在外人员2562人（含境外人员31人），其中省外1200人，省内市外1000人，市内县外331人。',
  '工农业总产值31.88亿元，其中农业17.2亿元，工业14.68亿元。',
  '生产总值28.52亿元，其中一产4.9亿元，二产13亿元，三产10.6亿元。',
  '整治小微企业12家、个体户30家，合计42家。',
  '共有企业60家，其中规上8家，新增就业300人。',
  '共有党员200人，其中女党员80人，35岁以下党员150人。',
  '全镇种植水稻3500亩，其中早稻500亩，带动农户1200户。',
  '培训3期150人，其中女性80人。',
  '收入2496万元，完成年度任务2125万元的117.46%。',
  '固定资产投资3677万元，完成年度任务3000万元的122%。',
  '年度任务2125万元，实际完成2496万元，完成率117.5%。',
  '受理128件，办结120件，办结率93.8%。',
  '共收到建议23件，其中满意20件，占87%。',
  '财政总收入486.18万元，完成年度任务400万元的121.54%。',
  '整改率达到100%。完成率达到120%。',
  '围绕竹木、铅笔、生态养殖三大产业。',
  '围绕竹木、铅笔等三大产业。',
  '打造党建、美丽乡村、工业、农业和红色旅游五大线路。',
  '推进和谐、平安、美丽三大工程。',
  '坚持县委、县政府的领导，实施三大工程。',
  '投入资金300万元、实施3个项目。',
  '做到十三五规划、两不愁三保障、一带一路不走样。',
  '培训约300人。新增500余亩。投入3亿元以上。接待60周岁以上老人200人。',
  '近3年来累计投入约500万元。',
  '签约5个项目，节约30万元，附近20户受益，最近3个月开工。',
  '使用Excel和x86服务器。面积为3×4米。',
  '文号为甲政发〔2020〕12号，电话总机由镇办公室公布。',
  '新增水稻300亩、旱粮200亩。',
  '产值1.2亿元，税收1200万元。',
  '用了三四个月，来了二十几人。3、4月份开工。第3、4季度见效。',
  '占比在15%～30%。',
  '2021年1月5日，10月20日。',
  '1-11月规上工业总产值12.3亿元。全年规上工业总产值13.2亿元。',
  '规上工业总产值12.3亿元。规上工业总产值12.34亿元。',
  '惠及120户300人。',
  '（一）发展经济',
  '1.发展经济。投入1.5亿元。',
  '2020年是决胜之年，也是收官之年。',
  '发放补贴45.6789万元，惠及180户。',
  '比上年增长12.3%，快于全县2.1个百分点。',
  '满意率98.5%，同比增长12.3%。',
  '投资1234567890元。',
]

describe('a plain text', () => {
  for (const [code, marked] of faults) {
    it(`shows ${code} in ${marked}`, () => {
      const column = Array.from(marked.slice(0, marked.indexOf('§'))).length + 1
      expect(lintText(marked.replace('§', ''), 'a.txt').map(({ at, code: found }) => `${at.line}:${at.column} ${found}`)).toContain(
        `1:${column} ${code}`,
      )
    })
  }
  for (const text of truths) {
    it(`has nothing to hold against ${text}`, () => {
      expect(lintText(text, 'a.txt').map(({ at, code, message }) => `${at.column} ${code} ${message}`)).toEqual([])
    })
  }

  it('shows a title of another year than the one reviewed, but not of the year it is read in', () => {
    const text = (title: string) => `${title}\n一、2020年度工作回顾\n2020年是收官之年。`
    expect(lintText(text('甲镇2023年政府工作报告'), 'a').map(({ code }) => code)).toEqual(['title-year'])
    expect(lintText(text('甲镇2021年政府工作报告'), 'a')).toEqual([])
    expect(lintText(text('甲镇2020年政府工作报告'), 'a')).toEqual([])
  })

  it('shows where the style of small headings changes', () => {
    const text = '一、回顾\n（一）防控\n1.严管严控。成效好。\n（二）发展\n生态农业：提质增效。成效好。\n（三）集镇\n1.美丽集镇。成效好。'
    expect(lintText(text, 'a').map(({ at, code }) => `${at.line} ${code}`)).toEqual(['5 heading-style'])
  })

  it('passes over the tokens of a template', () => {
    expect(lintText('产值{{产值|亿元|xx.xx}}亿元，其中规上{{规上产值|亿元|x.xx}}亿元。', 'a')).toEqual([])
  })
})
