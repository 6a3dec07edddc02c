import { plainLabel, plainName } from '../../../definition/report/reading/name-indicators.ts'
import type { NumberAssertion } from './prove-common.ts'
import { type SubjectContext, villagesIn } from './subjects.ts'
import { requestsOf } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** Words that say how, how much, when or by whose doing, and never which ones: what stands beside a name without making another thing of it. */
export const small =
  /全[镇乡年部]|[我本][镇乡]|镇里|今年|当年|年内|年[末底初度]|目前|截至|累计|[共合总]计|总共|同比|环比|同期|上年度?|去年|往年|上期|[比较][上去]年|[户人亩村场件期家次项]均|平均每?|每[一个人户亩村场件期家次年月]?|其中|分别|依次|任务|预算|目标|计划|预期|占比?|比[重例]|份额|增[长加产收幅速]|净增|新增|大增|提[高升]|上[升涨]|攀升|扩大|回升|下[降滑跌]|减[少幅]|降[低幅]|压[减缩]|收窄|缩[减小]|高[于出达]|低[于出]|多于|少于|快于|慢于|超[过额出收]?|突破|逼近|接近|将近|不[足到]|达[到标]?|完成|实现|取得|获得|受理|排查|发放|投入|设立|设置|接待|举办|开展|引进|建成|新建|建设|改造|拆除|修复|拥有|现有|登记|推出|发现|带动|惠及|覆盖|涉及|安排|兑现|全市|稳定|保持|维持|持续|历时|经过|奋战|大幅|小幅|明显|显著|略微?|稳步|继续|仍然?|依然|率先|首次|一举|顺利|圆满|超额|提前|如期|成功|有效|有力|切实|扎实|积极|全面|大力|深入|不断|进一步|左右|免费|义务|以[上下内]|[由从]|降至|增至|升至|[到至为是有约近逾已均都也又还再则而了的和与及以在中内里个等组把将对向被给让使其该这仅只高多少快慢大小]/g

/**
 * How many characters before a number stand for something that no rule has read: neither of the names of what it is held against, nor of time, nor small
 * words. 规下工业企业52家 is not of 工业企业数; a value that differs from such a number says nothing against it.
 */
export function unreadBefore(context: SubjectContext, { clause, start }: NumberAssertion, hypotheses: readonly Hypothesis[]): number {
  const { normal, words } = context.line.reading
  let said = ''
  for (let index = clause.start; index < start; index += 1)
    said += words.some((word) => word.start <= index && index < word.end) ? '，' : (normal.text[index] ?? '')
  for (const village of villagesIn(said, context.villages)) said = said.replace(village, '，')
  // What stands in a row before is read item by item.
  if (/分别|依次|相差|之差/.test(said)) return 0
  let rest = plainName(said).replace(/[\d.%\uE000-\uE002]+[万亿]?[亩元户人家件项起座处名例次场期个条吨]?/g, '，')
  for (const name of namesOf(context, hypotheses))
    for (let length = name.length; length >= 2; length -= 1)
      for (let from = 0; from + length <= name.length; from += 1) rest = rest.replace(name.slice(from, from + length), '，')
  // C级14户: a letter is as good as a word.
  return rest
    .replace(small, '')
    .replace(/[A-Za-z][级类型]?/g, '某某')
    .replace(/[^\u4e00-\u9fa5]/g, '').length
}

function namesOf({ catalogue }: SubjectContext, hypotheses: readonly Hypothesis[]): readonly string[] {
  const ids = new Set(hypotheses.flatMap(({ term }) => requestsOf(term).map(({ indicator }) => indicator)))
  return [...ids].flatMap((id) => {
    const indicator = catalogue.getIndicator(id)
    return [plainLabel(indicator), ...indicator.aliases.map(plainName)]
  })
}
