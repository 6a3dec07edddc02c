import type { CodeMeaning } from '../../diagnostic/codes.ts'

/** A code of the plain text, with a text that earns it: § stands before the place. The page of the codes shows it, the tests hold it. */
export type LintCode = CodeMeaning & { readonly example: string }

/** What a text says that cannot be so: numbers, times and statements that do not go together. */
export const factCodes = {
  'average-mismatch': {
    about: '平均数不是总数除以个数',
    severity: 'error',
    example: '发放资金100万元，惠及50户，户均§3万元。',
    message: '<total>除以<count>，<per>均不是<written>',
    hint: '核对总数、个数和平均数',
  },
  contradiction: {
    about: '邻近的两句话互相矛盾',
    severity: 'error',
    example: '隐患整改率98.9%，§全部整改到位。',
    message: '“<said>”与<against>矛盾',
    hint: '核对后留一种说法',
  },
  'counted-list': {
    about: '所列的项数和写的数目不合',
    severity: 'error',
    example: '围绕茶叶、竹器§三大产业。',
    says: {
      listed: { message: '<whole>旁边列出<items>个：<list>', hint: '改正数目，或补全所列；没有列全的写“等”' },
      kinds: { message: '<listed>，不是<number>样', hint: '改正数目，或补全所列' },
      respectively: { message: '“<list>”是<items>项，后面有<numbers>个数', hint: '一项对一个数' },
    },
  },
  'growth-mismatch': {
    about: '增减幅度和前后两个数不合',
    severity: 'error',
    example: '产值从120万元提高到150万元，增长§30%。',
    says: {
      average: { message: '<words>，年均增幅不是<written>%', hint: '核对两个数、年数和年均增幅' },
      difference: { message: '<words>，增减不是<written>', hint: '核对三个数' },
      doubling: { message: '<words>没有<said>', hint: '核对两个数，或改写' },
      fallByTimes: { message: '下降不能用倍', hint: '改成百分比或分数' },
      multiple: { message: '<now>是<before>的<ratio>倍，写的是<written>倍', hint: '核对两个数和倍数' },
      points: { message: '<words>，不是<written>个百分点', hint: '核对两个比率' },
      rate: { message: '<words>，增幅<growth>，写的是<written>%', hint: '核对两个数和增幅' },
      table: { message: '“<row>”由<before>到<now>，增幅<growth>，写的是<written>%', hint: '核对两个数和增幅' },
      times: { message: '<words>，不是增长<written>倍', hint: '增长k倍是原来的k+1倍' },
      whole: { message: '各部分增幅在<low>%到<high>%之间，<whole>的增幅不会是<written>%', hint: '核对总数和各部分的增幅' },
    },
  },
  'impossible-date': {
    about: '日历上没有的日期',
    severity: 'error',
    example: '§2月30日开工。',
    message: '“<written>”在日历上没有',
    hint: '核对日期',
  },
  'missing-estimate': {
    about: '年还没有过完，全年的数没有写“预计”',
    severity: 'warning',
    example: '某镇2020年工作总结\n2020年12月11日\n§全年实现财政总收入3556万元。',
    message: '落款是<year>年<month>月，全年的数还没有定',
    hint: '写“预计”，或写明到哪个月',
  },
  'part-exceeds-whole': {
    about: '部分比整体还大',
    severity: 'error',
    example: '共有企业20家，其中规上§25家。',
    says: {
      kind: { message: '<part><partNumber>比<whole><wholeNumber>还多', hint: '核对两个数' },
      part: { message: '其中的<part>比总数<whole>还大', hint: '核对总数和其中数' },
      people: { message: '<people>少于<households>户', hint: '核对户数和人数', severity: 'warning' },
    },
  },
  'partition-sum': {
    about: '各部分加起来不是总数',
    severity: 'error',
    example: '整治小微企业12家、个体户30家，合计§43家。',
    says: {
      column: { message: '“<column>”一列<terms>不等于合计<sum>', hint: '核对各行与合计' },
      halves: { message: '<first>加<second>不等于<whole>', hint: '核对总数和两部分' },
      nearlyParts: {
        message: '其中各数之和<terms> = <sum>，与总数<whole>不符',
        hint: '核对各数；不是全部的，写明“等”',
        severity: 'warning',
      },
      parts: { message: '其中各数之和<terms> = <sum>，与总数<whole>不符', hint: '核对各数；不是全部的，写明“等”' },
      rest: { message: '<whole>减去前面各数，其余不是<rest>', hint: '核对总数、各数和其余数' },
      total: { message: '<terms>不等于合计<total>', hint: '核对各数与合计' },
    },
  },
  'percent-point': {
    about: '百分比和百分点用错了',
    severity: 'error',
    example: '参保率提高§5%。',
    says: {
      amount: { message: '总量的增减写成了百分点', hint: '总量的增减用“%”' },
      difference: { message: '<words>相差的是百分点，不是%', hint: '改成“个百分点”' },
      rate: { message: '比率的升降写成了<written>%', hint: '两个比率相减是百分点，写“个百分点”' },
    },
  },
  'period-mismatch': {
    about: '旁边写的是另一段时间',
    severity: 'error',
    example: '上半年（§1—7月），完成投资300万元。',
    says: {
      paragraph: { message: '同一段里一处是<first>，这里是<other>', hint: '用同一个期间的数，或分段写明', severity: 'warning' },
      words: { message: '“<word>”和“<written>”不是同一段时间', hint: '核对期间' },
    },
  },
  'product-mismatch': {
    about: '乘积不对',
    severity: 'error',
    example: '1.2吨×3412亩=§6800吨。',
    message: '<left>乘<right>不是<product>',
    hint: '核对三个数',
  },
  'rate-above-whole': {
    about: '不会超过100%的率超过了100%',
    severity: 'error',
    example: '整改率达到§120%。',
    message: '<written>%超过了100%',
    hint: '核对分子和分母；完成任务的比例写“完成率”',
  },
  'rate-mismatch': {
    about: '比率和它的分子、分母不合',
    severity: 'error',
    example: '受理128件，办结120件，办结率§98%。',
    says: {
      column: { message: '“<row>”占合计<whole>的<share>%，写的是<written>%', hint: '核对分子、合计和占比' },
      fraction: { message: '<whole>里的<part>是<share>%，不是“<said>”', hint: '核对两个数和比例' },
      rate: { message: '<part>与<whole>相比，<what>应为<rate>%，写的是<written>%', hint: '核对分子、分母和比率' },
      share: { message: '<part>占<whole>的<share>%，写的是<written>%', hint: '核对分子、分母和比率' },
      task: { message: '<amount>是<task>的<rate>%，写的是<written>%', hint: '核对任务、完成数和完成率' },
    },
  },
  'same-fact': {
    about: '同一件事前后写了两个数',
    severity: 'error',
    example: '规上工业总产值12.3亿元。规上工业总产值§13.2亿元。',
    says: {
      table: { message: '“<name>”这里是<here>，第<line>行的表里是<there>', hint: '同一件事用同一个数，期间不同的写明期间' },
      text: { message: '“<name>”前后不一：这里是<here>，第<line>行是<there>', hint: '同一件事用同一个数，期间不同的写明期间' },
    },
  },
  'same-year': {
    about: '一年和它自己相比',
    severity: 'error',
    example: '§2023年产值比2023年翻两番。',
    message: '<year>年和它自己相比',
    hint: '核对年份',
  },
  'target-mismatch': {
    about: '目标前后不一，或和基数、增幅不合',
    severity: 'error',
    example: '二、2021年主要预期目标\n工业投资增长8%以上。\n三、重点任务\n确保工业投资增长§9%以上。',
    says: {
      growth: { message: '“<name>”今年是<now>，目标<target>是增长<growth>%，写的是<written>%', hint: '核对基数、目标和增幅' },
      twice: { message: '“<name>”的目标前后不一：这里是<here>，第<line>行是<there>', hint: '核对目标' },
    },
  },
  'title-year': {
    about: '标题的年份和正文回顾的年份不同',
    severity: 'error',
    example: '§2021年政府工作报告\n2018年开工。2018年完工。2018年验收。',
    message: '标题写的是<title>年，正文回顾的是<body>年',
    hint: '核对标题的年份',
  },
  'year-span': {
    about: '起止年份颠倒，或年数、五年规划的年份不对',
    severity: 'error',
    example: '§2020—2016年投入300万元。',
    says: {
      count: { message: '<first>年至<last>年不是<count>年', hint: '核对年份' },
      plan: { message: '“十<number>五”是<begins>—<ends>年，写的是<first>—<last>年', hint: '核对年份' },
      reversed: { message: '<first>年至<last>年前后颠倒', hint: '核对年份' },
    },
  },
} as const satisfies Readonly<Record<string, LintCode>>
