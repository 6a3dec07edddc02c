import { type CodeTable, findingsOf, problemsOf } from '../../definition/diagnostic/codes.ts'
import { lintCodes } from '../../definition/report/lint/codes.ts'
import { templateCodes } from '../../definition/report/template-codes.ts'
import { yearCodes } from './year-codes.ts'

/**
 * Every code that compiling a report may add to those of its template and of its plain text. A code that the text knows as well says the same here: the
 * figure beside it is the ledger's.
 */
export const reportCodes = {
  ...yearCodes,
  'ambiguous-name': {
    about: '一个名称指的不止一个指标',
    severity: 'error',
    message: '“<name>”指的不止一个指标：<indicators>',
    hint: '改写成其中一个的编号，如 {{<id>}}',
  },
  'approximator-exact': {
    about: '必须写确数的指标旁边有概数词',
    severity: 'error',
    message: '“<indicator>”必须写确数，不能用“<word>”',
    hint: '去掉“<word>”，写出确数',
  },
  'approximator-false': {
    about: '概数词和台账里的数不合',
    severity: 'error',
    says: {
      before: { message: '“<indicator>”上年同期已是<before>，不能说“突破”', hint: '改写这句话' },
      value: { message: '“<indicator>”实际为<actual>，“<word>”<window>', hint: '改用相符的词，或写出确数' },
    },
  },
  'approximator-not-round': {
    about: lintCodes['approximator-not-round'].about,
    severity: 'warning',
    message: '“<word>”后面的<digits>没有取整',
    hint: '写成 |单位|整100 这样的取整，或去掉这个词',
  },
  'approximator-stacked': lintCodes['approximator-stacked'],
  'attestation-words': {
    about: '佐证材料里没有断语所说的话',
    severity: 'error',
    message: '佐证“<title>”里没有“<phrase>”这样的话',
    hint: '换一条说了这话的佐证，或照佐证改写断语',
  },
  'average-mismatch': {
    about: lintCodes['average-mismatch'].about,
    severity: 'error',
    message: '“<rate>”说的是平均数，“<indicator>”是总数',
    hint: '改写这句话，或写算式 {{=…}}',
  },
  'bad-period': {
    about: templateCodes['bad-period'].about,
    severity: 'error',
    message: '“<period>”不是期间',
    hint: '期间写成 2020、2020-03、2020-Q3、2020-01..2020-11 或 上年',
  },
  'bad-unit': {
    about: templateCodes['bad-unit'].about,
    severity: 'error',
    says: {
      arithmetic: { message: '算式的结果以<unit>计，不能印成<wanted>', hint: '换成算得出来的单位' },
      claim: { message: '“<indicator>”以<unit>计，不能与<wanted>相比', hint: '条件用<unit>或能换算的单位' },
      figure: { message: '“<indicator>”以<unit>计，不能印成<wanted>', hint: '改用<unit>或能换算的单位' },
      operands: { message: '<why>', hint: '加减的数要同一种单位，乘的数有一个是常数' },
      rate: { message: '“<phrase>”说的是比率，“<indicator>”以<unit>计', hint: '换成覆盖率、完成率这样的比率指标' },
    },
  },
  'check-growth': {
    about: '印出的增幅和本期、上年同期的数不合',
    severity: 'error',
    message: '<check>不成立：<detail>',
    hint: '核对台账，或改写这句话',
  },
  'check-ladder': {
    about: '应当逐级递增的数颠倒了次序',
    severity: 'error',
    message: '<check>不成立：<detail>',
    hint: '核对台账，或改写这句话',
  },
  'check-list-length': {
    about: '个数和名单上的个数不合',
    severity: 'error',
    message: '<check>不成立：<detail>',
    hint: '核对台账，或改写这句话',
  },
  'check-part-of-whole': {
    about: '部分大于整体',
    severity: 'error',
    message: '<check>不成立：<detail>',
    hint: '核对台账，或改写这句话',
  },
  'check-partition': {
    about: '各部分之和不是总数',
    severity: 'error',
    message: '<check>不成立：<detail>',
    hint: '核对台账，或改写这句话',
  },
  'check-zero': {
    about: '应当为零的数不是零',
    severity: 'error',
    message: '<check>不成立：<detail>',
    hint: '核对台账，或改写这句话',
  },
  'claim-fails': {
    about: '断语和台账不合',
    severity: 'error',
    message: '“<phrase>”不成立：<why>',
    hint: '核对台账，或改写这句话',
  },
  'claim-number': {
    about: '断语核对的数和后面写的数不是一个',
    severity: 'error',
    message: '“<phrase>”核对的是<tested>，后面写的是<written>',
    hint: '两处写同一个数',
  },
  'claim-unproved': {
    about: '断语所需的数台账里没有',
    severity: 'error',
    says: {
      unkept: { message: '“<phrase>”无法证明：<why>', hint: '去补登这本台账；确实没有发生的，在台账里报零' },
      unknown: { message: '“<phrase>”无法证明：<why>', hint: '核对台账，或改写这句话' },
    },
  },
  'claim-words': {
    about: '断语说的比它的条件多',
    severity: 'error',
    says: {
      half: { message: '“<phrase>”说的是过半，条件不是', hint: '条件写 >50%' },
      multiple: { message: '“<phrase>”说的是倍数，条件证明不了', hint: '写成 {{?翻番:指标}}' },
      number: { message: '“<phrase>”里的数不是条件里的<wanted>', hint: '断语和条件写同一个数' },
      rank: { message: '“<phrase>”是排名或首创，“<indicator>”的条件证明不了', hint: '用佐证：{{?断语:attested:文号}}' },
      streak: { message: '“<phrase>”说的是连续几年，条件只看一个数', hint: '写成 {{?连续增长:指标@2016..2020}}，或用佐证' },
      sweeping: { message: '“<phrase>”说的是无一例外，条件却是<condition>', hint: '条件写 =100% 或 =0' },
    },
  },
  'completion-period': {
    about: '不满一年的完成率没有说是哪几个月的',
    severity: 'error',
    says: {
      claim: { message: '“<phrase>”说的是年度任务，数字却只到<period>，这句话没有说', hint: '在句子里写明<period>' },
      figure: { message: '<period>的完成率，这句话没有说是哪几个月的', hint: '在句子里写明<period>' },
    },
  },
  'format-kind': {
    about: '记号的印法不合指标的类型',
    severity: 'error',
    says: {
      arithmetic: { message: '算式算出来的是一个数', hint: '写成 |单位|小数位数' },
      claim: { message: '“<indicator>”是名称或日期，不能作断语的依据', hint: '换成一个数量或比率' },
      day: { message: '“<indicator>”不是日期', hint: '去掉 |月日 或 |年月日' },
      list: { message: '“<indicator>”是一个数，不是名单', hint: '去掉 |名单' },
      unit: { message: '“<indicator>”是名称或日期，没有单位', hint: '名单写 |名单|3，日期写 |月日 或 |年月日' },
    },
  },
  'formula-period': {
    about: '算式里的数不是同一期间的',
    severity: 'error',
    message: '算式里的数不是同一期间的',
    hint: '给每个数写上同一个 @期间',
  },
  'growth-mismatch': {
    about: lintCodes['growth-mismatch'].about,
    severity: 'error',
    says: {
      doubling: { message: '“<indicator>”上年同期是<before>，<said>要求达到它的<times>倍', hint: '改写这句话' },
      rate: { message: '“<indicator>”的同比<truth>，写的是<written>', hint: '换成同比指标的记号' },
    },
  },
  'list-count': {
    about: '名单后面写的个数不对',
    severity: 'error',
    message: '<detail>',
    hint: '改正个数，或改名单',
  },
  'list-cut': {
    about: '名单没有列全，后面没有“等”',
    severity: 'error',
    message: '“<indicator>”共<length>个，只列出<shown>个，后面没有“等”',
    hint: '在记号后面加“等”，或全部列出',
  },
  movement: {
    about: '升降的方向和数的正负不合',
    severity: 'error',
    says: {
      fallen: { message: '“<indicator>”是<printed>，前面写的是增长', hint: '改写成下降' },
      other: { message: '“<indicator>”先前是<before>，现在是<printed>，升降写反了', hint: '照台账改写这句话' },
      risen: { message: '“<indicator>”是<printed>，前面写的是下降', hint: '改写成增长' },
    },
  },
  'partition-sum': {
    about: lintCodes['partition-sum'].about,
    severity: 'error',
    message: '“<check>”：总数减去其他各数应为<rest>，写的是<written>',
    hint: '换成指标的记号',
  },
  'payment-rounded': {
    about: '发放的钱没有写到元，和明细合计有出入',
    severity: 'warning',
    message: '“<indicator>”没有写到元：<detail>',
    hint: '多写几位小数，如 |万元|4',
  },
  'percent-point': {
    about: lintCodes['percent-point'].about,
    severity: 'error',
    says: {
      amount: { message: '“<indicator>”的升降写成了百分点', hint: '一个量的升降用%' },
      table: { message: '“<indicator>”以<unit>计，表里写的是“<written>”', hint: '改成“<unit>”，或在记号里换单位' },
      unit: { message: '“<indicator>”以<unit>计，后面写的是“<written>”', hint: '升降幅度用%，两个比率之差用百分点' },
    },
  },
  'period-mixed': {
    about: '一句话或相连的两句话里期间不一',
    severity: 'error',
    says: {
      inheritedOfReport: {
        message: '上一句说的是“<before>”，这一句没有写期间，“<indicator>”却是<period>的数',
        hint: '在句子里写明<period>',
        severity: 'warning',
      },
      inherited: { message: '上一句说的是“<before>”，这一句没有写期间，“<indicator>”却是<period>的数', hint: '在句子里写明<period>' },
      sentence: {
        message: '一句话里期间不一：“<indicator>”是<period>的数，“<other>”是<otherPeriod>的数',
        hint: '改成同一期间，或分别写明',
      },
    },
  },
  'period-unsaid': {
    about: '别的期间的数，句子里没有说',
    severity: 'error',
    says: {
      flow: { message: '“<indicator>”是<period>的数，句子里没有说', hint: '在句子里写明<period>' },
      stock: { message: '“<indicator>”是<period>末的数，句子里没有说', hint: '写明截至<period>' },
    },
  },
  'period-words': {
    about: '文字写的期间不是数字的期间',
    severity: 'error',
    says: {
      claim: { message: '文字写的是“<word>”（<said>），“<indicator>”查的是<period>', hint: '改写文字，或在记号里写 @<key>' },
      figure: { message: '文字写的是“<word>”（<said>），“<indicator>”是<period>的数', hint: '把文字改成<period>，或在记号里写 @<key>' },
      table: { message: '表里写的是“<word>”（<said>），“<indicator>”是<period>的数', hint: '改表头，或在记号里写 @<key>' },
    },
  },
  'rate-mismatch': {
    about: lintCodes['rate-mismatch'].about,
    severity: 'error',
    says: {
      completion: { message: '“<indicator>”完成年度任务的<rate>%，写的是<written>%', hint: '换成完成率指标的记号' },
      rate: { message: '“<indicator>”应为<rate>%，写的是<written>%', hint: '换成记号 {{<indicator>}}' },
    },
  },
  'same-fact': {
    about: lintCodes['same-fact'].about,
    severity: 'error',
    message: '“<indicator>”写的是<written>，第<line>行的数字是<printed>',
    hint: '换成记号 {{<name>}}',
  },
  'slice-mismatch': {
    about: '前面说的村不是这个数的村',
    severity: 'error',
    message: '前面说的是<village>，“<indicator>”是<whose>的数',
    hint: '在记号里写 [村=<village>]，或改写这句话',
  },
  'slice-unsaid': {
    about: '一个村的数，这一段没有提到这个村',
    severity: 'error',
    message: '“<indicator>”是<village>的数，这一段没有提到<village>',
    hint: '写明是<village>的，或去掉 [<dimension>=<village>]',
  },
  'typed-fact': {
    about: '手写的数和台账不合',
    severity: 'error',
    message: '“<indicator>”写的是<written>，台账里<period>是<known>',
    hint: '换成记号 {{<indicator>}}',
  },
  'unit-mismatch': {
    about: '文字写的单位不是记号的单位',
    severity: 'error',
    says: {
      table: { message: '“<indicator>”以<unit>计，表里写的是“<written>”', hint: '改成“<unit>”，或在记号里换单位' },
      words: { message: '“<indicator>”以<unit>计，后面写的是“<written>”', hint: '改成“<unit>”，或在记号里写 |<written>|…' },
    },
  },
  'unit-missing': {
    about: '数的后面没有写单位',
    severity: 'error',
    message: '“<indicator>”后面没有写单位（应为<unit>）',
    hint: '在记号后面写“<unit>”',
  },
  'unknown-attestation': {
    about: '没有这条佐证',
    severity: 'error',
    message: '没有叫“<record>”的佐证',
    hint: '先在荣誉或佐证材料里登记，再写它的名称或文号',
  },
  'unknown-claim': {
    about: '断语没有约定的条件',
    severity: 'error',
    message: '断语“<phrase>”没有约定的条件',
    hint: '写明条件，如 {{?<phrase>:<name>=100%}}',
  },
  'unknown-dimension': {
    about: '指标不能这样切片',
    severity: 'error',
    message: '指标“<indicator>”不能按“<dimension>”切片',
    hint: '<known>',
  },
  'unknown-name': {
    about: '没有这个指标',
    severity: 'error',
    message: '没有叫“<name>”的指标',
    hint: '<near>',
  },
  unproved: {
    about: '没有依据：台账里查不到，也没有写成背景',
    severity: 'error',
    says: {
      behind: { message: '“<phrase>”无据：后面说的是“<behind>”，断语查的是“<indicator>”', hint: '换成那一个指标的断语，或改写这句话' },
      span: { message: '“<span>”是哪几天，台账里没有；“<indicator>”是<period>的数', hint: '写明起止月份，记号里写 @期间' },
      standing: { message: '“<indicator>”数的是期内有过的，说不了此刻正在的', hint: '换成期末的指标，或改写这句话' },
      words: { message: '“<phrase>”无据：“<indicator>”的名称和口径里没有“<rest>”', hint: '换成说“<rest>”的指标，或改写断语' },
    },
  },
  'value-error': {
    about: '指标算不出来',
    severity: 'error',
    message: '“<indicator>”算不出来：<why>',
    hint: '查看指标的口径和台账',
  },
  'value-unknown': {
    about: '指标没有数',
    severity: 'error',
    says: {
      empty: { message: '“<indicator>”没有可写的内容', hint: '补登台账，或改写这句话' },
      unkept: { message: '“<indicator>”没有数：<why>', hint: '去补登这本台账；确实没有发生的，在台账里报零' },
      unknown: { message: '“<indicator>”没有数：<why>', hint: '补登台账，或改写这句话' },
    },
  },
  'words-mismatch': {
    about: '前面的文字说的是另一个指标',
    severity: 'error',
    says: {
      average: { message: '“<per>均”说的是平均数，记号是“<indicator>”', hint: '写算式 {{=…}}，换一个记号，或改写这句话' },
      change: { message: '“<words>”说的是增减，“<indicator>”是总数', hint: '写算式 {{=…}}，换一个记号，或改写这句话' },
      claim: { message: '前面写的是“<other>”，断语查的是“<indicator>”', hint: '换成 {{?<phrase>:<other>}}' },
      claimBehind: { message: '后面写的是“<other>”，断语查的是“<indicator>”', hint: '换成 {{?<phrase>:<other>}}' },
      figure: { message: '前面写的是“<other>”，记号是“<indicator>”', hint: '换成记号 {{<other>}}，或改写这句话' },
      operand: { message: '算式里的“<indicator>”，前后的文字没有说到', hint: '换成文字说的那个指标，或改写这句话' },
      otherAverage: { message: '前面写的是“<per>均”，记号是“<indicator>”', hint: '写算式 {{=…}}，换一个记号，或改写这句话' },
    },
  },
  'wrong-town': {
    about: '题头写的是别的乡镇',
    severity: 'error',
    message: '题头写的乡镇是<written>，这里是<town>',
    hint: '改题头的 town，或换一个数据库',
  },
} as const satisfies CodeTable

