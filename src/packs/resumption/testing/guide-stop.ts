import type { GuideStop } from '../../../../conformance/e2e/guide-stop.ts'

/** The screen on the picture of this pack's guide. */
export const guideStop: GuideStop = { as: 'tongji', path: '/loops/resumption?look=diagram', shows: '现场核查' }
