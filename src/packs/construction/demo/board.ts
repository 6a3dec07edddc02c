import { monthsIn } from '../../../../demo/calendar.ts'
import type { LifeEvent } from '../../../../demo/life/types.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'

const board = 'key-project-board'
const contested = '2020-08'
const project = '停车楼'

/**
 * The board of key projects: from March on, when there are months enough to rank by, each month's list is published, stands open to objections and is
 * frozen; one was objected to, and answered by the mayor. December's is still open.
 */
export function liveBoard(): readonly LifeEvent[] {
  return monthsIn(2020)
    .slice(2)
    .flatMap((month): LifeEvent[] => {
      const next = month === '2020-12' ? '2021-01' : `2020-${String(wholeNumber(month.slice(5)) + 1).padStart(2, '0')}`
      if (month === '2020-12') return [{ type: 'publish', on: `${next}-22`, by: 'bianji', board, month }]
      return [
        { type: 'publish', on: `${next}-06`, by: 'bianji', board, month },
        ...(month === contested ? objection(month, next) : []),
        { type: 'freeze', on: `${next}-13`, by: 'bianji', board, month },
      ]
    })
}

function objection(month: string, next: string): readonly LifeEvent[] {
  return [
    {
      type: 'object',
      on: `${next}-08`,
      by: 'tongji',
      board,
      month,
      project,
      content: '八月的实际进度少算了地下一层顶板，8月27日已经浇筑完。',
    },
    {
      type: 'step',
      on: `${next}-10`,
      by: 'zhenzhang',
      loop: 'board-objection',
      step: 'reject',
      rows: [{ 项目: project }],
      values: { reply: '已到现场核对：顶板9月2日通过验收，按办法计入九月，八月的进度不变。' },
    },
  ]
}
