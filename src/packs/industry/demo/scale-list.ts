import { readYuan, yuanText } from '../../../../demo/amount.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { createEnterprises, type DemoEnterprise } from '../../township/demo/enterprises.ts'

/** Since when each firm is on the list, in the order of 企业; the last of them came onto it in 2020. */
const entered = ['2011-03-10', '2012-02-28', '2014-03-05', '2014-03-05', '2015-02-27', '2016-03-03', '2018-03-06'] as const
const leaver = { place: 47, entered: '2013-03-07' } as const

const step = { type: 'step', loop: 'above-scale' } as const

/** The list of firms above scale: checked every January by last year's revenue; one firm entered it in spring 2020, one had to leave. */
export function liveScaleList(output: DemoSheet): readonly LifeEvent[] {
  const firms = createEnterprises().filter(({ industrial }) => industrial)
  const leaving = firms[leaver.place]
  const large = firms.filter(({ category }) => category === '规上')
  const entering = large[entered.length]
  if (leaving === undefined || entering === undefined) throw new Error('the demo has no firm that enters or leaves the list')
  const old = large.slice(0, entered.length)
  const revenue = (firm: DemoEnterprise, year: number) => revenueOf(output, firm.name, year)
  const yearOf = (firm: DemoEnterprise) => (firm === leaving ? leaver.entered : (entered[old.indexOf(firm)] ?? '2020')).slice(0, 4)
  const keyOf = (firm: DemoEnterprise): RowKey => ({ 企业: firm.name, 年度: yearOf(firm) })
  const revenues = (some: readonly DemoEnterprise[], { year, on }: { readonly year: number; readonly on: string }): LifeEvent =>
    scaleFile(
      on,
      [],
      some.map((firm) => [firm.name, yearOf(firm), revenue(firm, year)]),
    )
  return [
    // Before the first of these days the register of firms had them in their former classes.
    {
      type: 'file',
      on: '2019-01-09',
      by: 'tongji',
      sheet: defineSheet(
        '企业',
        ['统一社会信用代码', '类别'],
        [
          [leaving.creditCode, '规上'],
          [entering.creditCode, '小微企业'],
        ],
      ),
    },
    scaleFile(
      '2019-01-10',
      ['入库日期:date'],
      [...old.map((firm, place) => [firm, entered[place] ?? ''] as const), [leaving, leaver.entered] as const].map(([firm, since]) => [
        firm.name,
        yearOf(firm),
        firm === leaving ? '21600000.00' : revenue(firm, 2019),
        since,
      ]),
    ),
    revenues([...old, leaving], { year: 2019, on: '2020-01-08' }),
    { ...step, on: '2020-01-08', by: 'tongji', step: 'review', rows: old.map(keyOf) },
    {
      ...step,
      on: '2020-01-09',
      by: 'tongji',
      step: 'proposeLeave',
      rows: [keyOf(leaving)],
      values: { delistReason: '2019年主营业务收入低于2000万元' },
    },
    { ...step, on: '2020-02-28', by: 'zhenzhang', step: 'delist', rows: [keyOf(leaving)] },
    revenues([entering], { year: 2019, on: '2020-01-13' }),
    { ...step, on: '2020-01-16', by: 'zhenzhang', step: 'declare', rows: [keyOf(entering)], evidence: `${entering.name}2019年财务报表` },
    { ...step, on: '2020-03-05', by: 'tongji', step: 'list', rows: [keyOf(entering)] },
    revenues(large, { year: 2020, on: '2021-01-06' }),
    { ...step, on: '2021-01-06', by: 'tongji', step: 'review', rows: large.map(keyOf) },
  ]
}

function scaleFile(on: string, more: readonly string[], rows: readonly (readonly string[])[]): LifeEvent {
  return {
    type: 'file',
    on,
    by: 'tongji',
    sheet: defineSheet('规上名录', ['企业', '年度', '主营业务收入(元):number', ...more], rows),
  }
}

/** What was sold is a little less than what was made. */
function revenueOf({ rows }: DemoSheet, firm: string, year: number): string {
  const made = rows.reduce((sum, [name, month = '', amount = '']) => {
    return name === firm && month.startsWith(String(year)) ? sum + readYuan(amount) : sum
  }, 0n)
  return yuanText((made * 97n) / 100n)
}
