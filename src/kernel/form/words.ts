import { isUnit, type UnitId } from '../../definition/unit/unit.ts'

/** What a label's words say, taken apart. */
export interface LabelWords {
  /** What is left to name the thing: without brackets, relation and time. */
  readonly core: string
  /** Without brackets only. */
  readonly plain: string
  readonly units: readonly UnitId[]
  /** In brackets, and neither a unit nor known to narrow nothing. */
  readonly remarks: readonly string[]
}

/** `unclear`: how much more or less, and nothing says whether in % or in the thing's own unit. */
export type LabelRelation = 'growth' | 'change' | 'previous' | 'completion' | 'target' | 'share' | 'unclear'

const unitNames: Readonly<Record<string, UnitId>> = {
  '％': '%',
  百分比: '%',
  千米: '公里',
  平米: '平方米',
  '㎡': '平方米',
  人民币元: '元',
  万元人民币: '万元',
}
const harmless =
  /^(?:现价|按?当年价|当年价格|按现价计算|年末|年末数|期末|期末数|累计|全年|截至[^)）]*|当月|本月|本年|人工|手工|含税|签字|盖章|公章|必填|选填|±|\+-|\+\/-|不重复计算|\d+|[一二三四五六七八九十]+)$/

/** A unit as offices write it in a header. */
export function readUnit(word: string): UnitId | undefined {
  const plain = word.replace(/^(?:计量)?单位[:：]?/, '').trim()
  const named = unitNames[plain]
  if (named !== undefined) return named
  return isUnit(plain) ? plain : undefined
}

/** Units above a table: `单位：万元、户`. */
export function unitsOfLine(text: string): readonly UnitId[] {
  const match = /(?<!填报|报送|填表|编制|制表|责任|牵头|上报|报表|主管|编报|所在|工作)(?:计量|金额|货币)?单位[:：]([^:：]+)/.exec(text)
  return (match?.[1] ?? '').split(/[、,，/;；和及]/).flatMap((word) => readUnit(word.replace(/[)）]$/, '')) ?? [])
}

/** Takes brackets, numbering and a unit behind a stroke off a label. */
export function readWords(text: string): LabelWords {
  const units: UnitId[] = []
  const remarks: string[] = []
  let plain = text
    .replace(/^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳]|[#＃*★☆▲△])+/u, '')
    .replace(/^(?:其中|其)?[:：]/, '')
    .replace(/^其中(?=.)/, '')
    .replace(/[（(【[]([^（()）】\]]*)[)）】\]]/g, (_, inner: string) => {
      const unit = readUnit(inner)
      if (unit !== undefined) units.push(unit)
      else if (inner !== '' && !harmless.test(inner)) remarks.push(inner)
      return ''
    })
    .replace(/[:：]$/, '')
  const stroke = /^(.+)[/／]([^/／]+)$/.exec(plain)
  const behind = stroke === null ? undefined : readUnit(stroke[2] ?? '')
  if (behind !== undefined) {
    units.push(behind)
    plain = stroke?.[1] ?? plain
  }
  if (/[%％]/.test(plain) && units.length === 0) units.push('%')
  return { core: plain, plain, units, remarks }
}

const relations: readonly (readonly [LabelRelation, RegExp])[] = [
  [
    'completion',
    /(?:完成|占|为)(?:年度|全年|年初|本年)?(?:的)?(?:目标|任务|计划|预算)(?:任务)?(?:数|额)?(?:的)?(?:比例|比重|进度|[%％])?$|(?:任务|目标|计划|预算)?完成(?:率[%％]?|比例|进度|百分比|[%％])$/,
  ],
  ['previous', /(?:环比|比上月|较上月)(?:增长率?|增减|增幅|增速|±)*[%％]?$/],
  [
    'change',
    /(?:(?:同比|[比较](?:上年|去年)(?:同期|同月|末)?)?(?:净?增减|增加|±)[额量数]|[比较](?:上年|去年)(?:同期|同月)?净?增加|净增[额量数]?)$/,
  ],
  [
    'growth',
    /(?:(?:同比|[比较](?:上年|去年)(?:同期|同月)?)(?:增长|增减|增幅|增速|升降|变化|±|\+-)*(?:率|幅度?|速度)?|(?:增长|增减|升降)(?:率|幅度?|速度)|增幅|增速|增长|增减|±)[%％]?$/,
  ],
  ['share', /(?:占(?:全镇|全部|总数|总量|总额|比)?(?:的)?(?:比重|比例|百分比|[%％])|占比|比重|所占比[重例])$/],
  ['target', /(?:年度|全年|年初|本年|当年)?(?:目标|任务|计划|预算)(?:任务)?(?:数|值|额)?$/],
]

/** Columns that a person fills in. */
export function isByHand(text: string): boolean {
  return /^(?:备注|(?:填[表报]|审核|制表|统计|联系|经办|负责|分管)(?:人|领导|负责人|电话|方式|时间|日期)|(?:单位)?负责人|日期|说明|签名|签字|签章|盖章|存在问题|原因(?:说明|分析)?|主要措施|下步措施)/.test(
    text,
  )
}

/** What the words make of the thing they name, and what is left of them; `percent`: the label says that it counts in %. */
export function readLabelRelation(text: string, percent: boolean): { readonly relation: LabelRelation; readonly rest: string } | undefined {
  for (const [relation, pattern] of relations) {
    const match = pattern.exec(text)
    if (match === null) continue
    const rest = text.slice(0, match.index)
    const said = match[0]
    if (relation === 'change' && percent) return { relation: 'growth', rest }
    if (relation !== 'growth' || percent || /[%％率幅速]|同比$|同比增长$/.test(said)) return { relation, rest }
    return { relation: /^(?:增减|±|升降)$/.test(said) ? 'change' : 'unclear', rest }
  }
  return undefined
}

const neutral =
  /^(?:全[镇乡市县]|本[镇乡]|[镇乡]|合计|总计|共计|总数|总量|数量|数值|数据|数|人数|金额|指标值?|指标名称|名称|内容|情况|基本情况|完成|完成数|完成量|完成额|完成值|完成情况|实际|实际完成|实际完成数|实际数|实绩|实有|实有数|绝对[数值额量]|本期|本期数|期末|期末数|年末|年末数|统计数|填报数|填报值|填报|填报内容|数额|值|序号|单位|总体)$/
const ahead = /^(?:全[镇乡]|本[镇乡]|我[镇乡]|辖区内?|现有|共有|年末|期末|年底|实有|实际|当前|目前|年度|累计|全部|其中|完成|实现|[:：])+/
const behind = /(?:情况|完成数|完成额|完成量|完成情况|实绩|总数|合计|实有数)$/

/** Words that name nothing by themselves. */
export function isNeutral(text: string): boolean {
  return text === '' || neutral.test(text)
}

/** A name without what offices put around it. */
export function bareName(text: string): string {
  const bare = text.replace(ahead, '').replace(behind, '')
  return bare.length >= 2 ? bare : text
}

/** What a form's title speaks of, without the words of every title. */
export function subjectOf(title: string): string {
  return title
    .replace(/[（(][^（()）]*[)）]/g, '')
    .replace(
      /(?:统计|汇总|登记|调查|情况|进度|完成|明细|报告|月报|季报|年报|快报|月|季|年度?|基本|主要|指标|一览|报|发展|运行|工作|花名|名)*(?:表|册|单|台账)[一二三四五六七八九十\d]*$/,
      '',
    )
}
