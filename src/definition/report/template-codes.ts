import { type CodeTable, findingsOf, problemsOf } from '../diagnostic/codes.ts'

/** Every code that reading a template may report. */
export const templateCodes = {
  'bad-period': {
    about: '期间的写法读不懂',
    severity: 'error',
    message: '报告期“<period>”不是期间',
    hint: '写成 2020、2020-Q3、2020-03 或 2020-01..2020-11',
  },
  'bad-unit': {
    about: '单位不认识，或这个数不能印成这种单位',
    severity: 'error',
    says: {
      condition: { message: '条件里的单位“<unit>”不认识', hint: '单位如 元、万元、亿元、亩、户、人、家、个、%' },
      figure: { message: '单位“<unit>”不认识', hint: '单位如 元、万元、亿元、亩、公顷、户、人、家、个、项、%、百分点' },
    },
  },
  'front-matter': {
    about: '题头没有、没有结束，或哪一行写得不对',
    severity: 'error',
    says: {
      absent: { message: '报告开头没有题头', hint: '第一行写 ---，下面写 title、town、period，再以单独一行 --- 结束' },
      missing: { message: '题头没有写 <names>', hint: '在题头里各写一行：<lines>' },
      profile: { message: '版式“<profile>”不认识', hint: 'profile 写 congress 或 red-head' },
      syntax: { message: '题头写法有误：<why>', hint: '每行写“名称: 内容”' },
      token: { message: '题头的 <key> 里不能用记号', hint: '题头照印刷的样子写，如 2020、青竹镇' },
      unclosed: { message: '题头没有结束', hint: '第一行写 ---，下面写 title、town、period，再以单独一行 --- 结束' },
    },
  },
  'front-matter-key': {
    about: '题头里有不认识的名称，没有用到',
    severity: 'warning',
    message: '题头里的“<key>”不认识，没有用到',
    hint: '题头里可以写：<known>',
  },
  markup: {
    about: '公文里印不出来的标记',
    severity: 'error',
    says: {
      block: { message: '代码块印不进公文', hint: '行首的空格不超过三个，也不用 ``` 和 ~~~；要说的写成普通的文字' },
      other: { message: '<what>印不进公文', hint: '删掉；要说的写成普通的文字' },
    },
  },
  'paragraph-too-long': {
    about: '一段太长，全文都没有核对',
    severity: 'error',
    says: {
      lines: { message: '全文有<length>行，最多<longest>行，全文都没有核对', hint: '删去空行，或分成几份再核对' },
      paragraph: { message: '这一段有<length>字，一段最多<longest>字，全文都没有核对', hint: '分成几段再核对' },
    },
  },
  'token-syntax': {
    about: '记号的写法读不懂',
    severity: 'error',
    says: {
      annex: { message: '附表的写法读不懂', hint: '写成 {{附表:民生实事表}} 或 {{附表:民生实事表@上年}}' },
      annexAlone: { message: '附表要单独成段，这里不会印出', hint: '前后各空一行，这一行只写 {{附表:…}}' },
      arithmetic: { message: '<why>', hint: '写成 {{=产业帮扶资金/产业帮扶户数|元|0}}' },
      brackets: { message: '方括号不成对', hint: '切片写成 {{指标名[村=某村]}}' },
      condition: { message: '条件“<condition>”读不懂', hint: '条件写成 =100%、≥500万元 这样的比较' },
      dayFormat: { message: '“<format>”后面不再写别的', hint: '写成 |<format>' },
      digits: { message: '“<digits>”读不懂', hint: '单位后面写小数位数（如 2）、位数（如 xx.xx）或取整（如 整100）' },
      empty: { message: '空的记号', hint: '写成 {{指标名}} 或 {{?断语:指标名}}' },
      emptyArithmetic: { message: '空的算式', hint: '写成 {{=产业帮扶资金/产业帮扶户数|元|0}}' },
      emptyBackground: { message: '背景是空的', hint: '写成 {{背景:所说的话}} 或 {{背景:所说的话|出处}}' },
      emptyPhrase: { message: '断语是空的', hint: '写成 {{?断语:指标名}}' },
      listLength: { message: '名单个数“<length>”读不懂', hint: '写成 |名单|3' },
      noIndicator: { message: '没有写指标名', hint: '写成 {{指标名}}' },
      noPeriod: { message: '@ 后面没有期间', hint: '期间如 2020、2020-03、2020-Q3、2020-01..2020-11、上年' },
      noProof: { message: '断语没有说明依据', hint: '写成 {{?断语:指标名}} 或 {{?断语:attested:记录}}' },
      noRecord: { message: '没有写佐证记录', hint: '写成 {{?断语:attested:荣誉名称或文号}}' },
      slice: { message: '切片“<slice>”读不懂', hint: '切片写成 [村=某村] 或 [村=某村,类别=某类]' },
      strayClose: { message: '多了 }}', hint: '记号以 {{ 开始，以 }} 结束' },
      tooMany: { message: '记号里多了“|<more>”', hint: '最多两段：|单位|小数位数' },
      wideBraces: { message: '记号的花括号是全角的', hint: '换成半角的 {{ 和 }}' },
    },
  },
  'token-unclosed': {
    about: '记号没有结束',
    severity: 'error',
    message: '记号没有结束',
    hint: '以 }} 结束，记号不能跨行',
  },
} as const satisfies CodeTable

/** A problem of a template, by its code. */
export const templateProblem = problemsOf(templateCodes)

/** The same without a place, for what is read apart from the text around it. */
export const templateFinding = findingsOf(templateCodes)
