import { dayAfter } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { createEnterprises } from '../../township/demo/enterprises.ts'

/** All 60 industrial firms applied and went back to work; five turned to new products. */
export function resumptionSheets(): readonly DemoSheet[] {
  return [applicationSheet(), switchSheet()]
}

function applicationSheet(): DemoSheet {
  const random = createRandom('青竹镇·复工')
  const rows = createEnterprises()
    .filter(({ industrial }) => industrial)
    .map((firm) => {
      const applied = dayAfter('2020-02-10', firm.category === '规上' ? random.below(3) : 2 + random.below(16))
      const staff = firm.category === '规上' ? random.between(90, 180) : random.between(8, 34)
      const returned = firm.category === '规上' ? staff - random.below(4) : staff - random.below(2)
      return [firm.name, applied, '复工', dayAfter(applied, random.between(1, 4)), String(returned), String(staff)]
    })
  return defineSheet('复工申请', ['企业', '申请日期:date', '环节', '批复日期:date', '返岗人数:number', '应返岗人数:number'], rows)
}

function switchSheet(): DemoSheet {
  const firms = createEnterprises()
  const turns = [
    [0, '2020-02-20', '铅笔', '马克笔'],
    [1, '2020-02-28', '铅笔', '油画棒'],
    [2, '2020-03-05', '文具', '一次性口罩'],
    [4, '2020-04-16', '笔芯', '可水洗画笔'],
    [6, '2020-05-11', '纸盒', '环保缓冲包材'],
  ] as const
  const rows = turns.map(([index, date, former, product]) => [firms[index]?.name ?? '', date, former, product])
  return defineSheet('企业转产', ['企业', '日期:date', '原产品', '转产产品'], rows)
}
