import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import type { Around } from './read-around.ts'
import type { SubjectContext } from './subjects.ts'

/** Things that a ledger keeps one by one: 户户, 每个项目, 全部隐患 assert. */
export const ledgerNoun =
  /项目|隐患|信访|积案|村(?!口)|企业|农户|户|病例|患者|卡口|网格|案件|纠纷|事件|建议|提案|议案|问题|员工|职工|学生|对象|任务|指标|目标|实事|工单|补贴|补助|资金|工程|违建|干部|党员|人员|群众|事故|火灾|公厕|垃圾|污水|农田|水毁|救助|帮扶|医保|养老|食堂|床位|停车|道路|荣誉|培训|就业|游客|招商|投资|收入|支出|产值/

const atmosphere =
  /^[^，。；\d\uE000-\uE002]*(?:营造|形成|构建|打造|凝聚|汇聚|倡导)[^，。；\d\uE000-\uE002]*(?:氛围|格局|局面|合力|环境|风尚|生态|态势)$/

/** Whether a sweeping word (全部, 均, 每个, 零, 没有) says something of what the ledgers keep. */
export function isUniversal(context: SubjectContext, { word, start, clause }: Assertion, around: Around): boolean {
  const { own, before, behind, figures, numbers, leftFigure, named, leftPart, nextFigure } = around
  const averaged = () => context.line.reading.assertions.some((other) => other.clause === clause && other.relation?.type === 'average')
  // 尚未投产的项目3个 counts those of a kind, 逾期未修复{{逾期未修复点数}} is the token's own name.
  if (/^(?:没有|尚未|未)$/.test(word) && /^[\u4e00-\u9fa5]{1,8}的[\u4e00-\u9fa5]{0,8}[\d\uE000]/.test(behind)) return false
  if (/^(?:尚未|未)$/.test(word) && nextFigure?.indicator.label.includes(`未${behind.slice(0, 2)}`) === true) return false
  // 未化解信访件1件 counts what is not done.
  if (/^(?:没有|未|尚未)/.test(word) && /^[\u4e00-\u9fa5]{0,6}\d/.test(behind)) return false
  // 所有病例均治愈: 均 is what is held.
  if (/^(?:所有|全部)$/.test(word) && /均|都|全部/.test(behind)) return false
  // 占全部工业总产值的比重, 每名网格员年均52件: the number behind is what is said.
  if (/(?:占|[高低快慢大小多少]于|不及)$/.test(before) || (/^每/.test(word) && averaged())) return false
  // 营造人人参与、人人受益的良好氛围 tells what is striven for.
  if (/^(.)\1$/.test(word) && atmosphere.test(own)) return false
  // 督促企业逐项整改 tells what they were told to do.
  if (/^逐/.test(word) && /督促|督办|责令|要求|指导|推动|敦促|限期|明确|交办/.test(before)) return false
  // 没有最好, 未雨绸缪 are rhetoric; 没有企业退出规上库 speaks of what a ledger keeps.
  if (/^(?:没有|尚未|未)$/.test(word) && /^(?:[\u4e00-\u9fa5]{0,2})(?:完工|竣工|投用|投产|开工|验收|建成|交付)/.test(behind)) return true
  if (/^(?:没有|尚未|未)$/.test(word) && context.line.reading.quantities.some(({ stop }) => stop === start)) return false
  if (/^(?:没有|尚未|未)$/.test(word))
    return (ledgerNoun.test(own) || figures || leftPart()) && (named(own) || /[户起例件处次家个]$/.test(before))
  if (/^(?:零|没有|未|并未|从未|无)/.test(word)) return true
  if (/^(?:百分之百|应.尽.|清零|归零|无一|动态清零|全覆盖)/.test(word)) return true
  if (/^(?:均|都)$/.test(word))
    return (
      figures ||
      numbers ||
      leftPart() ||
      (leftPart(true) && /^[在为是属由来]/.test(behind)) ||
      (word === '均' && /[为是属系]/.test(behind.slice(0, 1)) && named(before)) ||
      /[每各][个户村家人件项处条名位]|全部|所有|\d/.test(before)
    )
  if (/^(?:无死角|无盲区|无遗漏|见底)$/.test(word)) return figures || numbers || named(own)
  if (word === '一律') return figures || numbers
  if (/^每/.test(word))
    return ledgerNoun.test(`${word.slice(-1)}${behind.slice(0, 4)}`.slice(1)) && (named(own) || ledgerNoun.test(behind.slice(0, 4)))
  if (/^(.)\1$/.test(word))
    return (
      leftPart(true) ||
      figures ||
      numbers ||
      named(own) ||
      isOfKept(word, before, behind) ||
      /^(?:有|通|达|都|均|是|完成|办|落|见|盈|签|能|建|覆盖|参|脱|入|到)/.test(behind)
    )
  // 目前已全部整改到位: of what the sentence before tells.
  if (/^(?:已|均|都)*(?:整改|化解|办结|销号|清零|修复|投产|开工|完工|竣工|验收|达标)/.test(behind)) return true
  return ledgerNoun.test(own) || figures || numbers || leftFigure || named(own)
}

/** 家家户户用上了放心水, 企业个个满负荷: each of what a ledger keeps; 户户比美 tells of zeal. */
function isOfKept(word: string, before: string, behind: string): boolean {
  if (!/^[户家村件项条]/.test(word) && !ledgerNoun.test(before)) return false
  return behind.length >= 2 && !/^(?:户户|村村|人人)?(?:比|争|赛|夸|盼|谈|讲|说|学|头疼|关心|齐心|欢|美)/.test(behind)
}
