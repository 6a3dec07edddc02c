import type { AssertionKind } from './kinds.ts'

/** A word that may assert; whether it does, its clause decides (an indicator, a number, a ledger's noun, a rank's scope beside it). */
export interface LexiconEntry {
  readonly kind: AssertionKind
  readonly pattern: string
  /** Which way a change goes. */
  readonly sign?: 'up' | 'down' | 'level'
}

/** The words by kind, the closest reading first. Packs and offices add to them; what a word proves is the kernel's matter. */
export const lexicon: readonly LexiconEntry[] = [
  {
    kind: 'rank',
    pattern:
      '(?:全[国省市县]|各[乡镇县市]+|全镇(?:各?村)?|各村|同类(?:乡镇)?)[^，。；]{0,8}?(?:第[一二三四五六七八九十\\d]+[名位]?|前[列茅三五十]|首位|之首|上游|领先|倒数)',
  },
  {
    kind: 'rank',
    pattern:
      '仅次于|紧随其后|(?:位居|位列|名列|居|列|排名|排|跃居|保持)(?:第[一二三四五六七八九十\\d]+[名位]?|前[列茅]|前[一二三五十\\d]+[名位]?|首位|榜首|第一方阵|上游)|[\\u4e00-\\u9fa5]之首|拔得头筹|独占鳌头|榜首|领跑|数第[一二三四五]|排名第[一二三四五六七八九十\\d]+|前[一二三四五六七八九十\\d]+强',
  },
  { kind: 'rank', pattern: '(?<![一二三四五六七八九十])最[多高大少低小快好强](?=的|[，。；、）]|$)' },
  {
    kind: 'superlative',
    pattern:
      '(?:再?创|刷新|创下|创出)(?:了)?(?:[\\u4e00-\\u9fa5]{0,4})(?:新高|新低|纪录|最高|最好|之最)|历(?:年|史)(?:来)?(?:以来)?(?:最[高低好多少大小]|新[高低]|之最)|历史性?新?[高低]|[近\\d一二两三四五六七八九十]+年来?(?:最[高低好多少大]|新[高低])|史上最|前所未有|史无前例',
  },
  { kind: 'superlative', pattern: '首次|首度|首破|第一次|首个|唯一|率先|有史以来' },
  {
    kind: 'streak',
    pattern:
      '连续(?:[一二两三四五六七八九十\\d]+|多|数|几)(?:个)?(?:年|季度|月)|[一二两三四五六七八九十\\d]+连(?:冠|增|降|涨|跌|升)|连年|连续多年',
  },
  { kind: 'multiple', pattern: '翻(?:了)?(?:[一二两三\\d]|近|超)*番|倍增|翻倍|减半|腰斩|增长?近?倍' },
  { kind: 'change', pattern: '持平|相当于?上年|与(?:上年|去年)(?:同期)?(?:基本)?相当', sign: 'level' },
  {
    kind: 'change',
    pattern: '由[负亏跌降][转为变][正盈升增]|扭亏(?:为盈)?|转[正负盈亏]|止跌(?:回升|企稳)|企稳回升|降幅收窄|增速加快|收窄|增速放缓',
  },
  { kind: 'change', pattern: '不升反降|不增反降|只降不升|只减不增|有降无升|有减无增|稳中有降|略降|微降', sign: 'down' },
  { kind: 'change', pattern: '不降反升|不减反增|只升不降|只增不减|有升无降|有增无减|稳中有[升增]|略增|微增|略升|微升', sign: 'up' },
  {
    kind: 'change',
    pattern:
      '(?:同比|环比|[比较](?:上年|去年|上一?季度?|上半年|上月)[度末底]?(?:同期)?)?(?:略有?|有所|稳步|持续|进一步|大幅|小幅|明显|显著|逐年|逐季|逐月|月月|季季|年年|逐步|继续|连年|不断|平稳|快速|稳定|保持|稳中有|双双|均|都|逆势|呈|又|再|仍)*(?:增长|上升|提高|提升|增加|增产|增收|上涨|攀升|走高|上扬|上行|走强|猛增|激增|飙升|蹿升|递增|增多|增强|扩大|回升|升高|加快)(?![到至为值幅速])',
    sign: 'up',
  },
  {
    kind: 'change',
    pattern:
      '(?:同比|环比|[比较](?:上年|去年|上一?季度?|上半年|上月)[度末底]?(?:同期)?)?(?:略有?|有所|稳步|持续|进一步|大幅|小幅|明显|显著|逐年|逐季|逐月|月月|季季|年年|逐步|继续|连年|不断|平稳|快速|稳定|稳中有|双双|均|都|呈|又|再|仍)*(?:下降|减少|降低|压减|下跌|回落|缩减|减产|压缩|走低|下滑|缩小|下行|走弱|下挫|锐减|骤降|骤减|递减|滑落|萎缩|收缩|缩水)(?![到至为幅])',
    sign: 'down',
  },
  {
    kind: 'comparison',
    pattern:
      '(?:跑赢|赶超|高于|低于|快于|慢于|高出|低出|大于|小于|好于|优于|不及|领先于?|超过|多于|少于)(?=[\\u4e00-\\u9fa5])|倒挂|入不敷出|收不抵支',
  },
  {
    kind: 'completion',
    pattern:
      '(?:提前|超额|如期|圆满|全面|顺利|按期|按时|超进度)[^，。；]{0,10}?(?:完成|实现|达成|完工|竣工|投用|投产|建成)|(?:完成|实现|达到|超过|突破)(?:了)?(?:全年|年度|年初|既定|预期)(?:[\\u4e00-\\u9fa5]{0,8}?)(?:任务|目标|预算|计划)|超(?:任务|目标|预算|计划|收|序时)',
  },
  {
    kind: 'universal',
    pattern:
      '全部|全都|悉数|全数|全员|全面(?=完成|完工|竣工|投产|投用|开工|达标|消除|消灭|销号|整改|化解|清零|办结|通过|覆盖|复工|脱贫)|一律|无一(?!线)[例人户处件起村家]?|(?<![一二三])[一1]?[例人户处件个起]不(?:落|漏|少|留|剩)|一个都不|所有|百分之百|应[\\u4e00-\\u9fa5]尽[\\u4e00-\\u9fa5]|全覆盖|清零|归零|见底|动态清零|无死角|无盲区|无遗漏',
  },
  {
    kind: 'universal',
    pattern:
      '([户村人家件个项处条样])\\1(?=[\\u4e00-\\u9fa5])(?!集体|级|民|干部|支部|委|籍|数|均)|(?:(?<!平|(?<![各个每全农])[人户亩村镇年月日季周场期次])|(?<=[、和及与][\\u4e00-\\u9fa5]{1,5}村))均(?![衡等价摊线值可线])|(?<![首成])都(?!市|会|江|城|匀|安)|每(?:一)?[个户村家人件项处条名位](?=[\\u4e00-\\u9fa5])',
  },
  {
    kind: 'universal',
    pattern:
      '零(?=[\\u4e00-\\u9fa5]{1,6})(?!售|星|件|部|碎|钱|食|工|散|点|距|基础|投诉热线|下|时|容忍|碳)|(?:没有|未|无)(?:发生|出现|发现)?(?:任何)?(?:一|1)?[户人起例件处次家个村]?(?:[\\u4e00-\\u9fa5]{0,8})?(?:事故|案件|问题|投诉|异常|返贫|火灾|伤亡|死亡|疫情|病例|上访|积案|欠薪|漏[网检登管报]|拖欠|隐患|纠纷|警情|辍学|复发|违建|信访|感染|扩散|传播|舆情|掉队|脱保|漏保)|(?:没有|未|并未|从未)(?:发生|出现|发现|新增|接到|收到)(?=[\\u4e00-\\u9fa5])|没有(?=[\\u4e00-\\u9fa5]{2,})|尚未|(?<![之从尚并能])未(?=[\\u4e00-\\u9fa5]{2})(?!未?(?:来|必|免|雨|婚|央|成年|参加|知|经|完成|能|全部|达到|实现|超))|无新增|没有一|零',
  },
  {
    kind: 'threshold',
    pattern:
      '(?:首次)?(?:突破|迈上|跨上|跨入|跨越|站上|迈入|超过|逾|首破)(?=[\\d一二两三四五六七八九十百千]+(?:万|亿|千万|十万|百万)?(?:元|亩|户|人|%|大关|台阶|级))|(?:突破|跨越)[^，。；]{0,6}大关|[\\u4e00-\\u9fa5\\d]+大关|(?:突破|超过?|逾|跨越)(?:百|千|万|亿)+(?:元|亩|户|人次?|吨|家)',
  },
  {
    kind: 'share',
    pattern:
      '占比?(?:[\\u4e00-\\u9fa5]{0,12})(?:过半|多数|大头|绝大多数|主导)|占(?:了)?(?:大头|多数|主体)|(?<!占)(?:绝?大多数|绝?大部分|(?<![大数])多数(?!据)|(?:极)?少数(?!民族|服从)|个别(?=[村户企项农]))',
  },
]

export type CompiledEntry = LexiconEntry & { readonly expression: RegExp }

export const compiledLexicon: readonly CompiledEntry[] = lexicon.map((entry) => ({ ...entry, expression: new RegExp(entry.pattern, 'g') }))

/** The lexicon with words that packs declared before it: theirs are the nearer reading. */
export function extendLexicon(words: readonly { readonly kind: AssertionKind; readonly word: string }[]): readonly CompiledEntry[] {
  const entries = words
    .filter(({ word }) => word !== '')
    .map(({ kind, word }) => ({ kind, pattern: word, expression: new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g') }))
  return entries.length === 0 ? compiledLexicon : [...entries, ...compiledLexicon]
}