/** A problem of a report, by its code. */
export const reportProblem = problemsOf(reportCodes)

/** The same without a place, for what a figure's value says of itself. */
export const reportFinding = findingsOf(reportCodes)

/**
 * What a sentence earns that no token stands in, by the kind of what it asserts. The words are the verdict's own: it says what was held against what.
 */
export const sentenceCodes = {
  'average-mismatch': { about: lintCodes['average-mismatch'].about, severity: 'error', message: '<why>', hint: '<hint>' },
  'claim-fails': { about: reportCodes['claim-fails'].about, severity: 'error', message: '<why>', hint: '<hint>' },
  'comparison-mismatch': { about: '两个数的大小、先后和台账不合', severity: 'error', message: '<why>', hint: '<hint>' },
  contradiction: { about: lintCodes.contradiction.about, severity: 'error', message: '<why>', hint: '<hint>' },
  'growth-mismatch': { about: lintCodes['growth-mismatch'].about, severity: 'error', message: '<why>', hint: '<hint>' },
  'partition-sum': { about: lintCodes['partition-sum'].about, severity: 'error', message: '<why>', hint: '<hint>' },
  'rate-mismatch': { about: lintCodes['rate-mismatch'].about, severity: 'error', message: '<why>', hint: '<hint>' },
  'share-mismatch': { about: '占比和台账不合', severity: 'error', message: '<why>', hint: '<hint>' },
  'typed-fact': { about: reportCodes['typed-fact'].about, severity: 'error', message: '<why>', hint: '<hint>' },
  unproved: { about: reportCodes.unproved.about, severity: 'error', message: '<why>', hint: '<hint>' },
} as const satisfies CodeTable

/** A problem of a sentence, by its code. */
export const sentenceProblem = problemsOf(sentenceCodes)
