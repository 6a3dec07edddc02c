import type { DemoPart } from '../../../../demo/part.ts'
import { congress2020, congress2021, county, targetSheet } from '../../township/demo/targets.ts'
import { congressSheets, liveBallot } from './congress.ts'
import { fundSheet } from './funds.ts'
import { judgementSheets, liveProjects } from './judgement.ts'
import { liveEnclosures, liveProposals, proposalSheets } from './proposals.ts'
import { livelihoodSheets } from './sheets.ts'

/** The congress and its ballot, insurance, care, schooling, training and the projects that the deputies chose. */
export const demoPart: DemoPart = {
  settle: (world) => () => [
    ...livelihoodSheets(world),
    ...congressSheets(),
    ...judgementSheets(),
    fundSheet(),
    ...proposalSheets(),
    targets,
  ],
  lives: {
    民生实事票决: liveBallot,
    民生实事项目: liveProjects,
    民生实事资金: () => [],
    民意调查: () => [],
    满意度测评: () => [],
    代表出席: () => [],
    票决候选项目: () => [],
    候选项目意见: () => [],
    票数清点: () => [],
    计票记录: () => [],
    民生实事建议: liveProposals,
    建议人留言: liveEnclosures,
  },
  registers: ['代表名册', '人代会会议', '民生实事征集', '征集筛选清单'],
}

const targets = targetSheet([
  ['新增就业人数', '2020', '150', '人', congress2020],
  ['医保参保率', '2020', '99.5', '%', county],
  ['医保参保率', '2021', '99.8', '%', congress2021],
  ['新增就业人数', '2021', '200', '人', congress2021],
])
