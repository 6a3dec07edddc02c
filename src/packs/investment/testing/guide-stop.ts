import type { GuideStop } from '../../../../conformance/e2e/guide-stop.ts'

/** The screen on the picture of this pack's guide. */
export const guideStop: GuideStop = { as: 'tongji', path: '/loops/investment-pipeline?look=board', shows: '洽谈' }
