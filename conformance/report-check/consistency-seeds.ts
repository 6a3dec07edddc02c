import { flows, issues, off, type SeedKind } from './seed.ts'

/** The rest of P0: periods, quantifiers, facts that meet, personal numbers, years, masks. */
export const consistencySeeds: readonly SeedKind[] = [
  {
    name: 'P0 periods that do not meet',
    codes: ['period-mismatch'],
    wordings: [
      (random, wrong) => {
        const month = random.between(6, 11)
        return `1-${month}月份，全镇实现规上工业总产值12.35亿元；1-${wrong ? month - 1 : month}月份完成固定资产投资3210万元。`
      },
      (random, wrong) => {
        const month = random.between(6, 11)
        return `2020年1—${month}月实现税收3200万元，1—${wrong ? month - 1 : month}月完成工业投资4500万元。`
      },
      (random, wrong) => `上半年（1—${wrong ? random.pick([5, 7, 8]) : 6}月），全镇完成工业投资3210万元。`,
      (random, wrong) => `前三季度1-${wrong ? random.pick([8, 10]) : 9}月，${random.pick(flows)}完成3210万元。`,
      (random, wrong) => `1-${wrong ? random.pick([10, 11]) : 12}月全年完成${random.pick(flows)}3210万元。`,
    ],
  },
  {
    name: 'P0 all and none',
    codes: ['contradiction'],
    wordings: [
      (random, wrong) => {
        const all = random.between(60, 200)
        const done = wrong ? all - random.between(1, 9) : all
        const name = random.pick(issues)
        return `排查${name}${all}处，已整改${done}处，${name}全部整改到位。`
      },
      (random, wrong) =>
        wrong
          ? `全年发生生产安全事故${random.between(1, 4)}起，实现安全生产零事故。`
          : `全年发生信访${random.between(1, 4)}起，实现安全生产零事故。`,
      (random, wrong) => {
        const all = random.between(11, 20)
        return `${all}个村中有${wrong ? all - random.between(1, 5) : all}个村完成垃圾分类，实现垃圾分类行政村全覆盖。`
      },
      (random, wrong) => `垃圾分类覆盖率达${wrong ? `${random.between(70, 98)}.5` : '100'}%，实现了全覆盖。`,
      (random, wrong) => `污水处理率达到${wrong ? random.between(70, 98) : 100}%，实现了污水处理全覆盖。`,
      (random, wrong) => `全年共发生${wrong ? '火灾' : '治安'}事故${random.between(1, 5)}起，连续保持火灾零发生。`,
      (random, wrong) => `信访件办结率${wrong ? `${random.between(85, 98)}.2` : '100'}%，所有信访件全部办结。`,
      (random, wrong) => (wrong ? `火灾${random.between(1, 5)}起、死亡1人，全年未发生火灾。` : '治安案件3起，全年未发生火灾。'),
    ],
  },
  {
    name: 'P0 one fact with two values',
    codes: ['same-fact', 'last-year-differs'],
    wordings: [
      (random, wrong) => {
        const [name, value] = [random.pick(flows), random.between(2000, 6000)]
        return `全镇实现${name}${value}万元。\n项目建设有序推进。\n${name}${wrong ? off(random, value) : value}万元，为各项事业打下基础。`
      },
      (random, wrong) => {
        const [name, rate] = [random.pick(flows), random.between(3, 9)]
        return `${name}增长${rate}.5%，位居前列。全年${name}增长${wrong ? rate + 2 : rate}.5%。`
      },
      (random, wrong) => {
        const value = random.between(300, 900)
        return `一、工作回顾\n新建高标准农田${value}亩。\n（二）农业\n建成粮食功能区200亩，新建高标准农田${wrong ? off(random, value) : value}亩。`
      },
      (random, wrong) => {
        const [name, value] = [random.pick(flows), random.between(2000, 6000)]
        return `全镇实现${name}${value}万元。\n\n| 指标 | 单位 | 2020年 |\n| --- | --- | --- |\n| ${name} | 万元 | ${wrong ? off(random, value) : value} |\n| 常住人口 | 人 | 12034 |`
      },
      (random, wrong) => {
        const [name, value] = [random.pick(flows), random.between(2000, 6000)]
        return {
          text: `2020年，全镇实现${name}${value + 310}万元，上年为${wrong ? off(random, value) : value}万元。`,
          last: `2019年，全镇实现${name}${value}万元，各项工作有序推进。`,
        }
      },
    ],
  },
  {
    name: 'P0 personal numbers',
    codes: ['leak-id', 'leak-phone', 'leak-bank-card'],
    wordings: [
      (random, wrong) =>
        `帮扶对象${wrong ? `身份证号110101209901${random.between(10, 28)}10${random.between(10, 99)}` : '身份证号已核对'}。`,
      (random, wrong) => `联系电话${wrong ? `13${random.between(100_000_000, 999_999_999)}` : '12345'}，欢迎监督。`,
      (random, wrong) => `联系人手机${wrong ? `138-${random.between(1000, 9999)}-${random.between(1000, 9999)}` : '见通讯录'}。`,
      (_, wrong) => `一卡通账号${wrong ? '6217000000000012348' : '见附件'}。`,
    ],
  },
  {
    name: 'P0 wrong year or title',
    codes: ['title-year', 'year-not-advanced', 'same-year', 'year-span', 'impossible-date'],
    wordings: [
      (random, wrong) =>
        `某镇${wrong ? 2017 + random.below(2) : 2020}年政府工作报告\n一、2020年工作回顾\n2020年，全镇上下齐心。2020年，各项工作有序推进。`,
      (random, wrong) => ({
        text: `一、${wrong ? 2019 : 2020}年工作回顾\n全镇实现财政总收入${random.between(3000, 4000)}万元。`,
        last: '一、2019年工作回顾\n全镇实现财政总收入2891万元。',
      }),
      (_, wrong) => `2020年产值比${wrong ? 2020 : 2019}年翻一番。`,
      (_, wrong) => `“十三五”时期（${wrong ? 2015 : 2016}—2020年），全镇面貌一新。`,
      (random, wrong) => `项目于2020年${random.pick([4, 6, 9, 11])}月${wrong ? 31 : 30}日开工。`,
    ],
  },
  {
    name: 'P0 masks nobody filled in',
    codes: ['unresolved-mask', 'false-mask', 'empty-number'],
    wordings: [
      (random, wrong) => `引进新建项目${wrong ? 'x'.repeat(random.between(1, 4)) : '6'}个。`,
      (_, wrong) => `发放资金${wrong ? 'XX.XX' : '12.35'}万元。`,
      (_, wrong) => `${wrong ? '××' : '青竹'}村获评先进。`,
      (_, wrong) => `完成投资${wrong ? '____' : '320'}万元。`,
      (_, wrong) => `整改率达${wrong ? '' : '98'}%。`,
      (_, wrong) => `完成投资${wrong ? '（待补充）' : '320'}万元。`,
      (_, wrong) => `新建公厕${wrong ? '**' : '3'}座。`,
      (_, wrong) => `新建公厕${wrong ? '　　' : '3'}座，改造道路5公里。`,
      (_, wrong) => `改造农房${wrong ? '【】' : '3'}户。`,
      (_, wrong) => `新增就业${wrong ? '○○' : '120'}人。`,
    ],
  },
]
