import type { GuideStop } from '../../../../conformance/e2e/guide-stop.ts'

/** The screen on the picture of this pack's guide. */
export const guideStop: GuideStop = { as: 'zhenzhang', path: '/boards?month=2020-11', shows: '进度灯' }
