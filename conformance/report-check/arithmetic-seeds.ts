import { flows, issues, off, printed, type SeedKind } from './seed.ts'

/** P0: arithmetic. */
export const arithmeticSeeds: readonly SeedKind[] = [
  {
    name: 'P0 part above its whole',
    codes: ['part-exceeds-whole'],
    wordings: [
      (random, wrong) => {
        const whole = random.between(40, 400)
        return `全镇共有市场主体${whole}家，其中规上企业${wrong ? whole + random.between(3, 30) : random.between(3, whole - 3)}家。`
      },
      (random, wrong) => {
        const whole = random.between(2000, 9000)
        return `完成固定资产投资${whole}万元，其中工业投资${wrong ? whole + random.between(100, 900) : whole - random.between(100, 900)}万元，比上年有所增加。`
      },
      (random, wrong) => {
        const whole = random.between(200, 900)
        return `年末有低收入农户${whole}户，其中低保户${wrong ? whole + random.between(5, 90) : whole - random.between(5, 90)}户。`
      },
    ],
  },
  {
    name: 'P0 sums of parts',
    codes: ['partition-sum'],
    wordings: [
      (random, wrong) => {
        const parts = [random.between(200, 900), random.between(200, 900), random.between(50, 300)] as const
        const sum = parts[0] + parts[1] + parts[2]
        return `共争取上级资金${wrong ? off(random, sum) : sum}万元，其中省级${parts[0]}万元、市级${parts[1]}万元、县级${parts[2]}万元。`
      },
      (random, wrong) => {
        const parts = [random.between(11, 60), random.between(11, 60), random.between(11, 60)] as const
        const sum = parts[0] + parts[1] + parts[2]
        return `整治小微企业${parts[0]}家、个体户${parts[1]}家、作坊${parts[2]}家，合计${wrong ? sum + random.between(2, 9) : sum}家。`
      },
      (random, wrong) => {
        const [first, second, third] = [random.between(30, 90), random.between(100, 200), random.between(60, 160)]
        const sum = (first + second + third) / 10
        return `全镇实现生产总值${wrong ? off(random, sum, 1) : sum.toFixed(1)}亿元，其中一产${(first / 10).toFixed(1)}亿元、二产${(second / 10).toFixed(1)}亿元、三产${(third / 10).toFixed(1)}亿元。`
      },
      (random, wrong) => {
        const parts = [random.between(200, 900), random.between(200, 900), random.between(50, 300)] as const
        const sum = parts[0] + parts[1] + parts[2]
        return `全年发放各类补贴共计${wrong ? off(random, sum, 1) : sum}万元，包括种粮补贴${parts[0]}万元、生态补贴${parts[1]}万元、养殖补贴${parts[2]}万元。`
      },
      (random, wrong) => {
        const [done, going] = [random.between(10, 40), random.between(5, 20)]
        const rest = random.between(3, 12)
        return `全年共实施项目${done + going + rest}项，其中完工${done}项、在建${going}项，其余${wrong ? rest + random.between(1, 4) : rest}项年内开工。`
      },
    ],
  },
  {
    name: 'P0 growth against two values',
    codes: ['growth-mismatch'],
    wordings: [
      (random, wrong) => {
        const [before, now] = [random.between(2000, 4000), random.between(4100, 6000)]
        const growth = printed(random, { value: (now / before - 1) * 100, digits: 1, wrong })
        return `全镇${random.pick(flows)}由${before}万元增加到${now}万元，增长${growth}%。`
      },
      (random, wrong) => {
        const [before, now] = [random.between(2000, 4000), random.between(4100, 6000)]
        const growth = printed(random, { value: (now / before - 1) * 100, digits: 1, wrong })
        return `2020年实现${random.pick(flows)}${now}万元，上年同期${before}万元，同比增长${growth}%。`
      },
      (random, wrong) => {
        const [before, now] = [random.between(500, 900), random.between(200, 480)]
        const fall = printed(random, { value: (1 - now / before) * 100, digits: 1, wrong })
        return `信访总量从${before}件下降到${now}件，下降${fall}%。`
      },
      (random, wrong) => {
        const [now, more] = [random.between(1000, 3000), random.between(100, 600)]
        const growth = printed(random, { value: (more / (now - more)) * 100, digits: 1, wrong })
        return `完成${random.pick(flows)}${now}万元，比上年增加${more}万元，增长${growth}%。`
      },
    ],
  },
  {
    name: 'P0 completion of a task',
    codes: ['rate-mismatch'],
    wordings: [
      (random, wrong) => {
        const [task, done] = [random.between(1000, 3000), random.between(1000, 4000)]
        return `完成${random.pick(flows)}${done}万元，完成年度任务${task}万元的${printed(random, { value: (done / task) * 100, digits: 2, wrong })}%。`
      },
      (random, wrong) => {
        const [task, done] = [random.between(1000, 3000), random.between(1000, 4000)]
        return `${random.pick(flows)}年度任务${task}万元，实际完成${done}万元，完成率${printed(random, { value: (done / task) * 100, digits: 1, wrong })}%。`
      },
      (random, wrong) => {
        const [task, done] = [random.between(1000, 3000), random.between(1000, 4000)]
        return `实现${random.pick(flows)}${done}万元，占年初预算${task}万元的${printed(random, { value: (done / task) * 100, digits: 1, wrong })}%。`
      },
      (random, wrong) => {
        const [task, done] = [random.between(1000, 3000), random.between(1000, 4000)]
        return `年度招商任务${task}万元，实际到位${done}万元，占任务的${printed(random, { value: (done / task) * 100, digits: 1, wrong })}%。`
      },
      (random, wrong) => {
        const [task, done] = [random.between(1000, 3000), random.between(1000, 4000)]
        return `${random.pick(flows)}完成${done}万元，完成预算的${printed(random, { value: (done / task) * 100, digits: 1, wrong })}%，预算为${task}万元。`
      },
    ],
  },
  {
    name: 'P0 done of received',
    codes: ['rate-mismatch', 'rate-above-whole'],
    wordings: [
      (random, wrong) => {
        const all = random.between(120, 500)
        const done = all - random.between(3, 60)
        return `排查${random.pick(issues)}${all}处，完成整改${done}处，整改率${printed(random, { value: (done / all) * 100, digits: 1, wrong })}%。`
      },
      (random, wrong) => {
        const all = random.between(120, 500)
        const done = all - random.between(3, 60)
        return `受理群众诉求${all}件，办结${done}件，办结率达${printed(random, { value: (done / all) * 100, digits: 1, wrong })}%。`
      },
      (random, wrong) => {
        const [all, done] = [random.between(20, 40), random.between(8, 19)]
        return `${all}个村中有${done}个村完成污水治理，占比${printed(random, { value: (done / all) * 100, digits: 1, wrong })}%。`
      },
      (random, wrong) => {
        const [all, done] = [random.between(20, 40), random.between(8, 19)]
        return `我镇共有${all}个行政村，其中${done}个村通过验收，占总数的${printed(random, { value: (done / all) * 100, digits: 1, wrong })}%。`
      },
      (random, wrong) => `城乡居民医疗保险参保率达${wrong ? random.between(101, 140) : random.between(90, 99)}%。`,
    ],
  },
  {
    name: 'P0 money to the fen',
    codes: ['partition-sum'],
    wordings: [
      (random, wrong) => {
        const parts = [random.between(100_000, 999_999), random.between(100_000, 999_999), random.between(100_000, 999_999)] as const
        const sum = parts[0] + parts[1] + parts[2] + (wrong ? 1 : 0)
        const [all = '', first = '', second = '', third = ''] = [sum, ...parts].map((fen) => (fen / 100).toFixed(2))
        return `兑现补助资金${all}元，其中产业补助${first}元、就业补助${second}元、教育补助${third}元。`
      },
      (random, wrong) => {
        const [first, second] = [random.between(100_000, 999_999), random.between(100_000, 999_999)]
        const sum = first + second + (wrong ? random.between(1, 9) : 0)
        return `发放第一批补贴${(first / 100).toFixed(2)}元、第二批补贴${(second / 100).toFixed(2)}元，合计${(sum / 100).toFixed(2)}元。`
      },
    ],
  },
  {
    name: 'P0 averages and products',
    codes: ['average-mismatch', 'product-mismatch', 'growth-mismatch', 'rate-mismatch'],
    wordings: [
      (random, wrong) => {
        const [money, count] = [random.between(100, 900), random.between(50, 300)]
        return `发放帮扶资金${money}万元，惠及农户${count}户，户均${printed(random, { value: money / count, digits: 2, wrong })}万元。`
      },
      (random, wrong) => {
        const [yields, area] = [random.between(8, 16), random.between(1000, 4000)]
        return `种植水稻${area}亩，亩产${yields}00公斤，总产量${wrong ? off(random, (yields * area) / 10) : ((yields * area) / 10).toFixed(1)}吨。`
      },
      (random, wrong) => {
        const [before, times] = [random.between(100, 300), random.between(2, 6)]
        return `村集体收入${before * times}万元，是2015年${before}万元的${wrong ? times + random.between(1, 3) : times}倍。`
      },
      (random, wrong) => {
        const [whole, part] = [random.between(30, 60), random.between(18, 27)]
        return wrong
          ? `共有党员${whole * 10}名，其中女党员${part * 2}名，占一半以上。`
          : `共有党员${whole * 10}名，其中女党员${whole * 6 + part}名，占一半以上。`
      },
      (random, wrong) => {
        const [before, rate] = [random.between(200, 900), random.between(5, 12)]
        const now = before * (1 + rate / 100) ** 5
        return `五年来，全镇${random.pick(flows)}由${before}.00万元增加到${now.toFixed(2)}万元，年均增长${wrong ? rate + random.between(6, 9) : rate}%。`
      },
    ],
  },
]
