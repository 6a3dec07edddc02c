import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../catalogue/resolve-catalogue.ts'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { pack } from '../testing/small-pack.ts'
import { presentRule } from './present-rule.ts'

const work = defineLedger({
  id: 'work',
  label: '工程',
  kind: 'register',
  fields: { name: field.text({ label: '名称' }), done: field.percent({ label: '完成' }), status: field.text({ label: '状态' }) },
  title: ['name'],
})

describe('presentRule', () => {
  it('says the whole rule, with the values that the settings have', () => {
    const { catalogue } = resolveCatalogue([
      pack({
        ledgers: [work],
        settings: ['months', 'weight', 'days'].map((id) => ({ id, label: id, value: '1', source: '试验' })),
        boards: [
          {
            id: 'works',
            label: '工程榜',
            ledger: 'work',
            inScope: "status != '取消'",
            criteria: [
              { id: 'a', label: '进度', weight: '70', says: '完成与计划之比', actual: 'done', plan: '100', cap: '1.2' },
              {
                id: 'b',
                label: '按期',
                weight: '30',
                says: '节点',
                onTime: { done: 'tally(work, done = 100)', overdue: 'tally(work, done < 100)' },
              },
            ],
            difficulty: { expression: '1.1', says: '立项时评定的系数' },
            sample: { count: 'tally(work, done > 0)', setting: 'months' },
            leastWeight: { setting: 'weight' },
            appealDays: { setting: 'days' },
            source: '镇办法',
          },
        ],
      }),
    ])
    const [board] = catalogue.boards
    if (board === undefined) throw new Error('the board did not resolve')
    expect(presentRule(board, catalogue, { months: '3', weight: '50', days: '5' }).split('\n')).toEqual([
      '一、范围：“工程”中状态不为取消的项目。只排项目，不排人，也不排单位。',
      '二、得分＝Σ（权重×完成比例）÷Σ适用权重×100×难度系数＋加分－扣分，四舍五入到两位小数。',
      '（1）进度，权重70：完成与计划之比，最多按1.2倍计。',
      '（2）按期，权重30：节点。按期率＝已完成÷（已完成＋逾期未完成）。',
      '没有计划（计划为零或未填）的一项不计入该项目的适用权重；有计划而没有填报的，按零计。',
      '三、难度系数：立项时评定的系数，未填为1。加分：无。扣分：无。',
      '四、得分相同的名次并列（1、2、2、4）；并列之内依次按完成比例、难度系数、名称排列先后。',
      '五、有数据的月份少于3个，或适用权重不足50的项目另列，不排名次。',
      '六、每月一期：公布后5天内可以提出异议，异议办结、期满之后定榜；定榜后不再改动。',
      '依据：镇办法',
    ])
  })
})
