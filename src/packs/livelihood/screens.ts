import { defineScreen } from '../../definition/screen/define-screen.ts'
import { projectBallot } from './ledgers/project-ballot.ledger.ts'

/** The year's livelihood projects, and the ballots by which they were chosen. */
export const yearScreen = defineScreen({
  id: 'livelihood-year',
  path: '/livelihood',
  label: '民生实事',
  menu: { label: '民生实事', after: 'boards', icon: 'people' },
})

/** What was proposed: screened, merged, and put up as candidates. */
export const proposalScreen = defineScreen({
  id: 'livelihood-proposals',
  path: '/livelihood/proposals',
  label: '征集建议',
  within: yearScreen.id,
})

/** One ballot: its rule, the two groups' counts, the result. */
export const ballotScreen = defineScreen({
  id: 'project-ballot',
  path: '/livelihood/ballots/$ballot',
  label: '票决',
  within: yearScreen.id,
  over: { ledger: projectBallot.id, link: '清点计票' },
})

/** The paper slip, to be printed. */
export const slipScreen = defineScreen({
  id: 'ballot-slip',
  path: '/livelihood/ballots/$ballot/slip',
  label: '选票',
  within: yearScreen.id,
})

export const livelihoodScreens = [yearScreen, proposalScreen, ballotScreen, slipScreen]
