import type { DemoPart } from '../../../../demo/part.ts'
import { congress2020, targetSheet } from '../../township/demo/targets.ts'
import { liveBoard } from './board.ts'
import { liveCreations, liveKeyProjects, liveMilestones, livePlans } from './life.ts'
import { constructionSheets, projectDuties } from './sheets.ts'

/** Key projects with their monthly reports and their board, creations, renovation. */
export const demoPart: DemoPart = {
  settle: (world) => () => [...constructionSheets(world), projectDuties(world), targets],
  lives: {
    重点项目: liveKeyProjects,
    项目节点: liveMilestones,
    项目计划: livePlans,
    创建任务: liveCreations,
  },
  events: liveBoard,
}

const targets = targetSheet([['政府投资', '2020', '180000000', '元', congress2020]])
