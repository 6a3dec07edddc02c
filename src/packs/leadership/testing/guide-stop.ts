import type { GuideStop } from '../../../../conformance/e2e/guide-stop.ts'

/** The screen on the picture of this pack's guide. */
export const guideStop: GuideStop = { as: 'bianji', path: '/leadership', shows: '瓦窑山村' }
