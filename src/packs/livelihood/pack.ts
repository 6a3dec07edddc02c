import { definePack } from '../../definition/pack/define-pack.ts'
import { livelihoodProgressAnnex } from './annexes/livelihood-progress.annex.ts'
import { livelihoodProjectAnnex } from './annexes/livelihood-project.annex.ts'
import { livelihoodProjectBoard } from './boards/livelihood-project.board.ts'
import { livelihoodChecks } from './checks.ts'
import { livelihoodDuties } from './duties/livelihood-project.duty.ts'
import { facilityIndicators } from './indicators/facility.indicator.ts'
import { livelihoodProjectIndicators } from './indicators/livelihood-project.indicator.ts'
import { opinionIndicators } from './indicators/opinion.indicator.ts'
import { securityIndicators } from './indicators/security.indicator.ts'
import { serviceIndicators } from './indicators/service.indicator.ts'
import { ballotCandidate } from './ledgers/ballot-candidate.ledger.ts'
import { ballotCount } from './ledgers/ballot-count.ledger.ts'
import { ballotResult } from './ledgers/ballot-result.ledger.ts'
import { ballotTally } from './ledgers/ballot-tally.ledger.ts'
import { candidateOpinion } from './ledgers/candidate-opinion.ledger.ts'
import { congressSession } from './ledgers/congress-session.ledger.ts'
import { deputy } from './ledgers/deputy.ledger.ts'
import { elderlyFacility } from './ledgers/elderly-facility.ledger.ts'
import { healthService } from './ledgers/health-service.ledger.ts'
import { houseRepair } from './ledgers/house-repair.ledger.ts'
import { livelihoodPicture } from './ledgers/livelihood-picture.ledger.ts'
import { livelihoodProject } from './ledgers/livelihood-project.ledger.ts'
import { livelihoodProposal } from './ledgers/livelihood-proposal.ledger.ts'
import { livelihoodReport } from './ledgers/livelihood-report.ledger.ts'
import { opinionSurvey } from './ledgers/opinion-survey.ledger.ts'
import { projectBallot } from './ledgers/project-ballot.ledger.ts'
import { projectFund } from './ledgers/project-fund.ledger.ts'
import { proposalCriterion } from './ledgers/proposal-criterion.ledger.ts'
import { proposalEnclosure } from './ledgers/proposal-enclosure.ledger.ts'
import { proposalSeason } from './ledgers/proposal-season.ledger.ts'
import { ruralFacility } from './ledgers/rural-facility.ledger.ts'
import { satisfactionItem } from './ledgers/satisfaction-item.ledger.ts'
import { satisfactionReview } from './ledgers/satisfaction-review.ledger.ts'
import { sessionAttendance } from './ledgers/session-attendance.ledger.ts'
import { socialInsurance } from './ledgers/social-insurance.ledger.ts'
import { studentAid } from './ledgers/student-aid.ledger.ts'
import { trainingSession } from './ledgers/training-session.ledger.ts'
import { welfarePayment } from './ledgers/welfare-payment.ledger.ts'
import { livelihoodProjectLoop } from './loops/livelihood-project.loop.ts'
import { livelihoodProposalLoop } from './loops/livelihood-proposal.loop.ts'
import { projectBallotLoop } from './loops/project-ballot.loop.ts'
import { satisfactionLoop } from './loops/satisfaction.loop.ts'
import { livelihoodPublicPage } from './public-pages/livelihood.public-page.ts'
import { proposalPublicPage } from './public-pages/proposal.public-page.ts'
import { livelihoodSections } from './report/section.ts'
import { livelihoodScreens } from './screens.ts'
import { livelihoodSettings } from './settings.ts'
import { projectSlips } from './slips.ts'

/** People's livelihood: the deputies' projects, insurance, welfare, schooling, health, care of the old, jobs, rural facilities. */
export const livelihood = definePack({
  id: 'livelihood',
  label: '民生保障',
  office: '社会事务办公室',
  ledgers: [
    livelihoodProject,
    livelihoodReport,
    livelihoodPicture,
    projectFund,
    socialInsurance,
    welfarePayment,
    studentAid,
    healthService,
    elderlyFacility,
    trainingSession,
    ruralFacility,
    houseRepair,
    deputy,
    congressSession,
    sessionAttendance,
    projectBallot,
    ballotCandidate,
    candidateOpinion,
    ballotCount,
    ballotTally,
    ballotResult,
    satisfactionReview,
    satisfactionItem,
    opinionSurvey,
    proposalSeason,
    proposalCriterion,
    livelihoodProposal,
    proposalEnclosure,
  ],
  indicators: [...livelihoodProjectIndicators, ...securityIndicators, ...serviceIndicators, ...facilityIndicators, ...opinionIndicators],
  checks: livelihoodChecks,
  annexes: [livelihoodProjectAnnex, livelihoodProgressAnnex],
  publicPages: [livelihoodPublicPage, proposalPublicPage],
  secretBallots: [projectSlips],
  duties: livelihoodDuties,
  screens: livelihoodScreens,
  loops: [livelihoodProposalLoop, projectBallotLoop, livelihoodProjectLoop, satisfactionLoop],
  boards: [livelihoodProjectBoard],
  settings: livelihoodSettings,
  words: { counted: ['民生实事', '实事'] },
  sections: livelihoodSections,
})
