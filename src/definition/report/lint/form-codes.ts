import type { LintCode } from './fact-codes.ts'

/** How a text is written: numerals, units, marks, names, what was left to be filled in, and what must not be published. */
export const formCodes = {
  'adjacent-numerals': {
    about: '概数写成了阿拉伯数字（GB/T 15835—2011）',
    severity: 'warning',
    example: '用了§3、4个月。',
    says: {
      pair: { message: '“<found>”是概数，相邻数字连用应写汉字，中间不加顿号', hint: '如 三四个月、五六十人' },
      some: { message: '“<found>”是概数，带“几”的数应写汉字', hint: '如 二十几、几十' },
    },
  },
  'approximator-not-round': {
    about: '约、余、近旁边的数写得太细，没有取整',
    severity: 'warning',
    example: '投入约§1234.56万元。',
    message: '“<word>”旁边的<digits>没有取整',
    hint: '去掉概数词，或把数取整',
  },
  'approximator-stacked': {
    about: '一个数前后有两个概数词',
    severity: 'error',
    example: '培训§约300人左右。',
    message: '“<first>”和“<second>”重复修饰一个数',
    hint: '两个词留一个',
  },
  'date-leading-zero': {
    about: '日期里编了虚位（GB/T 9704—2012）',
    severity: 'warning',
    example: '2021年§01月5日。',
    message: '日期里的“<found>”前面不加0',
    hint: '写成 1月5日',
  },
  'document-number': {
    about: '发文字号的写法不合 GB/T 9704—2012',
    severity: 'warning',
    example: '根据甲政发§[2021]5号文件。',
    says: {
      brackets: { message: '发文字号的年份“<found>”应用六角括号', hint: '写成 〔2021〕5号' },
      form: { message: '发文字号“<found>”的写法不对', hint: '年份四位，序号前不加“第”，不编虚位：〔2021〕5号' },
    },
  },
  'empty-number': {
    about: '单位前面漏了数字',
    severity: 'error',
    example: '满意率提高§个百分点。',
    says: {
      before: { message: '“<found>”前面没有数字', hint: '填上数字' },
      behind: { message: '“<found>”后面没有数字', hint: '填上数字' },
      percent: { message: '%前面没有数字', hint: '填上数字' },
    },
  },
  'false-mask': {
    about: '像是把字误遮成了 x',
    severity: 'warning',
    example: '画出最§x心结。',
    message: '“<around>”里的<mask>不像数字的占位，可能是被误遮的字',
    hint: '补上原来的字',
  },
  'han-year': {
    about: '汉字年份里混用了数字或字母，或少了一位',
    severity: 'warning',
    example: '§二0一二年开工。',
    says: {
      mixed: { message: '年份“<found>”里混用了数字0或字母', hint: '写成 二〇一二年 或 2012年' },
      three: { message: '年份“<found>”少了一位', hint: '写成四位，如 二〇一二年' },
    },
  },
  'heading-punctuation': {
    about: '标题编号的标点不合 GB/T 9704—2012',
    severity: 'warning',
    example: '§（一）、发展经济',
    says: {
      bracketed: { message: '（一）后面不加标点', hint: '写成 （一）标题' },
      first: { message: '一级标题编号后用顿号', hint: '写成 一、标题' },
      third: { message: '三级标题编号后用点，不用顿号', hint: '写成 1.标题' },
    },
  },
  'heading-style': {
    about: '同一层次的小标题写法不一',
    severity: 'warning',
    example: '一、回顾\n（一）防控\n1.守住关口。成效好。\n（二）发展\n§生态农业：优质高产。成效好。',
    message: '这一部分用<style>，前面用<usual>',
    hint: '同一层次的小标题用同一种写法',
  },
  'leak-bank-card': {
    about: '文中有银行卡号',
    severity: 'error',
    example: '账号§6299999900000001。',
    message: '文中有银行卡号<hidden>',
    hint: '删去，公开的文字里不写个人信息',
  },
  'leak-id': {
    about: '文中有身份证号',
    severity: 'error',
    example: '户主身份证号§110101209901011234。',
    message: '文中有身份证号<hidden>',
    hint: '删去，公开的文字里不写个人信息',
  },
  'leak-phone': {
    about: '文中有手机号',
    severity: 'error',
    example: '联系电话§13912345678。',
    message: '文中有手机号<hidden>',
    hint: '删去，公开的文字里不写个人信息',
  },
  'mixed-digits': {
    about: '一个数里汉字和数字混用（GB/T 15835—2011）',
    severity: 'warning',
    example: '下降§百分之8.5。',
    says: {
      amount: { message: '“<found>”里汉字和数字混用', hint: '写成 3000 或 三千；“万”“亿”可以和数字连用' },
      percent: { message: '“<found>”里汉字和数字混用', hint: '写成 8.5% 或 百分之八点五' },
    },
  },
  'mixed-units': {
    about: '一句话里同一种量用了两种单位',
    severity: 'warning',
    example: '新增水稻300亩、旱粮§20公顷。',
    says: {
      area: { message: '一句话里亩和公顷混用', hint: '统一用亩' },
      money: { message: '一句话里亿元和上亿的万元混用', hint: '统一用亿元' },
      weight: { message: '一句话里斤和公斤混用', hint: '统一用公斤' },
    },
  },
  'name-variant': {
    about: '一个名称前后写法不一',
    severity: 'warning',
    example: '黄坛村完成整治。\n§黄坦村获评先进，黄坛村成立了合作社。',
    message: '“<name>”和“<other>”只差一个字，第<line>行写的是“<other>”',
    hint: '核对名称，全文统一',
  },
  'place-mismatch': {
    about: '地名不在所说的上级里（统计用区划代码）',
    severity: 'warning',
    example: '赴§湖北省张家界市考察。',
    message: '“<outer><inner>”：<inner><where>不在<outer>',
    hint: '核对地名',
  },
  punctuation: {
    about: '标点连用、重复，或用了半角（GB/T 15834—2011）',
    severity: 'warning',
    example: '全面推进§，。',
    says: {
      doubled: { message: '“<marks>”两个标点连用', hint: '留一个' },
      etc: { message: '“等”和省略号重复', hint: '两个留一个' },
      half: { message: '中文里用了半角的“<mark>”', hint: '换成全角标点' },
      quotes: { message: '引号之间不用顿号', hint: '写成 “甲”“乙”' },
    },
  },
  'range-unit': {
    about: '范围的前一个数没有写单位（GB/T 15835—2011）',
    severity: 'warning',
    example: '占比在§15～30%。',
    message: '“<found>”前一个数没有写单位',
    hint: '范围两端都写单位，如 15%～30%、9亿～16亿元',
  },
  'repeated-phrase': {
    about: '字词或套话重复，或一句话全是套话',
    severity: 'warning',
    example: '我们真抓实干、久久为功，§真抓实干，推动落实。',
    says: {
      alone: { message: '一句话里有<count>个套话，没有一件事', hint: '写做了什么、成效多少' },
      word: { message: '“<word>”多写了一个字', hint: '删去一个' },
      twice: { message: '一句话里两次“<phrase>”', hint: '删去一处' },
    },
  },
  'short-year': {
    about: '年份没有写四位（GB/T 15835—2011）',
    severity: 'warning',
    example: '§2016-20年投入300万元。',
    says: {
      last: { message: '“<found>”后一个年份应写四位', hint: '写成 2016—2020年' },
      only: { message: '年份“<found>”应写四位', hint: '写成 2020年' },
    },
  },
  'title-marks': {
    about: '书名号之间用了顿号（GB/T 15834—2011）',
    severity: 'warning',
    example: '出台《甲办法§》、《乙办法》。',
    message: '书名号之间不用顿号',
    hint: '写成 《甲》《乙》',
  },
  'term-unexplained': {
    about: '文后有名词解释，文中的名词却没有解释',
    severity: 'warning',
    example: '推进§“双创双争”行动。\n名词解释\n1.“五水共治”：治污水、防洪水、排涝水、保供水、抓节水。',
    message: '“<term>”在文后的名词解释里没有',
    hint: '补一条解释，或换成不用解释的说法',
  },
  'unbalanced-marks': {
    about: '成对的标点少了一半（GB/T 15834—2011）',
    severity: 'warning',
    example: '推进§“五水共治，建设城镇。',
    says: {
      unclosed: { message: '“<open>”没有“<close>”', hint: '补上另一半' },
      unopened: { message: '“<close>”前面没有“<open>”', hint: '补上另一半' },
    },
  },
  'unresolved-mask': {
    about: '留着的空白或占位还没有填',
    severity: 'error',
    example: '引进项目§x个。',
    says: {
      blank: { message: '“<blank>”还没有填', hint: '填上，或换成记号' },
      mask: { message: '占位“<mask>”还没有填（<meaning>）', hint: '填上数字，或换成记号' },
    },
  },
  'until-word': {
    about: '“截至”写成了“截止”',
    severity: 'warning',
    example: '§截止10月，完成3件。',
    message: '表示到某时为止用“截至”，“截止”是到期停止',
    hint: '改成“截至”',
  },
} as const satisfies Readonly<Record<string, LintCode>>
